/** What a briefing says besides its articles: bound, numbered and grounded. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { hasWording, nearest, worded } from '../../src/bind/wording.ts';
import { noApparatus } from '../../src/model/apparatus.ts';
import { article, link, p } from '../../src/model/build.ts';
import { dumpPack } from '../../src/model/dump.ts';
import { collector } from '../../src/model/problem.ts';
import { walk } from '../../src/model/walk.ts';
import { expectGolden } from '../golden.ts';
import { apparatus, briefing, cite, ferry, harbour } from '../render/briefing.ts';

test('the whole of it, as a tree', () => {
  const { pack, found } = briefing();
  expect(found).toEqual([]);
  expectGolden('tests/cases/briefing.txt', dumpPack(pack, { places: false }));
});

test('what is missing leaves nothing', () => {
  const { report, found } = collector();
  const plainly = bind([harbour, ferry], noSettings, report);
  expect(plainly.stories.map(({ role }) => role)).toEqual(['article', 'article']);
  // A reference in a pack without numbers is told.
  expect(found.map(({ code }) => code)).toEqual(['reference-broken']);
  const only = briefing({ ...noApparatus, gaps: apparatus.gaps }).pack;
  expect(only.stories.map(({ role }) => role)).toEqual(['handling', 'article', 'article', 'back']);
  expect(only.stories.at(-1)?.body.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
});

describe('numbers', () => {
  test('count the paragraphs of articles, and stay when an article is added at the end', () => {
    const { pack } = briefing();
    expect([...pack.numbers.values()]).toEqual(['1', '2', '3', '4', '5', '6']);
    const { report } = collector();
    const fewer = bind([harbour], { ...noSettings, numbered: true }, report);
    expect([...fewer.numbers.values()]).toEqual(['1', '2', '3', '4']);
  });

  test('a reference to a paragraph that is not there is told with its place', () => {
    const { found } = briefing({
      gaps: [
        {
          ...harbour.body[0]!,
          kind: 'paragraph',
          content: [{ kind: 'text', at: { file: 'slugline.yml', line: 4, column: 7 }, value: 'See [¶99].' }],
        },
      ],
    });
    expect(found.map(({ code, at, message }) => `${at?.line}:${at?.column} ${code} ${message}`)).toEqual([
      '4:11 reference-broken there is no paragraph 99: the pack has 6 numbered paragraphs',
    ]);
  });
});

describe('evidence', () => {
  const claim = (article: string, quote: string): ReturnType<typeof briefing> =>
    briefing({
      ...noApparatus,
      figures: [{ at: cite('', '').at, figure: '1', label: [], caveat: [], cites: [cite(article, quote)] }],
    });

  test.each([
    ['harbour.md', 'a storm that had closed it for nine days', '1'],
    ['harbour.md', '“we saw it come”', '2'],
    ['harbour.md', '"we  saw it come"', '2'],
    ['harbour.md', '4.5 %', '3'],
    ['harbour.md', 'longest closure since the war', '3'],
    ['ferry.md', 'They blame the price of oil.', '6'],
  ])('%s says “%s” in paragraph %s', (article, quote, number) => {
    const { pack, found } = claim(article, quote);
    expect(found).toEqual([]);
    expect(pack.apparatus.figures[0]?.cites[0]?.number).toBe(number);
  });

  test.each([
    ['harbour.md', '4', 'quote-not-found'],
    ['harbour.md', '5 %', 'quote-not-found'],
    ['harbour.md', '022', 'quote-not-found'],
    ['harbour.md', 'a storm that closed it for nine days', 'quote-not-found'],
    ['harbour.md', '', 'quote-not-found'],
    ['ferry.md', 'we saw it come', 'quote-not-found'],
    ['harbor.md', '47', 'cite-unknown'],
  ])('that %s says “%s” is not so', (article, quote, code) => {
    const { found } = claim(article, quote);
    expect(found.map((it) => [it.code, it.at?.file, it.at?.line])).toEqual([[code, 'slugline.yml', 9]]);
  });

  test('the nearest wording is shown', () => {
    expect(claim('harbour.md', 'a storm that has closed it for nine days').found[0]?.hint).toBe(
      'the nearest there is: "a storm that had closed it for nine days."',
    );
    expect(claim('harbor.md', '47').found[0]?.hint).toBe('did you mean harbour.md?');
  });

  test('every stretch of a text is found in it, however it is typed', () => {
    const text = 'He said “no – never”, and: it’s 47, not 4,700; the rest (all of it) is silence.';
    const words = text.split(' ');
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.nat(6), (start, more) => {
        const quote = words
          .slice(start, start + 1 + more)
          .join('  ')
          .replace(/[“”]/g, '"')
          .replace(/’/g, "'")
          .replace(/–/g, '--');
        expect(hasWording(worded(text), worded(quote))).toBe(true);
      }),
    );
    expect(nearest(worded(text), worded('the rest (all of this) was silence'))).toBe('the rest (all of it) is silence.');
  });
});

describe('markings', () => {
  const marked = (label: string): typeof harbour => ({ ...harbour, particulars: { ...harbour.particulars, marking: label } });

  test('the pack bears the highest of its parts', () => {
    const { report, found } = collector();
    const settings = { ...noSettings, marking: 'tlp:green', numbered: true };
    expect(bind([marked('TLP:AMBER'), ferry], settings, report).marking).toBe('TLP:AMBER');
    expect(bind([marked(''), ferry], settings, report).marking).toBe('TLP:GREEN');
    expect(found).toEqual([]);
  });

  test('a label that is none is told', () => {
    const { report, found } = collector();
    bind([marked('TLP:AMBRE'), ferry], { ...noSettings, numbered: true }, report);
    expect(found.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      ['marking-unknown', 'there is no marking "TLP:AMBRE"', 'did you mean TLP:AMBER?'],
    ]);
  });
});

describe('a release', () => {
  const secret = (label: string): typeof harbour => ({ ...harbour, particulars: { ...harbour.particulars, marking: label } });
  const open = { ...ferry, body: [...ferry.body, p('More in ', link('x', 'the other')), p('See [¶1] and [¶6].')] };
  const released = (release: string, label = 'TLP:AMBER'): ReturnType<typeof briefing> => {
    const { report, found } = collector();
    const settings = { ...noSettings, numbered: true, marking: 'TLP:GREEN', release, apparatus };
    return { pack: bind([secret(label), open], settings, report), found };
  };

  test('leaves out what is marked higher, and what rests on it, and says so', () => {
    const { pack, found } = released('TLP:GREEN');
    expect(pack.stories.map(({ id }) => id)).toEqual(['in-brief', 'handling', 'the-ferry-stays-away', 'reference', 'colophon']);
    expect(pack.marking).toBe('TLP:GREEN');
    const whole = JSON.stringify(pack);
    for (const gone of ['harbour of Leith', 'Dues', '47', 'Ada', 'Port notices', 'longest closure']) {
      expect([gone, whole.includes(gone)]).toEqual([gone, false]);
    }
    expect(found.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual([
      'note marking-withheld: withheld: “The harbour reopens”, marked TLP:AMBER',
      ...Array.from({ length: 4 }, () => 'note marking-withheld: withheld: an entry that rests on a part that is'),
    ]);
  });

  test('numbers nothing anew, and leaves no dead link', () => {
    const { pack } = released('TLP:GREEN');
    expect([...pack.numbers.values()]).toEqual(['5', '6', '7', '8']);
    const links: string[] = [];
    walk(
      pack.stories.flatMap((story) => story.body),
      (node) => {
        if (node.kind === 'link' && node.to.kind === 'place') links.push(node.to.id);
      },
    );
    expect(links).toContain('par_6');
    expect(links).not.toContain('par_1');
  });

  test('keeps parts with what is left of them, and drops one of which nothing is', () => {
    const { report } = collector();
    const parts = [
      { title: 'The quay', first: 0 },
      { title: 'The sea', first: 1 },
    ];
    const settings = { ...noSettings, numbered: true, parts, apparatus: { ...noApparatus, bottomLine: apparatus.bottomLine } };
    const articles = [secret('TLP:AMBER'), open];
    expect(bind(articles, settings, report).parts).toEqual([
      { title: 'The quay', first: 2 },
      { title: 'The sea', first: 3 },
    ]);
    expect(bind(articles, { ...settings, release: 'TLP:GREEN' }, report).parts).toEqual([{ title: 'The sea', first: 1 }]);
  });

  test('of all there may be is the whole pack', () => {
    const { pack, found } = released('TLP:AMBER');
    expect(pack.stories).toHaveLength(6);
    expect(pack.marking).toBe('TLP:AMBER');
    expect(found).toEqual([]);
  });

  test.each([
    ['TLP:PINK', 'TLP:AMBER', '--release TLP:PINK is no marking'],
    ['TLP:CLEAR', 'TLP:AMBER', 'the pack as a whole is marked TLP:GREEN, above TLP:CLEAR'],
  ])('as %s of what is %s is refused', (release, label, said) => {
    expect(released(release, label).found.map(({ message }) => message)).toContain(said);
  });
});

test('a mixed pack leaves each article its language, and one language for all does not', () => {
  const french = {
    ...ferry,
    headline: [{ kind: 'text', at: ferry.at, value: 'Le bateau ne viendra pas' }] as const,
    body: [
      p('Le bateau ne viendra pas avant le mois de mars, disent ses propriétaires, qui accusent le prix du pétrole et la mer.'),
    ],
  };
  const languages = (mixed: boolean): readonly string[] =>
    bind([harbour, french], { ...noSettings, language: 'en-GB', mixed, numbered: true }, collector().report).stories.map(
      (it) => it.language,
    );
  expect(languages(true)).toEqual(['en-GB', 'fr']);
  expect(languages(false)).toEqual(['en-GB', 'en-GB']);
});

test('a source without a title is called after its article, and leads to it', () => {
  const [source] = apparatus.sources;
  if (source === undefined) throw new Error('there is a source');
  const { pack } = briefing({ ...noApparatus, sources: [{ ...source, title: '', url: '' }] });
  const [, list] = pack.stories.at(-1)?.body ?? [];
  const first = list?.kind === 'list' ? list.items[0]?.content[0] : undefined;
  expect(first?.kind === 'paragraph' ? first.content[0] : null).toMatchObject({
    kind: 'link',
    to: { kind: 'place', id: 'the-harbour-reopens' },
    content: [{ value: 'The harbour reopens' }],
  });
});

test('an article that is in the pack twice is told, whatever stands over it', () => {
  const { report, found } = collector();
  const again = { ...harbour, at: { ...harbour.at, file: 'agency.md' }, headline: ferry.headline };
  bind([harbour, ferry, again], { ...noSettings, numbered: true }, report);
  expect(found.map(({ code, at, message }) => [code, at?.file, message])).toEqual([
    ['article-twice', 'agency.md', 'the article says the same as harbour.md'],
  ]);
});

test('articles that begin alike are twice there only when they go on alike, in whatever paragraphs and quotes', () => {
  const told = (...texts: readonly (readonly string[])[]): readonly string[] => {
    const { report, found } = collector();
    const all = texts.map((text, index) => ({
      ...article(`Headline ${index}`, ...text.map((words) => p(words))),
      at: { file: `${index}.md`, line: 1, column: 1 },
    }));
    bind(all, noSettings, report);
    return found.filter(({ code }) => code === 'article-twice').map(({ at }) => at?.file ?? '');
  };
  const long = 'It is "said" -- as ever - that the harbour is open. '.repeat(20);
  expect(told([long, 'It is open.'], [long, 'It is shut.'])).toEqual([]);
  expect(told([long, 'It is open.'], ['It is shut.'], [`${long.replaceAll('"', '”')} It is open.`])).toEqual(['2.md']);
  const soft = `har\u00ad${' '.repeat(390)}bour${'\u200b'.repeat(30)} `;
  expect(told([soft, long], [soft.replace(/ +/, '\u00a0'), long])).toEqual(['1.md']);
});
