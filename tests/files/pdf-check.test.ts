/** The judge of PDFs, judged: it finds nothing in good files, and every fault that is made on purpose. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bullets, em, h, lang, link, note, nowhere, p, quote, run } from '../../src/model/build.ts';
import type { Block, Inline } from '../../src/model/document.ts';
import type { Pack } from '../../src/model/pack.ts';
import { collector } from '../../src/model/problem.ts';
import { renderPdf } from '../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../src/style/load.ts';
import type { Style } from '../../src/style/style.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { run as runProgram, stage } from '../cli/stage.ts';
import { drawing, picture } from '../image/make.ts';
import { ownFile } from '../own-files.ts';
import { everything, figure, grid, pack, story } from '../render/packs.ts';
import { heardIn } from './pack-text.ts';
import { readObjects, withFile, writeObjects } from './pdf-check/graph.ts';
import { checkPdf, opened, type Expectations } from './pdf-check.ts';
import type { Good } from './pdf-check/changes.ts';
import { faults } from './pdf-faults.ts';
import { has } from './tools.ts';

const attachments = [
  {
    name: 'rain.md',
    mediaType: 'text/markdown',
    role: 'source',
    description: 'What it is made of',
    bytes: Buffer.from('# Rain\n'),
  },
  { name: 'build.json', mediaType: 'application/json', role: 'data', description: 'How it was made', bytes: Buffer.from('{}\n') },
] as const;

function styleOf(name: string, change: Partial<Style> = {}): Style {
  const style = loadStyle(name, { size: null }, ownFile, () => undefined);
  if (style === null) throw new Error(`no style ${name}`);
  return { ...style, ...change };
}

async function made(it: Pack, style: Style, carried: typeof attachments | [] = []): Promise<Uint8Array> {
  const { report } = collector();
  return (await renderPdf(it, { world: memoryWorld({}, ownFile), report, style, stem: 'x', attachments: carried })).bytes;
}

const words = 'It had rained since Tuesday, and the harbour-master knew of nothing — nothing at all — that would make it stop. ';

/** Two stories with one of everything that a rule is about. */
async function specimen(): Promise<Pack> {
  const chart = await picture(drawing(), 'chart.svg');
  const to: Inline = { kind: 'link', at: nowhere, to: { kind: 'place', id: 'how' }, title: '', content: run('how') };
  const first = story(
    'rain',
    'Rain & wind',
    p(words, em('Nobody'), ' asked', note(p('But for one.')), ' ', to, ', or ', link('https://example.org/why', 'why'), '.'),
    h(2, 'how', 'How it rained'),
    p('It rained ', lang('fr', 'à verse'), note(p('That is, hard.')), '. ', words),
    bullets([p('In the morning')], [p('At noon')]),
    quote(p('We saw it come.')),
    grid,
    figure(chart, 'A blue field', ...run('What it looked like.')),
    h(3, 'where', 'Where'),
    ...Array.from({ length: 12 }, () => p(words.repeat(3))),
  );
  const second = {
    ...story('sonne', 'Die Sonne', p('Dann schien sie wieder.'), h(2, 'wie', 'Wie sie schien'), p('Hell.')),
    language: 'de',
  };
  return {
    ...pack(first, second),
    title: 'Rain & sun',
    authors: ['Ada Lovelace'],
    date: '2022-01-03',
    description: 'On <rain>',
    keywords: ['rain', 'sun'],
    pictures: [chart],
  };
}

