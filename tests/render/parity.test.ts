/**
 * Every item of the apparatus, looked for in the finished files: in each format the same words, in the same order, with the same numbers.
 * `tests/cases/parity.txt` says where each was found.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { run } from '../../src/model/build.ts';
import { collector } from '../../src/model/problem.ts';
import { render } from '../../src/publish/make.ts';
import { loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { elements, parse, textIn } from '../files/markup.ts';
import { openPdf } from '../files/pdf.ts';
import { textsOf } from '../files/unzip.ts';
import { expectGolden } from '../golden.ts';
import { ownFile } from '../own-files.ts';
import { apparatus, briefing, cite } from './briefing.ts';
import { itemsOf, type Item } from './parity.ts';

const at = { file: 'slugline.yml', line: 9, column: 3 };
const page = { file: '', title: '', publisher: '', url: '', published: '', retrieved: '', grade: null, content: [] };

/** The briefing with more of what has an order of its own. */
const { pack } = briefing({
  timeline: [
    { at, date: '2022', content: run('A year of works begins.'), cites: [cite('ferry.md', 'price of oil')] },
    ...apparatus.timeline,
  ],
  people: [
    ...apparatus.people,
    { at, name: 'Zoë Quill', role: run('owner of the ferry'), content: [], cites: [] },
    { at, name: 'Bo Diddley', role: [], content: apparatus.gaps, cites: [cite('ferry.md', 'its owners say')] },
  ],
  places: [...apparatus.places, { at, name: 'Hull', position: null, content: run('Where the ferry goes') }],
  questions: [...apparatus.questions, { at, question: run('Who pays?'), answer: apparatus.lines }],
  glossary: [
    { at, term: 'TEU-mile', expansion: '', content: run('Boxes times way') },
    { at, term: 'ash', expansion: '', content: run('What ships left behind') },
    ...apparatus.glossary,
  ],
  sources: [...apparatus.sources, { ...page, at, article: 'ferry.md', title: 'The owners’ letter', published: '2022' }],
});
const items = itemsOf(pack.apparatus);

/** A stretch of a finished file, and what people call the place. */
type Stretch = { readonly place: string; readonly text: string };
const formats = ['pdf', 'epub', 'md'] as const;
let files: Readonly<Record<(typeof formats)[number], readonly Stretch[]>>;

beforeAll(async () => {
  const { report } = collector();
  const style = loadStyle('briefing', { size: null }, ownFile, report);
  if (style === null) throw new Error('no house style');
  const context = { world: memoryWorld({}, ownFile), report, style, stem: 'briefing' };
  const [pdf, epub, md] = [
    await render(pack, 'pdf', context),
    await render(pack, 'epub', context),
    await render(pack, 'md', context),
  ];
  const pages = (await openPdf(pdf.bytes)).pages;
  const documents = [...textsOf(epub.bytes)].filter(([path]) => /\/\d.*\.xhtml$/.test(path));
  files = {
    // Without what stands over every page, and below it.
    pdf: pages.map((text, index) => ({ place: `p. ${index + 1}`, text: text.replace(/-\n/g, '') })),
    epub: documents.map(([path, text]) => ({
      place: path.replace(/^.*\//, ''),
      text: textIn(elements(parse(text)).find(({ name }) => name === 'body') ?? parse(text)),
    })),
    md: stretchesOf(new TextDecoder().decode(md.bytes)),
  };
});

/** The lines of Markdown, without its marks; people find a place by the heading above it. */
function stretchesOf(markdown: string): readonly Stretch[] {
  let place = '';
  return markdown.split('\n').map((line) => {
    place = /^#+ (.*)/.exec(line)?.[1] ?? place;
    return { place, text: line.replace(/^: {3}/, '').replace(/\]\([^)]*\)|<[^>]*>|[*[\]#|]|\\(?=[!-/])/g, '') };
  });
}

const squeezed = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, '');

type Found = { readonly place: string; readonly missing: readonly string[]; readonly between: readonly string[] };

/** Where each item is, each behind the one before; the cells that are not there, and what stands between those that are. */
function found(stretches: readonly Stretch[]): readonly Found[] {
  let text = '';
  const starts = stretches.map((it) => {
    const start = text.length;
    text += squeezed(it.text);
    return { start, place: it.place };
  });
  const placeOf = (index: number): string => starts.findLast(({ start }) => start <= index)?.place ?? '';
  // Contents and masthead stand before what they lead to.
  let from = text.indexOf(squeezed(`Bottom line ${items[0]?.cells[0] ?? ''}`));
  return items.map((item) => {
    const missing: string[] = [];
    const between: string[] = [];
    let place = '';
    let end = -1;
    for (const cell of item.cells) {
      const index = text.indexOf(squeezed(cell), Math.max(from, end));
      if (index < 0) {
        missing.push(cell);
        continue;
      }
      if (end >= 0) between.push(text.slice(end, index));
      if (place === '') place = placeOf(index);
      end = index + squeezed(cell).length;
    }
    from = Math.max(from, end);
    return { place, missing, between };
  });
}

test('there is an item of every sort', () => {
  const sorts = new Set(items.map(({ what }) => what));
  expect(sorts.size).toBe(19);
  expect(items.filter(({ cells }) => cells.length === 0)).toEqual([]);
});

describe.each(formats)('in %s', (format) => {
  test('every item stands, whole and in its order', () => {
    const lost = found(files[format]).flatMap(({ missing }, index) => missing.map((cell) => `${items[index]?.what}: ${cell}`));
    expect(lost).toEqual([]);
  });

  test('nothing but stops and dots stands inside an item', () => {
    const strange = found(files[format]).flatMap(({ between }, index) =>
      between.filter((it) => !/^[·.,:()]*(?:,p(?:\.\d+)?)?$/.test(it)).map((it) => `${items[index]?.what}: ${it}`),
    );
    expect(strange).toEqual([]);
  });
});

test('all of it, and where it stands', () => {
  const all = formats.map((format) => found(files[format]));
  const row = (item: Item, index: number): string => {
    const places = all.map((one) => one[index]).map((it) => (it === undefined || it.missing.length > 0 ? '—' : it.place));
    const [pdf = '', epub = '', md = ''] = places;
    return `${item.what.padEnd(12)} | ${pdf.padEnd(5)} | ${epub.padEnd(20)} | ${md.padEnd(22)} | ${item.cells.join(' | ')}`;
  };
  const head = `${'item'.padEnd(12)} | ${'PDF'.padEnd(5)} | ${'EPUB'.padEnd(20)} | ${'Markdown'.padEnd(22)} | words\n`;
  expectGolden('tests/cases/parity.txt', `${head}${items.map(row).join('\n')}\n`);
});
