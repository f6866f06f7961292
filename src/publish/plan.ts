/**
 * From what the user asks for to what is to be made: which sources go into which pack, and which files it becomes.
 *
 * A folder gets one set of files for each source, named after it, unless a title makes one pack of them all; files that are
 * named one by one are always one pack.
 */
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { problem, type Report } from '../model/problem.ts';
import { slug } from '../bind/slug.ts';
import { formats, type Format } from '../render/renderer.ts';
import { closest } from '../model/closest.ts';
import type { Listed } from '../world/world.ts';
import type { Request } from './request.ts';

/** One file to be made, or a folder of files. */
export type Output = {
  readonly format: Format;
  /** Whether it is a folder with a file for each article; it is then named by the first file in it. */
  readonly folder: boolean;
  /** As the user would write it; `-` is standard output. */
  readonly name: string;
  /** The file name without its ending. */
  readonly stem: string;
};

/** One pack to be made, in one or more formats. */
export type Edition = { readonly sources: readonly string[]; readonly outputs: readonly Output[] };

/** The folder that an edition goes to, as the user would write it. */
export function homeOf({ outputs }: Edition): string {
  const [first] = outputs;
  if (first === undefined) return '.';
  return first.folder ? dirname(dirname(first.name)) : dirname(first.name);
}

/** What planning asks of the disk. */
export type Ground = {
  /** The absolute path of the working folder. */
  readonly folder: string;
  readonly isFolder: (path: string) => boolean;
  /** What lies in a folder, by name; nothing when there is no such folder. */
  readonly list: (path: string) => readonly Listed[];
  /** Whether there is anything of this name. */
  readonly exists: (path: string) => boolean;
  /** The path after links are followed; the path itself when there is nothing. */
  readonly real: (path: string) => string;
};

/** What a folder of Markdown is opened by: code-hosting sites show it. */
const firstFile = 'README.md';

/** Where outputs go when the user does not say. */
export const usualFolder = 'out/';

/** The packs that `request` asks for; null, with all faults reported, when it can not be met. */
export function plan(request: Request, ground: Ground, report: Report): readonly Edition[] | null {
  let sound = true;
  const wrong: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  checkSources(request, ground, wrong);
  const editions = request.sources.length === 0 ? [] : arrange(request, ground, wrong);
  checkOutputs(editions, request, ground, wrong);
  if (request.attachSources === true && !editions.some((it) => it.outputs.some(({ format }) => format === 'pdf'))) {
    wrong(problem('usage', null, '--attach-sources puts them into a PDF, and none is made', 'add an output: -o story.pdf'));
  }
  if (request.llms === true && !editions.some((it) => it.outputs.some(({ folder }) => folder))) {
    const hint = 'give a folder and no --single, and a manifest or more than one article: -o out/';
    wrong(problem('usage', null, '--llms puts llms.txt into a folder of Markdown, and none is made', hint));
  }
  if (request.feeds === true && isNamed(request, ground)) {
    wrong(problem('usage', null, '--feeds lists what is in a folder, and none is made', 'give a folder: -o out/'));
  }
  const needless = request.feedUrl !== null ? '--feed-url' : request.feedTitle !== '' ? '--feed-title' : null;
  if (needless !== null && request.feeds !== true) {
    wrong(problem('usage', null, `${needless} is about feeds, and none are made`, 'add --feeds, or feeds: true to the manifest'));
  }
  return sound ? editions : null;
}

/** All sources of `request` as one pack that becomes no file: to look at, not to build. Null when they can not be. */
export function planToLook(request: Request, ground: Ground, report: Report): readonly Edition[] | null {
  let sound = true;
  checkSources(request, ground, (diagnostic) => {
    sound = false;
    report(diagnostic);
  });
  return sound ? [{ sources: request.sources, outputs: [] }] : null;
}

function checkSources(request: Request, ground: Ground, wrong: Report): void {
  if (request.sources.length === 0) {
    wrong(problem('usage', null, 'no source is given', 'name one or more articles: slugline story.md -o story.pdf'));
  }
  if (request.sources.includes('')) wrong(problem('usage', null, 'a source has no name', 'give the path of an article'));
  const seen = new Set<string>();
  for (const source of request.sources) {
    const path = source === '-' ? source : ground.real(resolve(ground.folder, source));
    if (seen.has(path)) wrong(problem('usage', null, `the source ${source} is given twice`, 'name each article once'));
    seen.add(path);
  }
  if (request.sources.includes('-') && request.from === null) {
    wrong(problem('usage', null, 'standard input does not tell its format', 'say --from markdown or --from text'));
  }
}

function arrange(request: Request, ground: Ground, wrong: Report): readonly Edition[] {
  const outputs = wantedOutputs(request);
  if (outputs.includes('-') && outputs.length > 1) {
    wrong(problem('usage', null, 'standard output is not the only output', 'give -o - alone, or files alone'));
    return [];
  }
  const folder = folderIn(outputs, ground);
  if (folder === undefined)
    return [{ sources: request.sources, outputs: outputs.flatMap((it) => namedOutput(it, request, wrong)) }];
  if (outputs.length > 1) {
    wrong(
      problem('usage', null, `${folder} is a folder and not the only output`, 'give one folder, or files: -o a.pdf -o a.epub'),
    );
    return [];
  }
  const stem = request.stem === '' && request.title !== '' ? slug(request.title) : request.stem;
  if (stem !== '') return [inFolder(folder, stem, request.sources, request)];
  return request.sources.map((source) => inFolder(folder, stemOf(source), [source], request));
}