describe('a good file', () => {
  const wide: Block = {
    kind: 'table',
    at: nowhere,
    columns: Array.from({ length: 10 }, () => 'left' as const),
    head: [{ at: nowhere, cells: Array.from({ length: 10 }, (_, index) => ({ at: nowhere, content: run(`heading${index}`) })) }],
    body: [
      { at: nowhere, cells: Array.from({ length: 10 }, (_, index) => ({ at: nowhere, content: run(`something${index}`) })) },
    ],
    caption: run('Wide'),
  };
  const long: Block = {
    ...wide,
    columns: ['left', 'left'],
    head: wide.head.map((it) => ({ ...it, cells: it.cells.slice(0, 2) })),
    body: Array.from({ length: 90 }, (_, index) => ({
      at: nowhere,
      cells: [
        { at: nowhere, content: run(`row ${index}`) },
        { at: nowhere, content: run(words) },
      ],
    })),
    caption: run('Long'),
  };
  const pull: Block = { kind: 'quote', at: nowhere, role: 'pull', content: [p('It came in fog.')], attribution: [] };

  // Its pictures are made once.
  const all = everything();
  test.each(houseStyles)('of everything in the style %s has no fault', async (name) => {
    const it = await all;
    expect(await checkPdf(await made(it, styleOf(name)), heardIn(it))).toEqual([]);
  });

  test.each([
    ['attachments', {}, async () => specimen()],
    [
      'drop caps',
      { lead: 'drop-cap', dropLines: 3 },
      async () => pack(story('a', 'A', p(`Quite ${words.repeat(9)}`)), story('b', 'B', p(`“It ${words.repeat(9)}`))),
    ],
    [
      'tables that are turned or go on',
      {},
      async () => pack(story('a', 'A', p('Before.'), wide, p('Between.'), long, p('Behind.'))),
    ],
    [
      'pull quotes',
      { columns: { count: 2, gutter: 14 } },
      async () => pack(story('a', 'A', p(words.repeat(9)), pull, p(words.repeat(9)))),
    ],
    [
      'long notes',
      {},
      async () => pack(story('a', 'A', ...Array.from({ length: 20 }, () => p(words, note(p(words.repeat(6))), words)))),
    ],
    ['letters from afar', {}, async () => pack(story('a', 'Ἀθῆναι', p('Ἐν ἀρχῇ ἦν ὁ λόγος. Москва. Tiếng Việt. Ẹ́kọ́ ọ̀rọ̀.')))],
    ['letters of no font', {}, async () => pack(story('a', 'A', p('A snowman ☃ and 漢字 and العربية.')))],
    [
      'addresses that break',
      {},
      async () =>
        pack(story('a', 'A', p(link('https://example.org/', `https://example.org/${'a-long-way/'.repeat(20)}`), words))),
    ],
    ['nothing but a headline', {}, async () => pack(story('a', 'A'))],
    ['no date and no author', {}, async () => ({ ...pack(story('a', 'A', p('B'))), date: null, authors: [] })],
  ] as const)('with %s has no fault', async (name, change, make) => {
    const it = await make();
    const carried = name === 'attachments' ? attachments : [];
    const bytes = await made(it, styleOf('book', change), [...carried] as typeof attachments | []);
    const wanted = { ...heardIn(it), attachments: carried.map((one) => one.name) };
    expect(await checkPdf(bytes, wanted)).toEqual([]);
  });
});

test('the pack of samples has no fault, and carries what it is made of', async () => {
  const { folder, strike } = stage();
  try {
    const sources = readdirSync('seeds').filter((name) => /\.(md|txt)$/.test(name));
    const paths = sources.map((name) => resolve('seeds', name));
    const { err } = await runProgram(folder, [...paths, '-o', 'week.pdf', '--attach-sources', '--allow-root', resolve('seeds')]);
    expect(err).toBe('');
    expect(
      await checkPdf(readFileSync(join(folder, 'week.pdf')), { attachments: ['week.md', 'slugline-manifest.json'] }),
    ).toEqual([]);
  } finally {
    strike();
  }
});

describe('a file with a fault', () => {
  let good: Good;
  let wanted: Expectations;
  const all = faults();
  const found = new Map<string, readonly string[]>();

  beforeAll(async () => {
    if (!has('qpdf')) return;
    const it = await specimen();
    const bytes = await made(it, styleOf('briefing'), attachments);
    wanted = { ...heardIn(it), attachments: attachments.map((one) => one.name) };
    good = await withFile(bytes, async (file, folder) => {
      const read = await readObjects(file, folder);
      const again = await writeObjects(read, folder);
      return { ...opened(again, read), read };
    });
    // Other programs do half of the work: while they are at it, the next file is made.
    const waiting = [...all];
    const worker = async (): Promise<void> => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
        found.set(one.name, await checkPdf(await one.spoil(good), wanted));
    };
    await Promise.all([worker(), worker(), worker()]);
  }, 120_000);

  test('is written as a good one is, but for the fault', async () => {
    if (!has('qpdf')) return;
    expect(await checkPdf(good.bytes, wanted)).toEqual([]);
  });

  test('may have any of a hundred', () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test.each(all.map(({ name, says }) => [name, says] as const))('as %s is found out', (name, says) => {
    if (has('qpdf')) expect(found.get(name)?.join('\n')).toMatch(says);
  });
});
