/** What binding settles, and what it leaves alone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { article, code, em, h, lang, noParticulars, note, nowhere, p, quote, run, strong } from '../../src/model/build.ts';
import type { Article, Block, Inline, Level, Particulars, Target } from '../../src/model/document.ts';
import { dumpBlocks } from '../../src/model/dump.ts';
import type { Pack } from '../../src/model/pack.ts';
import { plain } from '../../src/model/plain.ts';
import { collector } from '../../src/model/problem.ts';
import { walk } from '../../src/model/walk.ts';

type Bound = { readonly pack: Pack; readonly said: readonly string[] };

function bound(articles: readonly Article[], settings: Partial<typeof noSettings> = {}): Bound {
  const { report, found } = collector();
  const pack = bind(articles, { ...noSettings, ...settings }, report);
  return { pack, said: found.map((it) => `${it.code}: ${it.message}`) };
}

const from = (file: string, it: Article): Article => ({ ...it, at: { ...nowhere, file } });
const saying = (it: Article, particulars: Partial<Particulars>): Article => ({
  ...it,
  particulars: { ...it.particulars, ...particulars },
});
const to = (target: Target, ...words: readonly (string | Inline)[]): Inline => ({
  kind: 'link',
  at: nowhere,
  to: target,
  title: '',
  content: run(...words),
});
const body = (pack: Pack, index = 0): string => dumpBlocks(pack.stories[index]?.body ?? []);

describe('an article that needs nothing', () => {
  test('keeps its parts, the same objects', () => {
    const it = article('Rain', h(2, 'north', 'North'), p('It rained ', em('hard'), '.'), h(3, 'coast', 'Coast'));
    const { pack, said } = bound([it]);
    expect(said).toEqual([]);
    expect(pack.stories[0]?.body).toBe(it.body);
    expect(pack.stories[0]?.headline).toBe(it.headline);
  });
});

describe('headlines', () => {
  test('come from the file name where the source has none', () => {
    const { pack, said } = bound([from('desk/rain_in-march.txt', { ...article('', p('It rained.')), headline: [] })]);
    expect(plain(pack.stories[0]?.headline ?? [])).toBe('Rain in march');
    expect(said).toEqual(['headline-missing: the article has no headline and is called "Rain in march"']);
  });
  test('of standard input are a stopgap', () => {
    const { pack } = bound([from('<stdin>', { ...article('', p('It rained.')), headline: [] })]);
    expect(pack.title).toBe('Untitled');
  });
});

describe('ids', () => {
  test.each([
    ['Rain in the North', 'rain-in-the-north'],
    ['L’été à Łódź: “straße”', 'lete-a-lodz-strasse'],
    ['2022 in numbers', 'story-2022-in-numbers'],
    ['Дождь', 'story'],
  ])('of "%s" is %s', (headline, id) => {
    expect(bound([article(headline)]).pack.stories[0]?.id).toBe(id);
  });
  test('tell apart stories of one name, and the headings in them', () => {
    const { pack } = bound([article('Rain', h(2, 'why', 'Why')), article('Rain', h(2, 'why', 'Why'))]);
    expect(pack.stories.map((story) => story.id)).toEqual(['rain', 'rain-2']);
    expect([body(pack, 0), body(pack, 1)].map((text) => /#\S+/.exec(text)?.[0])).toEqual(['#rain-why', '#rain-2-why']);
  });
  test('are unique whatever headlines and headings there are', () => {
    const name = fc.constantFrom('a', 'a-b', 'b', 'a-2', 'A b', '');
    const story = fc.tuple(name, fc.uniqueArray(name.map((it) => it || 'x')));
    fc.assert(
      fc.property(fc.array(story, { minLength: 1, maxLength: 5 }), (stories) => {
        const { pack } = bound(stories.map(([headline, ids]) => article(headline, ...ids.map((id) => h(2, id, 'H')))));
        const ids = pack.stories.map((it) => it.id);
        for (const it of pack.stories) walk(it.body, (node) => node.kind === 'heading' && ids.push(node.id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('heading levels', () => {
  const levels = (...given: readonly Level[]): { readonly levels: readonly number[]; readonly said: readonly string[] } => {
    const { pack, said } = bound([article('Rain', ...given.map((level, index) => h(level, `h${index}`, 'H')))]);
    const found: number[] = [];
    walk(pack.stories[0]?.body ?? [], (node) => node.kind === 'heading' && found.push(node.level));
    return { levels: found, said };
  };
  test('that fit stay', () => expect(levels(2, 3, 4, 2, 3)).toEqual({ levels: [2, 3, 4, 2, 3], said: [] }));
  test('that start at 1 move below the headline', () => expect(levels(1, 2, 1, 2)).toEqual({ levels: [2, 3, 2, 3], said: [] }));
  test('that skip are closed up, and said so', () => {
    expect(levels(2, 4, 4, 2)).toEqual({
      levels: [2, 3, 3, 2],
      said: [
        'heading-skipped: a heading of level 4 stands right below level 2',
        'heading-skipped: a heading of level 4 stands right below level 2',
      ],
    });
  });
  test('in quotes count in their place', () => {
    const { pack } = bound([article('Rain', h(2, 'a', 'A'), quote(h(3, 'b', 'B')), h(4, 'c', 'C'))]);
    expect(body(pack)).toMatch(
      /heading 2 #a[\s\S]*heading 3 #b[\s\S]*heading 3 #c|heading 2 #a[\s\S]*heading 3 #b[\s\S]*heading 4 #c/,
    );
  });
  test('never skip, whatever the source does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Level>(1, 2, 3, 4, 5, 6)), (given) => {
        let above = 1;
        for (const level of levels(...given).levels) {
          expect(level).toBeGreaterThanOrEqual(2);
          expect(level).toBeLessThanOrEqual(above + 1);
          above = level;
        }
      }),
    );
  });
});

describe('links', () => {
  const first = from('desk/a.md', article('A', h(2, 'why', 'Why')));
  const second = (target: Target): Article => from('desk/b.md', article('B', p('See ', to(target, em('there')), '.')));
  test('to a heading of the article follow its new id', () => {
    const it = article('A', h(2, 'why', 'Why'), p(to({ kind: 'place', id: 'why' }, 'why')));
    expect(body(bound([it, article('B')]).pack)).toContain('link #a-why');
    expect(body(bound([it]).pack)).toContain('link #why');
  });
  test.each([
    ['a.md', '', '#a'],
    ['../desk/./a.md', 'why', '#a-why'],
  ])('to %s#%s lead to that story', (path, fragment, wanted) => {
    const { pack, said } = bound([first, second({ kind: 'file', path, fragment })]);
    expect(said).toEqual([]);
    expect(body(pack, 1)).toContain(`link ${wanted}`);
  });
  test('to a heading that another story does not have lead to that story', () => {
    const { pack, said } = bound([first, second({ kind: 'file', path: 'a.md', fragment: 'who' })]);
    expect(said).toEqual(['link-broken: no heading "#who" in a.md']);
    expect(body(pack, 1)).toContain('link #a');
  });
  test.each<Target>([
    { kind: 'place', id: 'nowhere' },
    { kind: 'file', path: 'c.md', fragment: '' },
  ])('that lead nowhere leave their words: %j', (target) => {
    const { pack, said } = bound([first, second(target)]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^link-broken: /);
    expect(body(pack, 1)).toBe(dumpBlocks([p('See ', em('there'), '.')]));
  });
});

describe('the imprint', () => {
  const a = saying(from('a.md', article('Rain')), { authors: ['Ada', 'Bo'], date: '2022-01-03', publisher: 'The Post' });
  const b = saying(from('b.md', article('Sun')), { authors: ['Bo', 'Cy'], date: '2022-02-01', publisher: 'The Post' });
  test('of a pack is what its stories say together', () => {
    const { pack } = bound([a, b]);
    expect(pack).toMatchObject({
      title: 'Rain',
      authors: ['Ada', 'Bo', 'Cy'],
      date: '2022-02-01',
      publisher: 'The Post',
      contents: true,
    });
    expect(bound([a]).pack.contents).toBe(false);
  });
  test('of a pack is empty where its stories differ', () => {
    expect(bound([a, saying(b, { publisher: 'The Sun' })]).pack.publisher).toBe('');
  });
  test('is first of all what the caller says', () => {
    const settings = { title: 'Weather', authors: ['Dee'], date: '2023-01-01', language: 'fr', contents: false };
    expect(bound([a, b], settings).pack).toMatchObject(settings);
  });
  test('keeps its identifier wherever the files lie, and changes it with the title', () => {
    const id = (articles: readonly Article[], title = ''): string => bound(articles, { title }).pack.identifier;
    expect(id([a])).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id([a])).toBe(id([from('/elsewhere/a.md', a)]));
    expect(id([a])).not.toBe(id([a], 'Weather'));
    expect(id([a])).not.toBe(id([from('c.md', a)]));
  });
});

test('no word is lost', () => {
  const words = fc.constantFrom('rain', 'sun', '“wind”', 'été');
  const leaf: fc.Arbitrary<Inline> = words.map((word) => ({ kind: 'text', at: nowhere, value: word }));
  const target: fc.Arbitrary<Target> = fc.constantFrom<Target>(
    { kind: 'web', url: 'https://example.org/' },
    { kind: 'place', id: 'no' },
    { kind: 'file', path: 'b.md', fragment: '' },
  );
  const inline = fc.oneof(
    leaf,
    fc.tuple(target, leaf).map(([it, inner]) => to(it, inner)),
  );
  const block: fc.Arbitrary<Block> = fc.array(inline, { minLength: 1 }).map((content) => p(...content));
  const text = (blocks: readonly Block[]): string => {
    const found: string[] = [];
    walk(blocks, (node) => node.kind === 'text' && found.push(node.value));
    return found.join(' ');
  };
  fc.assert(
    fc.property(fc.array(block), (blocks) => {
      const { pack } = bound([article('Rain', ...blocks)]);
      expect(text(pack.stories[0]?.body ?? [])).toBe(text(blocks));
    }),
  );
});

describe('punctuation', () => {
  const set = (language: string, ...body: readonly Block[]): readonly Block[] => {
    const source = { ...article('Headline', ...body), particulars: { ...noParticulars, language } };
    return bind([source], noSettings, () => undefined).stories[0]?.body ?? [];
  };

  test('is set across the marks inside a run', () => {
    expect(set('en-US', p('"', em('Rain'), '," he said, "isn', strong("'t"), ' ', code("'code'"), ' is here"'))).toEqual([
      p('“', em('Rain'), ',” he said, “isn', strong('’t'), ' ', code("'code'"), ' is here”'),
    ]);
  });

  test('follows the language of the words, also in the midst of another', () => {
    expect(set('de', p('Er sagte "ja", sie ', lang('fr', '"oui"'), '.'))).toEqual([
      p('Er sagte „ja“, sie ', lang('fr', '«\u202foui\u202f»'), '.'),
    ]);
  });

  test('is set in notes, as runs of their own', () => {
    expect(set('de', p('"One', note(p('"Two"')), '"'))).toEqual([p('„One', note(p('„Two“')), '“')]);
  });

  test('that is set already leaves every node as it was', () => {
    const body = [p('“Rain”, he said'), quote(p('It isn’t'))];
    set('en-US', ...body).forEach((block, index) => expect(block).toBe(body[index]));
  });
});

test('a language that nobody names is told from the words', () => {
  const german = article(
    'Der Regen',
    p(
      'Es war noch nicht die Stunde, als der Regen kam und mit ihm die Kälte, die sich in den Straßen und auf den Plätzen hielt.',
    ),
  );
  expect(bind([german], noSettings, () => undefined).language).toBe('de');
});
