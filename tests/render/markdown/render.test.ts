import { describe, expect, test } from '@jest/globals';
import { article, code, em, h, link, note, p, noBriefing } from '../../../src/model/build.ts';
import { collector } from '../../../src/model/problem.ts';
import type { Article, Picture } from '../../../src/model/document.ts';
import type { Pack, Story } from '../../../src/model/pack.ts';
import { renderMarkdown } from '../../../src/render/markdown/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { ownFile } from '../../own-files.ts';
import { pictureWorld, pixel, readString } from '../../read/from-text.ts';

const story = (id: string, it: Article): Story => ({ ...it, kind: 'story', role: 'article', id, language: 'en-GB' });
const pack = (stories: readonly Story[], more: Partial<Pack> = {}): Pack => ({
  kind: 'pack',
  title: 'The *week*',
  subtitle: '',
  series: '',
  issue: '',
  ...noBriefing,
  language: 'en-GB',
  authors: ['Ann Lee'],
  date: '2022-01-03',
  description: '',
  keywords: [],
  publisher: '',
  rights: '',
  identifier: 'urn:x',
  contents: true,
  cover: null,
  stories,
  pictures: [],
  ...more,
});

async function rendered(it: Pack): Promise<{ readonly text: string; readonly beside: readonly string[] }> {
  const { report } = collector();
  const style = loadStyle('briefing', { size: 'A5' }, ownFile, report);
  if (style === null) throw new Error('there is no style');
  const { bytes, beside } = await renderMarkdown(it, { world: pictureWorld, report, style, stem: 'week' });
  return { text: new TextDecoder().decode(bytes), beside: beside.map(({ path }) => path) };
}

describe('a pack of one story', () => {
  test('is that story, with the imprint of the pack', async () => {
    const { text } = await rendered(pack([story('rain', article('Rain', p('It ', em('rained'), note(p('A lot.')), '.')))]));
    expect(text).toBe(
      ['---', 'title: Rain', 'authors:', '  - Ann Lee', 'date: 2022-01-03', 'language: en-GB', '---', '', '# Rain', '']
        .concat(['It *rained*[^1].', '', '[^1]: A lot.', ''])
        .join('\n'),
    );
  });

  test('has its pictures in a folder beside it, each under a name of its own', async () => {
    const picture = (hash: string, name: string): Picture => ({ hash, name, type: 'png', width: 1, height: 1, bytes: pixel });
    const figure = (hash: string) => ({ kind: 'figure', at: p().at, picture: hash, alt: 'A map', caption: [] }) as const;
    const pictures = [picture('a'.repeat(64), 'map.png'), picture('b'.repeat(64), 'map.png')];
    const { text, beside } = await rendered(
      pack([story('rain', article('Rain', ...pictures.map(({ hash }) => figure(hash))))], { pictures }),
    );
    expect(beside).toEqual(['week-images/map.png', 'week-images/map-2.png']);
    expect(text).toContain('![A map](week-images/map.png)\n\n![A map](week-images/map-2.png)\n');
  });
});

describe('what stands side by side', () => {
  const shown: Picture = { hash: 'a'.repeat(64), name: 'dot.png', type: 'png', width: 1, height: 1, bytes: pixel };
  const line = { kind: 'break', at: p().at } as const;
  const dot = { kind: 'image', at: p().at, picture: shown.hash, alt: '' } as const;
  const decoration = { kind: 'figure', at: p().at, picture: shown.hash, alt: '', caption: [] } as const;
  const list = {
    kind: 'list',
    at: p().at,
    start: null,
    tight: true,
    items: [{ at: p().at, done: null, content: [decoration, { kind: 'rule', at: p().at }] }],
  } as const;

  test.each([
    ['two codes are one', p(code('a'), code('b')), '`ab`'],
    ['words that were divided are one', p('<x', '@y.org'), '\\<x\\@y.org'],
    ['a tag at the start of a line is none', p('a', line, dot, 'b'), 'a<br><img src="week-images/dot.png" alt="">b'],
    ['a decoration ends at a blank line', list, '- <figure><img src="week-images/dot.png" alt=""></figure>\n\n  ___'],
  ])('%s', async (_, block, written) => {
    const { text } = await rendered(pack([story('rain', article('Rain', block))], { pictures: [shown] }));
    expect(text.slice(text.indexOf('# Rain\n\n') + 8)).toBe(`${written}\n`);
  });
});

describe('a pack of several stories', () => {
  const to = (id: string) =>
    ({
      kind: 'link',
      at: p().at,
      to: { kind: 'place', id },
      title: '',
      content: [{ kind: 'text', at: p().at, value: 'there' }],
    }) as const;
  const stories = [
    story('rain', {
      ...article('Rain', h(2, 'rain-more', 'More'), p('See ', to('sun-more'), note(p('One.')))),
      particulars: { ...article('').particulars, authors: ['Bo Ek'], date: '2022-01-02' },
    }),
    story('sun', article('Sun', h(2, 'sun-more', 'More'), p('And ', to('rain'), note(p('Two.')), link('https://x.org/', 'x')))),
  ];

  test('is one file: contents, then the stories with rules between, notes after each, and links that lead on', async () => {
    const { text } = await rendered(pack(stories));
    expect(text.slice(text.indexOf('# '))).toBe(
      [
        '# The \\*week\\*\n\n**Contents**\n\n- [Rain](#rain)\n- [Sun](#sun)\n\n***\n',
        '# Rain\n\n*By Bo Ek · 2 January 2022*\n\n## More\n\nSee [there](#more-1)[^1]\n\n[^1]: One.\n\n***\n',
        '# Sun\n\n## More\n\nAnd [there](#rain)[^2][x](https://x.org/)\n\n[^2]: Two.\n',
      ].join('\n'),
    );
    expect((await rendered(pack(stories, { contents: false }))).text).not.toContain('Contents');
  });

  test('reads again without a word of complaint', async () => {
    const { article: again, told } = await readString((await rendered(pack(stories))).text);
    expect(told).toEqual([]);
    expect(again?.body.filter((block) => block.kind === 'heading').map((block) => block.level)).toEqual([1, 2, 1, 2]);
  });
});
