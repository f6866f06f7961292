/**
 * Finished books in the hands of readers and checkers from outside: Ace and axe judge who can read them, foliate-js reads them in a
 * browser, MuPDF lays them out as an old reader does. See `tests/readers`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from '../../../src/index.ts';
import { bullets, em, h, lang, link, note, p, quote, run } from '../../../src/model/build.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { type Element, elements, find, parse, textIn } from '../../files/markup.ts';
import { has, hasReaders, run as call } from '../../files/tools.ts';
import { textsOf } from '../../files/unzip.ts';
import { everything, figure, grid, pack, story } from '../packs.ts';
import { picture, quarters } from '../../image/make.ts';
import { epubOf } from './make.ts';

/** What `tests/readers/read.mjs` tells of a book. */
type Told = {
  readonly ace: readonly string[];
  readonly axe: { readonly documents: number; readonly found: readonly string[] };
  readonly foliate: {
    readonly title: string;
    readonly direction: string;
    readonly contents: number;
    readonly landmarks: number;
    readonly pages: number;
    readonly dead: readonly string[];
    readonly notes: readonly (string | null)[];
    readonly end: number;
    readonly refused: readonly string[];
    readonly errors: readonly string[];
  };
};

const names = ['everything', 'samples', 'right-to-left'] as const;

let folder: string;
const path = (name: string): string => join(folder, `${name}.epub`);
const book = (name: string): Uint8Array => readFileSync(path(name));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slugline-readers-'));
  writeFileSync(path('everything'), await epubOf(await everything()));
  writeFileSync(path('right-to-left'), await epubOf(await rightToLeft()));
  const sources = readdirSync('seeds').filter((name) => /\.(?:txt|md)$/.test(name));
  await build({ sources: sources.map((name) => join('seeds', name)), title: 'The samples', outputs: [path('samples')] });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two stories in Arabic and in Hebrew, with all that has sides. */
async function rightToLeft(): Promise<Pack> {
  const flag = await picture(await quarters(120, 80).png().toBuffer(), 'flag.png');
  const first = story(
    'akhbar',
    'أخبار الصباح في الميناء',
    p('وصلت السفينة ', em('الأولى'), ' عند الفجر', note(p('قال ذلك مدير الميناء.')), ' ثم تبعتها أخرى.'),
    h(2, 'qaima', 'القائمة'),
    bullets([p('سفينة من لندن ', lang('en', 'the Harbour Star'))], [p(link('https://example.org/', 'موقع الميناء'))]),
    quote(p('كان الضباب كثيفا.')),
    grid,
    figure(flag, 'علم بأربعة ألوان', ...run('العلم')),
  );
  const second = story('hadashot', 'חדשות הבוקר', p('הספינה הגיעה עם שחר', note(p('כך אמר מנהל הנמל.')), '.'));
  return {
    ...pack({ ...first, language: 'ar' }, { ...second, language: 'he' }),
    title: 'نشرة الصباح',
    language: 'ar',
    authors: ['مكتب التحرير'],
    pictures: [flag],
  };
}

describe('readers in a browser', () => {
  let told: ReadonlyMap<string, Told>;
  beforeAll(async () => {
    if (!has('chromium') || !hasReaders()) return;
    writeFileSync(path('spoiled'), spoiled(book('everything')));
    const asked = [...names, 'spoiled'];
    const { stdout } = await promisify(execFile)('node', ['tests/readers/read.mjs', ...asked.map(path)], { maxBuffer: 1 << 26 });
    const lines = stdout.trim().split('\n');
    told = new Map(asked.map((name, at) => [name, JSON.parse(lines[at] ?? '') as Told]));
  }, 120_000);

  test.each(names)('%s: Ace and axe find nothing, on a light screen or a dark one', (name) => {
    const it = told?.get(name);
    if (it === undefined) return;
    expect({ ace: it.ace, axe: it.axe.found }).toEqual({ ace: [], axe: [] });
    expect(it.axe.documents).toBe(documents(name).length);
  });

  test.each(names)('%s: foliate-js reaches every place, opens every note and comes to the end', (name) => {
    const it = told?.get(name)?.foliate;
    if (it === undefined) return;
    const { dead, refused, errors, end, direction } = it;
    expect({ dead, refused, errors, end, direction }).toEqual({
      dead: [],
      refused: [],
      errors: [],
      end: 1,
      direction: name === 'right-to-left' ? 'rtl' : 'ltr',
    });
    const all = documents(name).flatMap(elements);
    const roles = (role: string): number => all.filter((one) => one.attributes.get('role') === role).length;
    expect(it.notes.filter((words) => /\p{L}/u.test(words ?? ''))).toHaveLength(roles('doc-noteref'));
    expect(it.pages).toBe(roles('doc-pagebreak'));
    expect(it.contents).toBeGreaterThan(1);
    expect(it.landmarks).toBeGreaterThan(1);
  });

  test('a spoiled book is told: the questions above can fail', () => {
    const it = told?.get('spoiled');
    if (it === undefined) return;
    expect(it.ace.join()).toContain('image-alt');
    expect(it.axe.found.filter((fault) => fault.includes('image-alt'))).toHaveLength(2);
    expect(it.foliate.dead).toContainEqual(expect.stringContaining('#nowhere'));
    expect(it.foliate.refused).toContain('https://example.org/pixel.png');
  });
});

/** `epub` with a picture that nobody describes, an entry that leads nowhere, and a request to the outside. */
function spoiled(epub: Uint8Array): Uint8Array {
  const files = unzipSync(epub);
  for (const [name, bytes] of Object.entries(files).filter(([file]) => file.endsWith('.xhtml'))) {
    const text = Buffer.from(bytes)
      .toString('utf8')
      .replace(/ alt="[^"]+"/, '')
      .replace('#second"', '#nowhere"')
      .replace('</body>', '<p><img src="https://example.org/pixel.png" alt=""/></p></body>');
    files[name] = Buffer.from(text);
  }
  return zipSync(files, { level: 0 });
}

describe('MuPDF', () => {
  test.each(names)('%s: has its outline, and the words of every document', (name) => {
    if (!has('mutool', '-v')) return;
    const { pages, outline, dead } = JSON.parse(call('mutool', 'run', 'tests/readers/mupdf.js', path(name)).stdout) as {
      readonly pages: number;
      readonly outline: readonly string[];
      readonly dead: readonly string[];
    };
    const contents = documents(name).flatMap((root) => elements(root).filter((one) => one.attributes.get('role') === 'doc-toc'));
    const entries = contents.flatMap((toc) => elements(toc).filter((one) => one.name === 'a'));
    expect({ outline, dead }).toEqual({ outline: entries.map((entry) => textIn(entry)), dead: [] });
    expect(pages).toBeGreaterThan(documents(name).length - 1);
    const { status, stdout } = call('mutool', 'draw', '-F', 'txt', path(name));
    // Cells of a table may stand in it without a space between them.
    const shown = stdout.replace(/\s+/g, '');
    const said = documents(name).flatMap((root) => textIn(find(root, 'body'), hidden).match(/[\p{L}\p{M}]+/gu) ?? []);
    expect({ status, lost: said.filter((word) => !shown.includes(word)) }).toEqual({ status: 0, lost: [] });
  });
});

const hidden = (one: Element): boolean => one.attributes.has('hidden');

/** The documents of a book, with its navigation. */
const documents = (name: string): readonly Element[] =>
  [...textsOf(book(name))].filter(([file]) => file.endsWith('.xhtml')).map(([, text]) => parse(text));
