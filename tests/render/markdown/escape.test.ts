/** Words that look like Markdown, and the least that keeps them words. */
import { describe, expect, test } from '@jest/globals';
import { article, p } from '../../../src/model/build.ts';
import { plain } from '../../../src/model/plain.ts';
import { escaped } from '../../../src/render/markdown/escape.ts';
import { readString } from '../../read/from-text.ts';
import { write } from './written.ts';

const cases: readonly (readonly [words: string, written: string])[] = [
  ['Words, with (brackets) and a - dash.', 'Words, with (brackets) and a - dash.'],
  ['snake_case_name and 2 * 3', 'snake_case_name and 2 * 3'],
  ['*not* _so_ `much`', '\\*not\\* \\_so\\_ \\`much\\`'],
  ['he said [sic] and [x](y)', 'he said [sic] and \\[x](y)'],
  ['[sic] first', '\\[sic] first'],
  ['a[^1]', 'a\\[^1]'],
  ['1. January', '1\\. January'],
  ['In 1. January', 'In 1. January'],
  ['2022) is', '2022\\) is'],
  ['- item', '\\- item'],
  ['-5 degrees', '-5 degrees'],
  ['+ plus', '\\+ plus'],
  ['# one, #two', '\\# one, #two'],
  ['#hashtag', '#hashtag'],
  ['> quote, a > b', '\\> quote, a > b'],
  ['a < b, <b>', 'a < b, \\<b>'],
  ['AT&T, &amp; and &', 'AT&T, \\&amp; and &'],
  ['C:\\dir and \\* and a\\', 'C:\\dir and \\\\\\* and a\\\\'],
  ['=== and a = b', '\\=== and a = b'],
  ['Table: of contents', 'Table\\: of contents'],
  ['see http://x.org, www.x.org or a@b.org', 'see http\\://x.org, www\\.x.org or a\\@b.org'],
  ['~5, ~~x~~', '\\~5, \\~\\~x\\~\\~'],
  ['wow![x](y)', 'wow\\!\\[x](y)'],
  ['a | b', 'a | b'],
  [': colon', '\\: colon'],
  ['\u00a0no-break\u00a0space\u00a0', '&#160;no-break\u00a0space&#160;'],
  ['— a dash', '— a dash'],
];

describe('words that look like Markdown', () => {
  test.each(cases)('%s', async (words, written) => {
    expect(escaped(words, { before: '', after: '', where: new Set() })).toBe(written);
    const { article: again } = await readString(write(article('Head', p(words))));
    expect(again?.body.map((block) => (block.kind === 'paragraph' ? plain(block.content) : block.kind))).toEqual([words]);
  });
});