/** Whether files are named one by one, and no folder is asked for. */
export function isNamed(request: Pick<Request, 'outputs'>, ground: Ground): boolean {
  return folderIn(wantedOutputs(request), ground) === undefined;
}

function wantedOutputs({ outputs }: Pick<Request, 'outputs'>): readonly string[] {
  return outputs.length === 0 ? [usualFolder] : outputs;
}

/** The first of some outputs that is a folder. */
function folderIn(outputs: readonly string[], ground: Ground): string | undefined {
  return outputs.find((output) => output !== '-' && isFolderName(output, ground));
}

function isFolderName(name: string, ground: Ground): boolean {
  return name.endsWith('/') || ground.isFolder(resolve(ground.folder, name));
}

function inFolder(folder: string, stem: string, sources: readonly string[], { to, single, manifest }: Request): Edition {
  const wanted = to.length === 0 ? formats : to;
  const isPack = manifest !== null || sources.length > 1;
  const outputs = wanted.map((format): Output =>
    format === 'md' && isPack && single !== true
      ? { format, folder: true, stem, name: join(folder, stem, firstFile) }
      : { format, folder: false, stem, name: join(folder, `${stem}.${format}`) },
  );
  return { sources, outputs };
}

function stemOf(source: string): string {
  if (source === '-') return 'stdin';
  const name = basename(source);
  const stem = name.slice(0, name.length - extname(name).length);
  // The name goes into the folder's list and into addresses inside the files: what a terminal could take for a command stays out.
  return stem.replace(/[\p{Cc}\p{Cf}]/gu, '_');
}

function namedOutput(name: string, request: Request, wrong: Report): readonly Output[] {
  if (name === '-') {
    const [format, ...others] = request.to;
    if (format !== undefined && others.length === 0) return [{ format, folder: false, name, stem: 'stdout' }];
    wrong(problem('usage', null, 'standard output takes exactly one format', 'say which with --to pdf, --to epub or --to md'));
    return [];
  }
  const ending = extname(name);
  const format = formats.find((it) => `.${it}` === ending.toLowerCase());
  if (format === undefined) {
    const near = closest(ending.slice(1), formats);
    const example = basename(name).startsWith('.') ? 'story' : name;
    const hint = ending === '' ? `write ${example}.pdf for a file, or ${example}/ for a folder` : `give it one of ${endings}`;
    const what = ending === '' ? 'has no ending that tells its format' : `ends in ${ending}, which is no format`;
    wrong(problem('usage', null, `the output ${name} ${what}`, near === null ? hint : `did you mean .${near}?`));
    return [];
  }
  if (request.to.length > 0 && !request.to.includes(format)) {
    wrong(
      problem('usage', null, `the output ${name} is not among --to ${request.to.join(',')}`, 'leave --to out: the ending tells'),
    );
  }
  return [{ format, folder: false, name, stem: basename(name).slice(0, -ending.length) }];
}

const endings = formats.map((format) => `.${format}`).join(', ');

function checkOutputs(editions: readonly Edition[], { manifest }: Request, ground: Ground, wrong: Report): void {
  const sources = new Set(
    [...editions.flatMap((it) => it.sources), ...(manifest === null ? [] : [manifest])]
      .filter((source) => source !== '-')
      .map((source) => ground.real(resolve(ground.folder, source))),
  );
  const taken = new Map<string, Edition>();
  for (const edition of editions) {
    for (const output of edition.outputs) {
      if (output.name === '-') continue;
      const path = ground.real(resolve(ground.folder, output.name));
      // A folder has files whose names are not yet known; its manifest is one of them.
      const inside = join(dirname(path), sep);
      if (sources.has(path) || (output.folder && [...sources].some((it) => it.startsWith(inside)))) {
        wrong(problem('usage', null, `the output ${output.name} would overwrite its own source`, 'choose another name with -o'));
      }
      const isOurs = ground.exists(join(dirname(output.name), 'slugline.yml'));
      if (output.folder && !isOurs && ground.exists(output.name)) {
        const hint = 'choose another folder with -o, another title, or --single';
        wrong(problem('usage', null, `${output.name} is there already, in a folder that is no pack`, hint));
      }
      // Upper and lower case are one name on half of the world's disks.
      const key = path.normalize('NFC').toLowerCase();
      const other = taken.get(key);
      if (other !== undefined) wrong(clash(output.name, other, edition));
      taken.set(key, edition);
    }
  }
}

function clash(name: string, first: Edition, second: Edition): ReturnType<typeof problem> {
  return first === second
    ? problem('output-clash', null, `the output ${name} is asked for twice`, 'name each output once')
    : problem(
        'output-clash',
        null,
        `${first.sources.join(', ')} and ${second.sources.join(', ')} would both become ${name}`,
        'build them into two folders, or into one pack with --title',
      );
}
