/** A folder full of sources, sound and broken, and a way to run the program in it without a process of its own. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { patched, renamed } from '../font/make.ts';
import { main } from '../../src/cli/main.ts';
import type { Shell, Sink } from '../../src/cli/shell.ts';

/** A picture of one red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

const story = (...lines: readonly string[]): string => ['# Rain', '', ...lines, ''].join('\n');
const matter = (...lines: readonly string[]): string => ['---', ...lines, '---', '', story('It rained.')].join('\n');
const shows = (picture: string, alt = 'A map'): string => story(`![${alt}](${picture})`);

/** A table of `columns` columns with the same word in each. */
const grid = (columns: number, word: string): readonly string[] =>
  [word, '---', word].map((cell) => `|${` ${cell} |`.repeat(columns)}`);

const serif = readFileSync('fonts/SourceSerif4-Regular.ttf');

/** What lies in the folder, by path. A comment says what is wrong where the name does not. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'a.md': '# Rain\n\nIt rained.\n',
  'b.txt': 'Sun\n\nIt shone.\n',
  'a.txt': 'Rain\n\nIt rained.\n',
  'same.md': '# Rain\n\nIt rained again.\n',
  'stories/d.md': story('It rained.'),
  'bold.md': story('It rained **hard** in 1923, and *all* day.'),
  'snow.md': story('Snow☃man, and', 'so on: ☃.'),
  'stories/a.md': story('It rained in the hills.'),
  'out/kept.txt': 'kept\n',
  'occupied/kept/README.md': '# Ours\n',
  'pixel.png': pixel,
  'pixel-story.md': shows('pixel.png'),
  'elsewhere.md': '# Elsewhere\n\nIt did not rain there.\n',
  'open.md': '---\nmarking: TLP:CLEAR\n---\n\n# Open\n\nThe gates are open to all.\n',
  'closed.md': '---\nmarking: TLP:RED\n---\n\n# Closed\n\nThe second key lies under the third stone from the left.\n',
  'careless.md': '# Careless\n\nSome say that the second key lies under the third stone from the left.\n',
  '-weird.txt': 'Odd\n\nA name like a flag.\n',
  // Not articles
  'empty.md': '',
  'broad.md': story(...grid(8, 'expenditure')),
  'broader.md': story(...grid(12, 'expenditure')),
  'broadest.md': story(...grid(40, 'expenditure')),
  'blank.txt': ' \n\n\t\n',
  'zeros.txt': new Uint8Array(64),
  'really-pdf.md': '%PDF-1.7\n%\xe2\xe3\n1 0 obj\n',
  'really-zip.txt': new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
  'really-png.md': pixel,
  'really-gzip.txt': new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
  'page.html': '<p>Rain</p>',
  'letter.docx': new Uint8Array([0x50, 0x4b, 3, 4]),
  README: '# Rain\n\nIt rained.\n',
  'deep-quotes.md': story(`${'> '.repeat(3000)}rain`),
  // Styles: what is wrong in them is in their names
  'styles/house.yml': '# Ours\nextends: book\nvoices:\n  body: { size: 10 }\n',
  'styles/unknown.yml':
    'extends: book\nvoices:\n  body:\n    sise: 10\n    leading: 13\n  boddy: { size: 10 }\nmargins: { top: 2cm }\n',
  'styles/values.yml':
    'page:\n  width: wide\n  height: 3m\nmirrored: yes\nlead: dropcap\nindent: -3\nink: { text: black }\nsink: 1.5\n',
  'styles/range.yml':
    'voices:\n  body: { size: 3 }\n  note: { size: 200mm }\nrefinement: { expansion: 0.2 }\ncolumns: { count: 3 }\n',
  'styles/leading.yml': 'voices:\n  headline:\n    size: 40\n',
  'styles/narrow.yml': 'margin: { left: 95mm, right: 95mm }\n',
  'styles/low.yml': '\nmargin: { top: 14cm, bottom: 15cm }\n',
  'styles/syntax.yml': 'extends: book\nvoices:\n  body: { size: 10\n',
  'styles/twice.yml': 'indent: 3\nindent: 4\n',
  'styles/anchor.yml': 'faces: *none\n',
  'styles/two.yml': 'indent: 3\n---\nindent: 4\n',
  'styles/list.yml': '- indent\n- margin\n',
  'styles/scalar.yml': 'margin: 3\nvoices: [body]\n',
  'styles/tag.yml': 'indent: !!js/function "function () {}"\n',
  'styles/latin.yml': new Uint8Array([0x23, 0xe9, 0x0a]),
  'styles/parent.yml': '\nextends: nosuch\n',
  'styles/orphan.yml': 'extends: gone.yml\n',
  'styles/circle.yml': 'indent: 3\nextends: circle-too.yml\n',
  'styles/circle-too.yml': 'extends: circle.yml\n',
  'styles/deep.yml': `indent: ${'['.repeat(200)}${']'.repeat(200)}\n`,
  'styles/laughs.yml': `lol:\n${[...'bcdefghijklmnop'].map((it, at) => `  - &${it} [${at === 0 ? '' : `*${'abcdefghijklmnop'[at]}, `.repeat(9)}x]`).join('\n')}\nindent: *p\n`,
  'styles/large.yml': `# ${'x'.repeat(70_000)}\n`,
  'styles/words.yml': 'hyphenation: { exceptions: [rec-ord, "two words", 3] }\n',
  'styles/font-gone.yml': 'faces:\n  serif:\n    roman: Gone.ttf\n    bold: ../fonts/woff.ttf\n',
  'styles/no-roman.yml': 'fallback:\n  - { italic: ../fonts/sound.ttf }\n',
  // Articles to draft from, and what such a draft may find in its place
  'news.md':
    '---\ndate: 2022-01-03\n---\n\n# Rain\n\nThe mayor of Troy, Ada Quill, opened the Troy Rain Fund (TRF) in Paris on 3 May 2020.\n',
  'gestern.md': '---\nlang: de\ndate: 2022-01-03\n---\n\n# Regen\n\nEs regnete gestern.\n',
  'yesterday.md': '# Rain\n\nIt rained yesterday.\n',
  'facts/mine.yml': 'people:\n  - name: Ada Quill # as she writes it\n    role: Lord Mayor\n    reviewed: true\n',
  'facts/other.yml': 'title: Rain\n',
  'facts/broken.yml': 'people: [Ada\n',
  'facts/braces.yml': '{ people: [] }\n',
  // Fonts
  'fonts/sound.ttf': serif,
  'fonts/woff.ttf': new TextEncoder().encode('wOF2 and so on and on'),
  'fonts/woff1.ttf': new TextEncoder().encode('wOFF and so on and on'),
  'fonts/collection.ttf': new TextEncoder().encode('ttcf and so on and on'),
  'fonts/no-font.ttf': 'It rained.\n',
  'fonts/empty.ttf': '',
  'fonts/cut.ttf': serif.subarray(0, 90_000),
  'fonts/variable.ttf': renamed(serif, 'GDEF', 'fvar'),
  'fonts/no-outlines.ttf': renamed(serif, 'glyf', 'sbix'),
  'fonts/no-cmap.ttf': renamed(serif, 'cmap', 'cnap'),
  'fonts/cff2.otf': renamed(renamed(serif, 'glyf', 'CFF2'), 'loca', 'HVAR'),
  'fonts/forbidden.ttf': patched(serif, 'OS/2', 8, 2),
  'fonts/whole-only.ttf': patched(serif, 'OS/2', 8, 0x100),
  'fonts/plain.ttf': renamed(serif, 'GSUB', 'GSUX'),
  // Front matter
  'fm-open.md': '---\ntitle: Rain\n\n# Rain\n\nIt rained.\n',
  'fm-syntax.md': matter('title: "Rain'),
  'fm-tab.md': matter('title: Rain', '\tdate: 2022-01-03'),
  'fm-key.md': matter('titel: Rain'),
  'fm-keys.md': matter('titel: Rain', 'autor: Ada'),
  'fm-twice.md': matter('title: Rain', 'title: Sun'),
  'fm-title-list.md': matter('title: [Rain, Sun]'),
  'fm-date.md': matter('date: yesterday'),
  'fm-date-31.md': matter('date: 2022-02-31'),
  'fm-lang.md': matter('lang: english please'),
  'fm-authors.md': matter('authors: { name: Ada }'),
  'fm-tag.md': matter('title: !!js/function "function () {}"'),
  'fm-deep.md': matter(`title: ${'['.repeat(200)}${']'.repeat(200)}`),
  'fm-aliases.md': matter(
    'a: &a [x, x]',
    ...'bcdefgh'.split('').map(
      (it) =>
        `${it}: &${it} [${Array(20)
          .fill(`*${String.fromCharCode(it.charCodeAt(0) - 1)}`)
          .join(', ')}]`,
    ),
  ),
  // Packs
  'pack/slugline.yml': [
    'title: The week',
    'subtitle: In the gulf',
    'series: Weekly',
    'issue: 12',
    'date: 2022-01-31',
    'authors: [Ada, Bo]',
    'numbering: paragraphs',
    'articles:',
    '  - file: rain.md',
    '    title: Rain, *again*',
    '  - more/*.txt',
    'bottom-line: { file: bluf.md }',
    'people:',
    '  - { name: Ada, role: forecaster }',
    '  - { name: Bo, reviewed: false }',
    '',
  ].join('\n'),
  'pack/rain.md': matter('title: Rain', 'author: Cy', 'date: 2022-01-03', 'lang: fr').replace('# Rain\n\n', ''),
  'pack/more/sun.txt': 'Sun\n\nIt shone.\n',
  'pack/bluf.md': 'It will rain.\n',
  'json/slugline.json': '{\n  "title": "The month",\n  "articles": ["../a.md"],\n  "output": "month.md"\n}\n',
  'gaps/slugline.yml': [
    'title: The week',
    'numbering: paragraphs',
    'formats: md',
    'articles: [hail.md, fog.md]',
    'parts:',
    '  - { title: Seen, articles: [rain.md] }',
    'judgements:',
    '  - { text: It hailed., cites: [{ article: hail.md, quote: hail }, { article: rain.md, quote: rained }] }',
    'figures:',
    '  - { figure: 9, label: foggy days, cites: [{ article: fog.md, quote: nine days }] }',
    '',
  ].join('\n'),
  'gaps/rain.md': story('It rained.'),
  'gaps/fog.md': story('Fog for nine days.', '', '![A map](none.png)'),
  'gaps/altered.md': story('It rained for nine days.', '', '> [!pullquote]', '> It rained for ten days.'),
  'both/slugline.yml': 'title: One\n',
  'both/slugline.json': '{ "title": "Two" }\n',
  'faulty/slugline.yml': 'titel: The week\ndate: 2022-02-31\narticles: [a.md, "*.txt"]\n',
  'plain/a.md': matter('title: "Rain: a tale"', 'date: 2022-01-03').replace('# Rain\n\n', ''),
  'plain/b.txt': 'Sun\n\nIt shone.\n',
  'plain/README.md': '# How to\n',
  // Pictures
  'no-picture.md': shows('nowhere.png'),
  'no-pictures.md': story('![A](one.png)', '', 'Text.', '', '![B](two.png)'),
  'cut-picture.md': shows('cut.png'),
  'cut.png': pixel.subarray(0, 40),
  'text-picture.md': shows('text.png'),
  'text.png': 'This is no picture.\n',
  'empty-picture.md': shows('empty.png'),
  'empty.png': '',
  'bmp-picture.md': shows('old.bmp'),
  'old.bmp': new Uint8Array([0x42, 0x4d, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0]),
  'pdf-picture.md': shows('plan.pdf'),
  'plan.pdf': '%PDF-1.7\n',
  'remote-picture.md': shows('https://example.org/map.png'),
  'outside-picture.md': shows('../elsewhere/secret.png'),
  'absolute-picture.md': shows('/etc/passwd'),
  'escaping-picture.md': shows('escape.png'),
  'folder-picture.md': shows('stories'),
  'pipe-picture.md': shows('pipe'),
  'file-url-picture.md': shows('file:///etc/passwd'),
  'evil-svg-picture.md': shows('evil.svg'),
  'evil.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
  'broken-svg-picture.md': shows('broken.svg'),
  'broken.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect',
  // Warnings, which are errors under --strict
  'headless.md': 'It rained.\n',
  'no-note.md': story('It rained.[^1]'),
  'idle-note.md': story('It rained.', '', '[^1]: Nobody cites me.'),
  'round-notes.md': story('It rained.[^1]', '', '[^1]: See[^2].', '', '[^2]: See[^1].'),
  'bad-link.md': story('See [there](#nowhere).'),
  'other-link.md': story('See [there](elsewhere.md).'),
  'script-link.md': story('See [there](javascript:alert(1)).'),
  'form.md': story('<form><input name="x"></form>', '', 'It rained.'),
  'skips.md': story('## North', '', '#### Hills'),
  'no-alt.md': shows('pixel.png', ''),
  'latin.txt': new Uint8Array([...Buffer.from('Pluie\n\nUn '), 0xe9, ...Buffer.from('t'), 0xe9, ...Buffer.from(' de pluie.\n')]),
  'bell.txt': 'Rain\n\nIt \x07rained.\n',
  // Names that a terminal would obey
  'esc\x1b[31mape.md': shows('nowhere.png'),
  'two\nlines.md': shows('nowhere.png'),
  'right\u202eleft.md': shows('nowhere.png'),
};

/** The whole stage: the folder that commands run in, and how to take it down. */
export type Stage = { readonly folder: string; readonly strike: () => void };

