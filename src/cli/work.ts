/** The commands that set articles and look at them. */
import { dumpPack } from '../model/dump.ts';
import type { Inline } from '../model/document.ts';
import { paragraphMark } from '../model/numbers.ts';
import type { Pack } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { problem } from '../model/problem.ts';
import { tally } from '../model/tally.ts';
import { build as make } from '../publish/build.ts';
import { deliver } from '../publish/deliver.ts';
import type { Desk } from '../publish/desk.ts';
import { gather } from '../publish/gather.ts';
import { filesOf, type Made } from '../publish/make.ts';
import { place, type Delivered } from '../publish/place.ts';
import { planToLook, type Edition, type Ground, type Output } from '../publish/plan.ts';
import type { Request } from '../publish/request.ts';
import { isPassing, openMemory, type CacheWish } from '../publish/trace/open.ts';
import type { Reading } from '../publish/trace/reading.ts';
import { settle } from '../publish/settle.ts';
import { writeAll } from '../publish/write.ts';
import { vetFont } from '../font/vet.ts';
import { openStyle } from '../style/load.ts';
import { jsonOf } from './model.ts';
import type { Shell } from './shell.ts';

/** What a command works with. */
export type Work = {
  readonly request: Request;
  readonly desk: Desk;
  readonly ground: Ground;
  readonly shell: Shell;
  /** Whether nothing stands in the way of an output: no error, and under --strict no warning. */
  readonly sound: () => boolean;
  /** Prints a result: its line for people, its object for programs. Null is nothing for those. */
  readonly result: (line: string | null, object: Readonly<Record<string, unknown>> | null) => void;
  readonly json: boolean;
  /** The flag that has standard output for itself, if one has. */
  readonly taken: string | null;
  readonly cache: CacheWish;
  /** Whether outputs of articles that are gone are deleted. */
  readonly prune: boolean;
  /** Whether only the numbers of paragraphs are asked for. */
  readonly numbers: boolean;
};

/** Makes all outputs, or none. */
export async function build(work: Work): Promise<void> {
  const { request: asked, desk, ground, sound } = work;
  if (isPassing(asked)) {
    const built = await make(asked, { desk, ground, sound, agree: agreeing(work) });
    if (built !== null) hand(built.made, work);
    return;
  }
  const { files } = await attempt(work);
  for (const { file, written } of files ?? []) tellFile(file, written, work);
  const same = (files ?? []).filter(({ written }) => !written).length;
  if (same > 0) work.result(`${plural(same, 'file')} unchanged`, null);
}

/** What came of a build: its files, of which none are there when it failed, and what it read, which is told all the same. */
export type Attempt = { readonly files: readonly Delivered[] | null; readonly readings: readonly Reading[] };

/** Makes all outputs that are not there, or none, and says what was read for it. */
export async function attempt(work: Work): Promise<Attempt> {
  const { request: asked, desk, ground, shell, sound, cache } = work;
  const passing = isPassing(asked);
  const { memory, close } = openMemory(asked, passing ? { ...cache, folder: null } : cache, { world: desk.world, ground });
  const { world, ground: recorded } = memory.recorder;
  const remembering = { ...desk, memory, world };
  const shop = { desk: remembering, ground: recorded, sound, agree: agreeing(work) };
  try {
    const { value: built, readings } = await memory.recorder.during(() => make(asked, shop));
    if (built === null) return { files: null, readings };
    const { uninterrupted } = shell;
    const { prune } = work;
    const files =
      passing || built.run.named
        ? uninterrupted(() => place(built, { desk: remembering, memory }))
        : await deliver(built, asked, { desk: remembering, memory, ground, uninterrupted, prune });
    return { files, readings };
  } finally {
    shell.uninterrupted(close);
  }
}

