/** The PDF renderer, asked through its finished files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPicture } from '../../../src/image/open.ts';
import {
  bullets,
  code,
  em,
  h,
  link,
  noParticulars,
  note,
  nowhere,
  p,
  quote,
  rule,
  run,
  strong,
  noBriefing,
} from '../../../src/model/build.ts';
import type { Block, Inline, Picture } from '../../../src/model/document.ts';
import type { Pack, Story } from '../../../src/model/pack.ts';
import { collector, type Diagnostic } from '../../../src/model/problem.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { contentOf, objectsOf } from '../../files/pdf-objects.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { openPdf, type OpenedPdf } from '../../files/pdf.ts';
import { has, run as runTool } from '../../files/tools.ts';
import { ownFile } from '../../own-files.ts';

const words =
  'The passenger had just landed on a flight from Damascus; responsibility for the misunderstanding was, as always, somebody else’s. ';

function story(id: string, body: readonly Block[], change: Partial<Story> = {}): Story {
  return {
    kind: 'story',
    role: 'article',
    at: nowhere,
    id,
    language: 'en-GB',
    headline: run(`Headline of ${id}`),
    standfirst: [],
    particulars: noParticulars,
    body,
    ...change,
  };
}

function pack(stories: readonly Story[], change: Partial<Pack> = {}): Pack {
  return {
    kind: 'pack',
    title: 'A pack & its <title>',
    subtitle: '',
    series: '',
    issue: '',
    ...noBriefing,
    language: 'en-GB',
    authors: ['Jane Smith'],
    date: '2022-01-03',
    description: 'What it is about',
    keywords: ['one', 'two'],
    publisher: '',
    rights: '',
    identifier: 'urn:uuid:00000000-0000-8000-8000-000000000000',
    contents: stories.length > 1,
    cover: null,
    stories,
    pictures: [],
    ...change,
  };
}

type Made = { readonly bytes: Uint8Array; readonly pdf: OpenedPdf; readonly found: readonly Diagnostic[] };

async function render(it: Pack, styleName = 'briefing', size: string | null = null): Promise<Made> {
  const { report, found } = collector();
  const style = loadStyle(styleName, { size }, ownFile, report);
  if (style === null) throw new Error('no style');
  const { bytes } = await renderPdf(it, { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
  expect(await checkPdf(bytes, heardIn(it))).toEqual([]);
  return { bytes, pdf: await openPdf(bytes), found };
}

/** Text with line ends undone: a hyphen that a break put there goes, and all white space is one. */
function flowing(text: string): string {
  return text
    .replace(/\u00ad\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

async function picture(name: string): Promise<Picture> {
  const opened = await openPicture(ownFile(name), name);
  if (!opened.ok) throw new Error(opened.why);
  return opened.picture;
}

const cellsOf = (
  ...texts: readonly string[]
): {
  readonly at: typeof nowhere;
  readonly cells: readonly { readonly at: typeof nowhere; readonly content: readonly Inline[] }[];
} => ({
  at: nowhere,
  cells: texts.map((text) => ({ at: nowhere, content: run(text) })),
});

/** One of every kind of block and inline. */
function everything(chart: Picture): readonly Block[] {
  const at = nowhere;
  return [
    p(
      words,
      note(p('A note at the foot.')),
      em('emphasis'),
      ' ',
      strong('strength'),
      ' ',
      code('code()'),
      ' ',
      link('https://example.org/a', 'a link'),
      '.',
    ),
    p(
      { kind: 'superscript', at, content: run('2') },
      { kind: 'subscript', at, content: run('3') },
      { kind: 'strike', at, content: run('struck') },
      { kind: 'break', at },
      { kind: 'foreign', at, language: 'de', content: run('auf Deutsch') },
    ),
    p('inline ', { kind: 'image', at, picture: chart.hash, alt: 'chart' }, ' picture'),
    h(2, 'second', 'Second level'),
    p({ kind: 'link', at, to: { kind: 'place', id: 'third' }, title: '', content: run('to the third') }),
    bullets([p('bulleted')], [bullets([p('nested')])]),
    {
      kind: 'list',
      at,
      start: 9,
      tight: false,
      items: [
        { at, done: null, content: [p('ninth')] },
        { at, done: null, content: [p('tenth')] },
      ],
    },
    {
      kind: 'list',
      at,
      start: null,
      tight: true,
      items: [
        { at, done: true, content: [p('did')] },
        { at, done: false, content: [p('to do')] },
      ],
    },
    h(3, 'third', 'Third level'),
    quote(p('quoted')),
    { kind: 'quote', at, role: 'quotation', content: [p('said')], attribution: run('A Speaker') },
    { kind: 'codeBlock', at, syntax: 'js', value: 'if (a) {\n\treturn (b);\n}' },
    h(4, 'fourth', 'Fourth level'),
    {
      kind: 'table',
      at,
      columns: ['left', 'centre', 'right'],
      head: [cellsOf('Day', 'What', 'Deaths')],
      body: [cellsOf('Monday', 'rain', '0'), cellsOf('Tuesday', 'hail', '12')],
      caption: run('A table'),
    },
    { kind: 'figure', at, picture: chart.hash, alt: 'chart', caption: run('A figure') },
    rule,
    { kind: 'definitions', at, entries: [{ at, terms: [run('Term')], meanings: [[p('Meaning')]] }] },
    p('Last.'),
  ];
}

describe('a story', () => {
  let made: Made;
  beforeAll(async () => {
    const chart = await picture('seeds/troops.svg');
    const particulars = { ...noParticulars, authors: ['Jane Smith', 'John Doe'], date: '2022-01-03' };
    made = await render(
      pack([story('s', everything(chart), { standfirst: run('The standfirst'), particulars })], { pictures: [chart] }),
    );
  });

  test('has every word in order, extracted as typed', () => {
    const text = flowing(made.pdf.pages.join('\n'));
    const wanted = [
      'Headline of s',
      'The standfirst',
      'By Jane Smith and John Doe · 3 January 2022',
      words.trim(),
      '1',
      'emphasis strength code() a link.',
      '2',
      '3',
      'struck',
      'auf Deutsch',
      'inline',
      'picture',
      'Second level',
      'to the third',
      '•',
      'bulleted',
      'nested',
      '9.',
      'ninth',
      '10.',
      'tenth',
      '☑',
      'did',
      '☐',
      'to do',
      'Third level',
      'quoted',
      'said',
      '— A Speaker',
      'if (a) {',
      'return (b);',
      '}',
      'Fourth level',
      'A table',
      'Day',
      'What',
      'Deaths',
      'Monday',
      'rain',
      '0',
      'Tuesday',
      'hail',
      '12',
      'A figure',
      'Term',
      'Meaning',
      'Last.',
    ];
    let from = 0;
    for (const piece of wanted) {
      const at = text.indexOf(piece, from);
      expect([piece, at >= from]).toEqual([piece, true]);
      from = at + piece.length;
    }
    expect(text).toContain('A note at the foot.');
  });

  test('has an outline of its headings', () => {
    expect(made.pdf.outline.map(({ depth, title }) => `${'  '.repeat(depth)}${title}`)).toEqual([
      'Headline of s',
      '  Second level',
      '    Third level',
      '      Fourth level',
    ]);
  });

  test('has its links', () => {
    const links = made.pdf.links.flat();
    expect(links).toContain('https://example.org/a');
    expect(links.some((it) => it.startsWith('page '))).toBe(true);
  });

  test('says what it is', () => {
    expect(made.pdf.info).toMatchObject({
      Title: 'A pack & its <title>',
      Author: 'Jane Smith',
      Subject: 'What it is about',
      Keywords: 'one, two',
      Language: 'en-GB',
      CreationDate: 'D:20220103000000Z',
    });
  });

  test('reports nothing', () => expect(made.found).toEqual([]));
});

describe('a pack of several stories', () => {
  let made: Made;
  const long = [p(words.repeat(40)), h(2, 'a-heading', 'A heading within'), p(words.repeat(30))];
  beforeAll(async () => {
    made = await render(pack([story('a', long), story('b', [p(words)])]));
  });

  test('begins with its contents, whose numbers are those of the pages', () => {
    const [contents = '', ...pages] = made.pdf.pages;
    const lines = flowing(contents);
    const page = (text: string): number => pages.findIndex((it) => flowing(it).includes(text)) + 1;
    const within = page('A heading within');
    expect(within).toBeGreaterThan(0);
    expect(lines).toContain(`Contents Headline of a 1 A heading within ${within} Headline of b ${pages.length}`);
    expect(made.pdf.links[0]).toEqual([1, within, pages.length].map((number) => `page ${number + 1}`));
  });

  test('has a folio on each page and a running head on all that open no story', () => {
    expect(made.pdf.labels).toEqual(['i', ...made.pdf.pages.slice(1).map((_, index) => String(index + 1))]);
    for (const [index, page] of made.pdf.pages.entries()) {
      expect(
        page.trimEnd().endsWith(` ${made.pdf.labels[index]}`) || page.trimEnd().endsWith(`\n${made.pdf.labels[index]}`),
      ).toBe(true);
      expect([index, flowing(page).includes('<title> · Headline of')]).toEqual([
        index,
        index > 1 && index < made.pdf.pages.length - 1,
      ]);
    }
  });
});

describe('notes', () => {
  test('stand on the page that cites them, however many there are', async () => {
    const body = Array.from({ length: 40 }, (_, index) =>
      p(
        words.repeat(3),
        `cites${index}`,
        note(p(`explains${index} in the small type at the foot of the page, over a line or two.`)),
      ),
    );
    const { pdf } = await render(pack([story('s', body)]));
    for (let index = 0; index < 40; index++) {
      const pageOf = (word: string): number => pdf.pages.findIndex((page) => new RegExp(`${word}(?!\\d\\d)`).test(page));
      const citing = pdf.pages.findIndex((page) => page.includes(`cites${index}${index + 1}`));
      expect([index, pageOf(`explains${index} `)]).toEqual([index, citing]);
    }
  });

  test('too long for a page go on over the next ones', async () => {
    const { pdf } = await render(
      pack([story('s', [p('Cites', note(p(words.repeat(120)), p('The end of the note.')), ' and goes on. ', words.repeat(20))])]),
      'book',
    );
    const text = flowing(pdf.pages.join('\n'));
    expect(text).toContain('The end of the note.');
    // A name that a line end divides is whole again without the white between its parts.
    expect(text.replaceAll(' ', '').split('Damascus').length - 1).toBe(140);
  });
});

describe('what fits nowhere', () => {
  test('as a row taller than a page goes on over the next, word for word', async () => {
    const row = cellsOf('x', words.repeat(60), '1');
    const head = [cellsOf('First', 'Second', 'Third')];
    const { pdf, found } = await render(
      pack([
        story('s', [{ kind: 'table', at: nowhere, columns: ['left', 'left', 'right'], head, body: [row, row], caption: [] }]),
      ]),
    );
    expect(flowing(pdf.pages.join(' ')).split('Damascus').length - 1).toBe(120);
    expect(found).toEqual([]);
  });

  test('as things nested forty deep stays on the page', async () => {
    let list = bullets([p('innermost')]);
    let said = quote(p('innermost'));
    for (let depth = 0; depth < 40; depth++)
      [list, said] = [bullets([p(`level ${depth}`), list]), quote(p(`level ${depth}`), said)];
    const { pdf } = await render(pack([story('s', [list, said])]), 'large-print', 'a6');
    for (const [left, right] of pdf.edges) expect([left > 0, right < (pdf.sizes[0]?.[0] ?? 0)]).toEqual([true, true]);
    expect(flowing(pdf.pages.join(' '))).toContain('innermost');
  });

  test('as a table of sixty columns stays on the page, and is told once', async () => {
    const row = cellsOf(...Array.from({ length: 60 }, (_, index) => String(index)));
    const table: Block = {
      kind: 'table',
      at: nowhere,
      columns: row.cells.map(() => 'left'),
      head: [],
      body: [row, row],
      caption: [],
    };
    const { pdf, found } = await render(pack([story('s', [table])]));
    expect(pdf.edges[0]?.[1]).toBeLessThan(pdf.sizes[0]?.[0] ?? 0);
    expect(found.length).toBeLessThan(2);
  });

  test('as a word without end is cut', async () => {
    const { pdf, found } = await render(pack([story('s', [p('x'.repeat(5000))])]));
    expect(pdf.pages.join('').replace(/[^x]/g, '')).toHaveLength(5000);
    expect(found).toEqual([]);
  });

  test('as a letter of no font is told by name, once for each place', async () => {
    const { found } = await render(pack([story('s', [p('a snowman ☃')])]));
    const inCode = await render(pack([story('s', [{ kind: 'codeBlock', at: nowhere, syntax: '', value: '☃' }])]));
    expect(inCode.found).toEqual(found);
    expect(found.map(({ code: name, message }) => `${name}: ${message}`)).toEqual([
      'glyph-missing: no font has “☃” (U+2603 SNOWMAN)',
    ]);
  });
});

describe('the same pack', () => {
  test('gives the same bytes', async () => {
    const it = pack([story('s', [p(words)])]);
    expect(Buffer.from((await render(it)).bytes).equals((await render(it)).bytes)).toBe(true);
  });

  test('undated has no date at all', async () => {
    const { pdf, bytes } = await render(pack([story('s', [p(words)])], { date: null }));
    expect(pdf.info).not.toHaveProperty('CreationDate');
    expect(objectsOf(bytes)).not.toMatch(/\/(CreationDate|ModDate)|\(D:/);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/xmp:\w+Date/);
  });

  test('is set in every house style, on pages of its size', async () => {
    for (const name of houseStyles) {
      const { pdf, found } = await render(pack([story('s', [p(words.repeat(30))])]), name);
      expect(flowing(pdf.pages.join('\n')).replaceAll(' ', '').split('Damascus').length - 1).toBe(30);
      expect(found).toEqual([]);
    }
    expect((await render(pack([story('s', [p(words)])]), 'briefing', 'letter')).pdf.sizes[0]).toEqual([612, 792]);
  });
});

describe('other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slugline-pdf-'));
  const file = join(folder, 'all.pdf');
  beforeAll(async () => {
    const chart = await picture('seeds/troops.svg');
    const two = [
      story('a', everything(chart)),
      story(
        'b',
        everything(chart).map((it) => (it.kind === 'heading' ? { ...it, id: `b-${it.id}` } : it)),
      ),
    ];
    writeFileSync(file, (await render(pack(two, { pictures: [chart] }))).bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('qpdf finds nothing wrong', () => {
    if (!has('qpdf')) return;
    expect(runTool('qpdf', '--check', file)).toMatchObject({ status: 0, stderr: '' });
  });

  test('poppler finds every font embedded, cut down and mapped to text, and draws in silence', () => {
    if (!has('pdffonts', '-v') || !has('pdftoppm', '-v')) return;
    const rows = runTool('pdffonts', file).stdout.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) expect(row).toMatch(/^SLUG[A-Z]{2}\+.* yes yes yes /);
    expect(runTool('pdftoppm', '-r', '20', '-png', file, join(folder, 'page'))).toMatchObject({ status: 0, stderr: '' });
  });

  test('MuPDF draws in silence', () => {
    if (!has('mutool', '-v')) return;
    const { status, stderr } = runTool('mutool', 'draw', '-q', '-r', '20', '-o', join(folder, 'mu%d.png'), file);
    expect([status, stderr.replace(/warning: ICC support is not available\n/, '')]).toEqual([0, '']);
  });
});

test('no page ends in the middle of a word', async () => {
  const { pdf } = await render(pack([story('s', [p(words.repeat(200))])]), 'book');
  expect(pdf.pages.length).toBeGreaterThan(8);
  // Behind the text stand the running head, but not on the first page, and the folio.
  const lines = pdf.pages.map((page, index) =>
    page
      .trimEnd()
      .split('\n')
      .slice(0, index === 0 ? -1 : -2),
  );
  const ends = lines.map((page) => page.map((line) => line.trim().split(' ').at(-1) ?? ''));
  const whole = new Set(words.trim().split(' '));
  expect(ends.map((page) => page.at(-1) ?? '').filter((word) => !whole.has(word))).toEqual([]);
  expect(ends.flat().some((word) => !whole.has(word))).toBe(true);
});

describe('words as they were typed', () => {
  const typed = async (...body: readonly Block[]): Promise<string> =>
    flowing((await render(pack([story('s', body)]))).pdf.pages.join('\n'));

  test('come out of letters with marks over and under them, and so does what follows', async () => {
    expect(await typed(p('One Ẹ́kọ́ ọ̀rọ̀ and z\u0327\u031b\u0302 end here.'))).toContain('end here.');
  });

  test('come out of raised and lowered letters', async () => {
    const raised = (text: string): Inline => ({ kind: 'superscript', at: nowhere, content: run(text) });
    expect(await typed(p('10', raised('−6'), ' x', raised('n+1'), ' m', raised('2')))).toContain('10−6 xn+1 m2');
  });
});

test('raised letters that the font lacks are made smaller; those it has are its own', async () => {
  const { bytes } = await render(
    pack([
      story('s', [
        p('10', { kind: 'superscript', at: nowhere, content: run('−6') }, ' m', {
          kind: 'superscript',
          at: nowhere,
          content: run('2'),
        }),
      ]),
    ]),
  );
  const content = contentOf(bytes);
  expect(content.match(/ Ts/g)).toHaveLength(2);
  expect(content).toContain(' 6.825 Tf');
});

test('notes are numbered to the last figure', async () => {
  const { pdf } = await render(
    pack([
      story('s', [p(...Array.from({ length: 120 }, (_, index) => ['cites ', note(p(`explains ${index + 1}.`)), ' ']).flat())]),
    ]),
  );
  const text = flowing(pdf.pages.join('\n'));
  for (const number of [9, 10, 19, 99, 100, 120]) expect(text).toContain(`${number} explains ${number}.`);
});

test('a soft hyphen shows where a line ends at it', async () => {
  const { bytes } = await render(pack([story('s', [p('die neue Donau\u00addampf\u00adschiff\u00adfahrt '.repeat(20))])]));
  const hyphens = openSoftHyphens(bytes);
  expect(hyphens).toBeGreaterThan(2);
});

test('a picture in a link leads where the link does', async () => {
  const chart = await picture('seeds/troops.svg');
  const shown: Inline = { kind: 'image', at: nowhere, picture: chart.hash, alt: 'chart' };
  const linked: Inline = {
    kind: 'link',
    at: nowhere,
    to: { kind: 'web', url: 'https://example.org/chart' },
    title: '',
    content: [shown],
  };
  const { pdf } = await render(pack([story('s', [p('see ', linked)])], { pictures: [chart] }));
  expect(pdf.links.flat()).toContain('https://example.org/chart');
});

/** How many lines end with a hyphen that the break put there: it has a code of its own, which stands for a soft hyphen. */
function openSoftHyphens(bytes: Uint8Array): number {
  const content = contentOf(bytes);
  const bare = content.replace(/\\([\s\S])/g, (_, letter: string) => (letter === 'r' ? '\r' : letter));
  return [...content.matchAll(/<([0-9a-f]{4})> <00ad>/g)]
    .map(([, digits = '']) => Buffer.from(digits, 'hex').toString('latin1'))
    .reduce((sum, code) => sum + bare.split(`${code})]TJ`).length - 1, 0);
}