/** Sets everything up in a new folder, with pipes, links and a file larger than any article besides. */
export function stage(): Stage {
  const top = mkdtempSync(join(tmpdir(), 'slugline-stage-'));
  const folder = join(top, 'desk');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, typeof content === 'string' ? 'latin1' : null);
    if (typeof content === 'string' && /[^\0-\xff]/.test(content)) writeFileSync(join(folder, name), content);
  }
  mkdirSync(join(top, 'elsewhere'));
  writeFileSync(join(top, 'elsewhere/secret.png'), pixel);
  symlinkSync('../elsewhere/secret.png', join(folder, 'escape.png'));
  symlinkSync('a.md', join(folder, 'alias.md'));
  symlinkSync('circle.md', join(folder, 'circle.md'));
  writeFileSync(join(folder, 'huge.md'), '# Rain\n');
  truncateSync(join(folder, 'huge.md'), 65 * 1024 * 1024);
  writeFileSync(join(folder, 'large.txt'), 'It rained all day. '.repeat(1_200_000));
  execFileSync('mkfifo', [join(folder, 'pipe'), join(folder, 'pipe.md'), join(folder, 'pipe.pdf')]);
  return { folder, strike: () => rmSync(top, { recursive: true, force: true }) };
}

/** Every path below `folder` with what it holds: two equal lists mean that nothing changed. */
export function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const status = lstatSync(join(folder, name));
      const small = status.isFile() && status.size < 1_000_000;
      return `${name} ${status.size} ${
        small
          ? createHash('sha256')
              .update(readFileSync(join(folder, name)))
              .digest('hex')
          : ''
      }`;
    })
    .toSorted();
}

export type Ran = { readonly out: string; readonly err: string; readonly code: number };

/** How a run differs from the usual: nobody looks, nothing comes in, nothing is set. */
export type Circumstances = {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether standard output and standard error are terminals. */
  readonly terminal?: boolean;
};

/** Runs the program in `folder`. Bytes on standard output come back as Latin-1. */
export async function run(folder: string, argv: readonly string[], how: Circumstances = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Sink => ({
    terminal: how.terminal ?? false,
    write: (chunk) => void (written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1')),
  });
  const shell: Shell = {
    input: (async function* () {
      yield await Promise.resolve(Buffer.from(how.input ?? ''));
    })(),
    out: sink('out'),
    err: sink('err'),
    env: how.env ?? {},
    folder,
    uninterrupted: (work) => work(),
    until: (something) => something,
  };
  const code = await main(argv, shell);
  return { ...written, code };
}