/** Writes what is not to be remembered: files, or standard output. */
function hand(made: readonly Made[], work: Work): void {
  const { desk, shell, sound } = work;
  for (const { output, rendered } of made) {
    if (!isStandard(output) || rendered.beside.length === 0) continue;
    const hint = 'write it to a file: -o story.md';
    desk.report(problem('usage', null, 'the pictures of Markdown on standard output would have no place', hint));
  }
  const streamed = made.filter((it) => isStandard(it.output));
  const files = made.filter((it) => !isStandard(it.output)).flatMap((it) => filesOf(it, desk.folder));
  if (!sound()) return;
  desk.progress('writing');
  if (!shell.uninterrupted(() => writeAll(files, desk.report))) return;
  for (const { rendered } of streamed) shell.out.write(rendered.bytes);
  const pagesOf = new Map(made.map(({ output, rendered }) => [output.name, rendered.leaves ?? null]));
  for (const { name, bytes } of files) tellFile({ name, bytes: bytes.length, pages: pagesOf.get(name) ?? null }, true, work);
}

function tellFile({ name, bytes, pages }: Delivered['file'], written: boolean, { result }: Work): void {
  const counted = pages === null ? {} : { pages };
  result(written ? name : null, { type: 'output', path: name, bytes, ...counted, written });
}

const isStandard = (output: Output): boolean => output.name === '-';

function agreeing(work: Work): (editions: readonly Edition[]) => void {
  return (editions) => {
    if (editions.some((it) => it.outputs.some(isStandard))) checkStandardOutput(work);
  };
}

function checkStandardOutput({ shell, taken, desk }: Work): void {
  if (taken !== null) {
    desk.report(problem('usage', null, `${taken} and -o - both want standard output`, 'write the output to a file'));
  }
  if (shell.out.terminal) {
    desk.report(problem('usage', null, 'standard output is a terminal', 'send it on with | or >, or name a file with -o'));
  }
}

/** Reads and binds, and says of each article that it is sound. */
export async function check({ request, desk, ground, sound, result }: Work): Promise<void> {
  const packs = await packsToLookAt(request, ground, desk);
  for (const pack of packs) tellUncited(pack, desk.report);
  if (!sound()) return;
  for (const story of packs.flatMap((pack) => pack.stories.filter(({ role }) => role === 'article'))) {
    const { words, pictures } = tally(story);
    const counts = [plural(words, 'word'), ...(pictures === 0 ? [] : [plural(pictures, 'picture')])].join(', ');
    result(`${story.at.file}: ok, ${counts}`, { type: 'source', path: story.at.file, words, pictures });
  }
}

/** Shows the model of the pack that the articles make. */
export async function inspect({ request, desk, ground, sound, shell, json, result, numbers }: Work): Promise<void> {
  const packs = await packsToLookAt(request, ground, desk);
  if (!sound()) return;
  if (numbers) {
    for (const [paragraph, number] of packs.flatMap((pack) => [...pack.numbers])) {
      const { file, line } = paragraph.at;
      const words = firstWords(paragraph.content);
      result(`${paragraphMark(number)} ${file}:${line} ${words}`, { type: 'paragraph', number, path: file, line, words });
    }
    return;
  }
  for (const pack of packs) shell.out.write(json ? `${jsonOf(pack)}\n` : dumpPack(pack));
}

/** The beginning of a paragraph, to be known by. */
function firstWords(run: readonly Inline[]): string {
  const words = plain(run).trim().split(/\s+/);
  return words.length <= 8 ? words.join(' ') : `${words.slice(0, 8).join(' ')}…`;
}

/** Claims that rest on nothing that the pack has. */
function tellUncited({ apparatus }: Pack, report: Desk['report']): void {
  const claims = [
    ...apparatus.judgements.map((it) => ({ ...it, what: 'judgement' })),
    ...apparatus.figures.map((it) => ({ ...it, what: 'figure' })),
    ...apparatus.timeline.map((it) => ({ ...it, what: 'event' })),
  ];
  for (const { at, cites, what } of claims) {
    if (cites.length > 0) continue;
    report(
      problem(
        'claim-uncited',
        at,
        `this ${what} cites nothing`,
        'name an article, and the words or the figure in it that it rests on',
      ),
    );
  }
}

async function packsToLookAt(asked: Request, ground: Ground, desk: Desk): Promise<readonly Pack[]> {
  const request = await settle(asked, ground, desk);
  if (request === null) return [];
  const editions = planToLook(request, ground, desk.report);
  await openStyle(request, desk.world, vetFont, desk.report);
  const bound = editions === null ? null : await gather(editions, request, desk);
  return (bound ?? []).map((it) => it.pack);
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
