/** References in a PDF name the page where their paragraph stands, in the words of their language; a pack without any is made once. */
import { describe, expect, test } from '@jest/globals';
import { bind, noSettings } from '../../../src/bind/bind.ts';
import { article, p } from '../../../src/model/build.ts';
import type { Article } from '../../../src/model/document.ts';
import { collector } from '../../../src/model/problem.ts';
import { agreed } from '../../../src/render/pdf/page-references.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { openPdf } from '../../files/pdf.ts';
import { ownFile } from '../../own-files.ts';

const words = 'The harbour of Leith opened again after a storm that had closed it for nine days, and forty-seven ships came in. ';
const long = (count: number): readonly ReturnType<typeof p>[] => Array.from({ length: count }, () => p(words.repeat(4).trim()));

async function pagesOf(articles: readonly Article[], language = 'en', contents = true): Promise<readonly string[]> {
  const { report, found } = collector();
  const pack = bind(articles, { ...noSettings, language, numbered: true, contents }, report);
  const style = loadStyle('briefing', { size: 'A5' }, ownFile, report);
  if (style === null) throw new Error('no house style');
  const { bytes } = await renderPdf(pack, { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
  expect(found.filter(({ code }) => code !== 'page-end' && code !== 'article-twice')).toEqual([]);
  return (await openPdf(bytes)).pages;
}

const plainly = (text: string): string => text.replace(/\s+/g, ' ');

test.each([
  ['en', 'p.'],
  ['de', 'S.'],
  ['fr', 'p.'],
  ['es', 'p.'],
])('every page that is named in %s is the one with the paragraph', async (language, sign) => {
  const count = 60;
  const refers = p('See ', ...Array.from({ length: count }, (_, at) => `[¶${at + 1}] `), '.');
  const pages = (await pagesOf([article('Rain', refers, ...long(count - 1))], language, false)).map(plainly);
  const named = [...pages.join(' ').matchAll(/¶(\d+), (\S+) (\d+)/g)];
  expect(named.length).toBe(count);
  for (const [, paragraph, said, page] of named) {
    expect(said).toBe(sign);
    // The number stands in the margin, before the first words; the first paragraph begins differently.
    const start = paragraph === '1' ? `${paragraph} See ` : `${paragraph} The harbour`;
    expect([paragraph, pages.findIndex((text) => text.includes(` ${start}`) || text.startsWith(start)) + 1]).toEqual([
      paragraph,
      Number(page),
    ]);
  }
});

test('pages behind a contents page have the labels that are printed on them', async () => {
  const stories = [article('Rain', p('See [¶3].')), article('Sun', p('It shone.'), p('It shone on, as [¶1] has it.'))];
  const pages = (await pagesOf(stories)).map(plainly);
  expect(pages.slice(1).map((it) => /¶\d+, p\. \d+/.exec(it)?.[0])).toEqual(['¶3, p. 2', '¶1, p. 1']);
});

describe('passes', () => {
  /** A line of ten characters a page; what it says of a page is as long as the page's number. */
  const make =
    (labelOf: (said: string) => string, made: string[]) =>
    ({ pageOf }: { readonly pageOf: (id: string) => string }) => {
      const said = pageOf('x');
      made.push(said);
      return { made: said, labelOf: () => labelOf(said) };
    };

  test('end when both agree', () => {
    const made: string[] = [];
    const { report, found } = collector();
    expect(
      agreed(
        make((said) => (said.length > 1 ? '10' : '9'), made),
        report,
      ),
    ).toBe('10');
    expect(made).toEqual(['00', '10']);
    expect(found).toEqual([]);
  });

  test('are one where nobody refers to a page, and what is wrong is told once', () => {
    let count = 0;
    const { report, found } = collector();
    const said = agreed((pass) => {
      count++;
      if (count < 3) pass.pageOf('x');
      pass.report({ code: 'page-end', severity: 'warning', message: `pass ${count}`, at: null, hint: '' });
      return { made: count, labelOf: () => '7' };
    }, report);
    expect(said).toBe(2);
    expect(found.map(({ message }) => message)).toEqual(['pass 2']);
  });

  test('are bounded, and it is told when they come to no end', () => {
    const made: string[] = [];
    const { report, found } = collector();
    agreed(
      make((said) => (said === '9' ? '10' : '9'), made),
      report,
    );
    expect(made).toEqual(['00', '9', '10', '9', '10']);
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ['page-unsettled', '1 reference names a page beside the right one'],
    ]);
  });
});
