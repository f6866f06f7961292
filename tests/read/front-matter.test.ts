import { describe, expect, test } from '@jest/globals';
import { readString } from './from-text.ts';

const problems = async (matter: string): Promise<readonly string[]> => {
  const { found } = await readString(`---\n${matter}\n---\n\nWords.\n`);
  return found.map(({ code, at, hint }) => `${at?.line}:${at?.column} ${code} (${hint})`);
};

describe('front matter', () => {
  test('asks what was meant by a key that it does not know', async () => {
    expect(await problems('titel: Rain')).toEqual(['2:1 front-matter-key (did you mean "title"?)']);
    expect(await problems('title: Rain\nAuthor: Ann')).toEqual(['3:1 front-matter-key (did you mean "author"?)']);
    expect((await problems('layout: post'))[0]).toContain('known are title, subtitle');
  });

  test('is YAML, and shows where it is not', async () => {
    expect(await problems('title: Rain: again')).toEqual([expect.stringMatching(/^2:12 front-matter-syntax .*quotes/)]);
    expect(await problems('title: a\ntitle: b')).toEqual([expect.stringMatching(/^3:\d+ front-matter-syntax/)]);
    expect(await problems('title: !!js/function "x"')).toEqual([expect.stringMatching(/^2:\d+ front-matter-syntax/)]);
    expect(await problems('- a\n- b')).toEqual([]);
  });

  test('takes every value as it is written, a year or a no included', async () => {
    const { article } = await readString('---\r\ntitle: 1984\r\nkeywords: [no, 1e3]\r\ndate: 2022-01-03\r\n...\r\nWords.\r\n');
    expect(article?.headline).toMatchObject([{ value: '1984', at: { line: 2, column: 8 } }]);
    expect(article?.particulars).toMatchObject({ keywords: ['no', '1e3'], date: '2022-01-03' });
    expect(article?.body[0]?.at).toEqual({ file: 'a.md', line: 6, column: 1 });
  });

  test.each(['2022-02-30', '2022-13-01', '3 January 2022', '2022-01-03T25:00:00Z', '20220103'])(
    'has no date %s',
    async (date) => {
      expect(await problems(`date: ${date}`)).toEqual([expect.stringMatching(/^2:7 front-matter-value/)]);
    },
  );

  test.each(['2024-02-29', '2022-01-03T09:30:00Z', '2022-01-03T09:30+01:00'])('has the date %s', async (date) => {
    expect((await readString(`---\ndate: ${date}\n---\nx`)).article?.particulars.date).toBe(date);
  });

  test('is not what a rule or a heading at the top starts', async () => {
    for (const source of ['---\n\nWords.\n', '---\nWords\n---\n', '---\n']) expect((await readString(source)).told).toEqual([]);
  });
});
