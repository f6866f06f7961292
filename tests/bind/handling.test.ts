/** The page on handling and the colophon: what stands there for which pack, and that a release says nothing of what it withholds. */
import { describe, expect, test } from '@jest/globals';
import { bind, noSettings, type BindSettings } from '../../src/bind/bind.ts';
import { noApparatus } from '../../src/model/apparatus.ts';
import { p } from '../../src/model/build.ts';
import type { Article, Block } from '../../src/model/document.ts';
import { tlp } from '../../src/model/marking.ts';
import { plain } from '../../src/model/plain.ts';
import { collector } from '../../src/model/problem.ts';
import { handlingWords } from '../../src/text/handling.ts';
import { faceNames } from '../../src/style/names.ts';
import { houseStyles, loadStyle } from '../../src/style/load.ts';
import { ownFile } from '../own-files.ts';
import { apparatus, ferry, harbour } from '../render/briefing.ts';

const marked = (it: Article, marking: string): Article => ({ ...it, particulars: { ...it.particulars, marking } });
const gaps = { ...noApparatus, gaps: apparatus.gaps };

/** What stands in the story of a role, one term or paragraph a line; empty when there is none. */
function said(role: 'handling' | 'colophon', settings: Partial<BindSettings>, articles = [harbour, ferry]): string {
  const { report, found } = collector();
  const pack = bind(articles, { ...noSettings, numbered: true, ...settings }, report);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  return linesOf(pack.stories.find((it) => it.role === role)?.body ?? []).join('\n');
}

function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return [plain(block.content)];
    if (block.kind === 'list') return block.items.flatMap((item) => linesOf(item.content).map((line) => `- ${line}`));
    if (block.kind !== 'definitions') return [block.kind];
    return block.entries.flatMap(({ terms, meanings }) => [
      `${terms.map((term) => plain(term)).join()}:`,
      ...meanings.flatMap(linesOf).map((line) => `  ${line}`),
    ]);
  });
}

describe('the page on handling', () => {
  test('says what the label means, who may have it, what the authors ask, and whom to ask', () => {
    const settings = {
      marking: 'tlp:amber',
      contact: 'desk@example.org',
      apparatus: { ...gaps, handling: [p('Not before noon.')] },
    };
    expect(said('handling', settings, [harbour, marked(ferry, 'TLP:CLEAR')])).toBe(
      `Marking:
  TLP:AMBER
Who may have it:
  People in your organisation, and among its clients, who need it for their work.
What they may do:
  Pass it on to them alone, and to no more of them than need it.
For this pack:
  Not before noon.
Marked otherwise:
  - The ferry stays away: TLP:CLEAR
In doubt:
  Ask before you pass it on: desk@example.org`,
    );
  });

  test.each([
    ['a marked briefing', { marking: 'TLP:RED', apparatus: gaps }, true],
    ['a briefing that says how', { apparatus: { ...gaps, handling: [p('Not before noon.')] } }, true],
    ['marked articles alone', { marking: 'TLP:RED' }, false],
    ['marked articles where it is asked for', { marking: 'TLP:RED', handlingPage: true }, true],
    ['a briefing without a label', { apparatus: gaps }, false],
    ['one without anything to say, though it is asked for', { handlingPage: true }, false],
    ['one that wants none', { marking: 'TLP:RED', apparatus: { ...gaps, handling: [p('Noon.')] }, handlingPage: false }, false],
  ])('is there for %s: %#', (_, settings, there) => {
    expect(said('handling', settings) !== '').toBe(there);
  });

  test('gives way to a section of what is read first', () => {
    const { report } = collector();
    const settings = { ...noSettings, apparatus: { ...gaps, handling: [p('Noon.')] }, handlingPage: false };
    const pack = bind([harbour], settings, report);
    expect(pack.stories.map(({ role, headline }) => `${role} ${plain(headline)}`)).toEqual([
      'front In brief',
      'article The harbour reopens',
      'back Reference',
    ]);
    expect(linesOf(pack.stories[0]?.body ?? [])).toEqual(['heading', 'Noon.']);
  });

  test('says of a label of the house no more than its authors do', () => {
    const settings = { scheme: ['Open', 'House'], marking: 'House', apparatus: gaps };
    expect(said('handling', settings)).toBe('Marking:\n  House');
  });

  test.each(['en', 'de', 'fr', 'es'])('has words for every label in %s', (language) => {
    const { labels } = handlingWords(language);
    expect([...labels.keys()]).toEqual(tlp);
    const texts = [...labels.values()].flatMap(({ who, use }) => [who, use]);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((it) => !/\.$/.test(it))).toEqual([]);
  });

  test('of a release bears its own label, and knows nothing of what is withheld', () => {
    const articles = [marked(harbour, 'TLP:GREEN'), marked(ferry, 'TLP:RED')];
    const settings = { release: 'TLP:GREEN', apparatus: { ...gaps, colophon: [p('Ours.')] } };
    expect(said('handling', settings, articles)).toMatch(/^Marking:\n {2}TLP:GREEN\n/);
    const all = said('handling', settings, articles) + said('colophon', settings, articles);
    expect(all).not.toMatch(/ferry|RED/);
  });
});

describe('the colophon', () => {
  test('says what the pack was made from, what it is set in, and how to name it', () => {
    const at = { publisher: 'The Gazette', date: '2022-01-03' };
    const articles = [{ ...harbour, particulars: { ...harbour.particulars, ...at } }, ferry];
    const settings = {
      ...{ rights: 'CC BY', publisher: 'The desk', contact: 'desk@example.org', language: 'en-GB' },
      faces: ['Source Serif 4', 'Source Sans 3'],
      apparatus: { ...noApparatus, colophon: [p('A sample.')] },
    };
    expect(
      said('colophon', settings, articles)
        .replace(/\u00a0/g, ' ')
        .replace(/urn:uuid:[\da-f-]{36}/, 'urn:uuid:…'),
    ).toBe(
      `A sample.
Made from:
  - The harbour reopens. The Gazette, 3 January 2022
  - The ferry stays away
PDF set in:
  Source Serif 4 and Source Sans 3
Publisher:
  The desk
Rights:
  CC BY
Contact:
  desk@example.org
Identifier:
  urn:uuid:…`,
    );
  });

  test('is missing where its authors say nothing', () => {
    expect(said('colophon', { faces: ['Source Serif 4'], publisher: 'The desk', apparatus: gaps })).toBe('');
  });

  test.each(houseStyles)('knows the fonts of %s by their names', (name) => {
    const { report } = collector();
    const style = loadStyle(name, { size: null }, ownFile, report);
    expect(style === null ? [] : faceNames(style)).toEqual(['Source Serif 4', 'Source Sans 3']);
  });

  test('knows fonts of the user’s by the names of their files', () => {
    const { report } = collector();
    const style = loadStyle('briefing', { size: null }, ownFile, report);
    if (style === null) throw new Error('no house style');
    const named = (roman: string): string | undefined =>
      faceNames({ ...style, faces: { ...style.faces, serif: { ...style.faces.serif, roman } } }).find(
        (it) => it !== 'Source Sans 3',
      );
    expect(['fonts/Mine-Regular.otf', 'EBGaramond12-Regular.ttf', 'my_old_face.ttf'].map(named)).toEqual([
      'Mine',
      'EB Garamond 12',
      'my old face',
    ]);
  });
});
