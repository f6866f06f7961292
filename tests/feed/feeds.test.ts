/** Feeds: what they say, that they are what the standards ask for, and that the judge of that can find a fault. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { feedsOf, type FeedWish } from '../../src/feed/feeds.ts';
import type { Publication } from '../../src/feed/publication.ts';
import { checkFeed, type Shelf } from '../files/feed-check.ts';
import { parse } from '../files/markup.ts';
import { expectGolden } from '../golden.ts';
import { publication, shelf } from './shelf.ts';

const published = 'https://example.org/briefings/';
const at = (base: string | null, title = ''): FeedWish => ({ title, base });
const textsOf = (all: readonly Publication[], wish: FeedWish): ReadonlyMap<string, string> =>
  new Map(feedsOf(all, wish).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));

/** The folder that a catalogue of `all` stands in, with the feeds themselves. */
function folderOf(all: readonly Publication[]): Shelf {
  const files = all.flatMap((it) => [...it.files, it.cover, it.thumbnail]).map((it) => [it.path, it.bytes] as const);
  return new Map([...files, ...['catalog.xml', 'catalog.json', 'feed.atom', 'feed.json'].map((name) => [name, 1] as const)]);
}

async function faultsIn(all: readonly Publication[], wish: FeedWish): Promise<readonly string[]> {
  const found = await Promise.all(
    [...textsOf(all, wish)].map(async ([name, text]) =>
      (await checkFeed(name, text, folderOf(all), wish.base)).map((it) => `${name}: ${it}`),
    ),
  );
  return found.flat();
}

describe('a folder of publications', () => {
  test.each([...textsOf(shelf, at(published, 'Briefings'))])('as %s', (name, text) => {
    expectGolden(`tests/cases/feeds/${name}`, text);
  });

  test('without an address has relative links, and no feed in the form that knows none', () => {
    const texts = textsOf(shelf, at(null));
    expect([...texts.keys()]).toEqual(['catalog.xml', 'catalog.json', 'feed.atom']);
    expect(texts.get('catalog.xml')).toContain('href="a%20%22b%22%20%3Cc%3E%20%26%20d%3A%20100%25%3F%23%C3%A9.pdf"');
    expect([...texts.values()].join()).not.toContain('example.org');
  });

  test.each([null, published])('is sound, published at %s', async (base) => {
    expect(await faultsIn(shelf, at(base))).toEqual([]);
    expect(await faultsIn([], at(base, 'Nothing yet'))).toEqual([]);
  });

  test('has the same feeds in whatever order it is listed', () => {
    const bytes = (all: readonly Publication[]): string => [...textsOf(all, at(null)).values()].join();
    expect(bytes(shelf.toReversed())).toBe(bytes(shelf));
    expect(bytes(shelf.toSorted((one, other) => one.title.length - other.title.length))).toBe(bytes(shelf));
  });

  test('is called what its publications have in common', () => {
    const titled = (...all: readonly Publication[]): unknown => {
      const { metadata }: { metadata: { title: string } } = JSON.parse(textsOf(all, at(null)).get('catalog.json') ?? '');
      return metadata.title;
    };
    const [one, two] = [
      publication('one', { series: 'Weekly', publisher: 'The Gazette' }),
      publication('two', { series: 'Monthly', publisher: 'The Gazette' }),
    ];
    expect([titled(one), titled(one, two), titled(publication('lone')), titled(...shelf)]).toEqual([
      'Weekly',
      'The Gazette',
      'lone',
      'Publications',
    ]);
  });
});

/** Text as the world sends it. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom(']]>', '<!--', '&amp;', '\u202eabc', '\0', 'a\u0007b', '{{x}}', '%00', '</title>', 'a\nb'),
);
const strange = fc.record({
  title: words.map((it) => `T${it}`),
  subtitle: words,
  series: words,
  issue: words,
  authors: fc.array(
    words.map((it) => `A${it}`),
    { maxLength: 2 },
  ),
  date: fc.constantFrom(null, '2022-01-03', '2022-01-03T09:30:00Z', '9999-12-31', 'yesterday'),
  description: fc.oneof(
    fc.constant(''),
    words.map((it) => `D${it}`),
  ),
  subjects: fc.array(
    words.map((it) => `S${it}`),
    { maxLength: 2 },
  ),
  publisher: fc.oneof(
    fc.constant(''),
    words.map((it) => `P${it}`),
  ),
  rights: fc.oneof(
    fc.constant(''),
    words.map((it) => `R${it}`),
  ),
});

test('whatever a publication says of itself, its feeds are sound', async () => {
  await fc.assert(
    fc.asyncProperty(strange, strange, fc.constantFrom(null, published), async (one, two, base) => {
      const all = [
        publication('one', { ...one, subtitle: `U${one.subtitle}`, series: `V${one.series}` }),
        publication('twofold', { ...two, subtitle: '', series: '' }),
      ];
      expect(await faultsIn(all, at(base))).toEqual([]);
      const texts = textsOf(all, at(base));
      expect(parse(texts.get('feed.atom') ?? '').name).toBe('feed');
    }),
    { numRuns: 40 },
  );
});

describe('the judge', () => {
  const sound = textsOf(shelf, at(published));
  const said = async (name: string, change: (text: string) => string): Promise<string> => {
    const text = sound.get(name) ?? '';
    const spoiled = change(text);
    expect(spoiled).not.toBe(text);
    return (await checkFeed(name, spoiled, folderOf(shelf), published)).join('\n');
  };
  const without = (pattern: RegExp) => (text: string) => text.replace(pattern, '');
  const put = (pattern: RegExp | string, other: string) => (text: string) => text.replace(pattern, other);

  const inAtom: readonly (readonly [string, (text: string) => string, string])[] = [
    ['no id', without(/<id>.*?<\/id>\n/), 'grammar'],
    ['a relative id', put(/<id>https:\/\/example.org\/briefings\/(week[^<]*)/, '<id>$1'), 'grammar'],
    ['no title', without(/<title>.*?<\/title>\n/), 'grammar'],
    ['an empty title', put(/<title>.*?<\/title>/, '<title> </title>'), 'grammar'],
    ['no date', without(/<updated>.*?<\/updated>\n/), 'grammar'],
    ['a date without its zone', put(/Z<\/updated>/, '</updated>'), 'grammar'],
    ['a day for a date', put(/T[^<]*<\/updated>/, '</updated>'), 'grammar'],
    ['two titles', put(/<title>/, '<title>Another</title><title>'), 'grammar'],
    ['an author without a name', put(/<author><name>.*?<\/name>/, '<author>'), 'grammar'],
    ['a category without a term', put(/ term="[^"]*"/, ''), 'grammar'],
    ['a link without an address', put(/ href="[^"]*"/, ''), 'grammar'],
    ['an unknown element', put('<generator>', '<note>x</note><generator>'), 'grammar'],
    ['text between elements', put('<generator>', 'x<generator>'), 'grammar'],
    ['an id twice', (text) => text.replaceAll('briefings/sun<', 'briefings/rain<'), 'an id is there twice'],
    ['no self link', put(/<link rel="self"[^>]*>/, ''), 'not one self link'],
    [
      'the oldest first',
      (text) => text.replace(/(<feed[\s\S]*?)(<entry[\s\S]*)(<entry[\s\S]*<\/entry>)/, '$1$3\n$2'),
      'newest entry is not first',
    ],
    ['a feed older than its entries', put(/<updated>[^<]*/, '<updated>2001-01-01T00:00:00Z'), 'not of its newest entry'],
    ['a dead link', put('week-12.epub', 'week-13.epub'), 'leads nowhere'],
    ['a wrong length', put(/length="\d+"/, 'length="7"'), 'bytes, not 7'],
    ['a relative link', put('href="https://example.org/briefings/rain.pdf"', 'href="rain.pdf"'), 'is not absolute'],
    ['nobody who wrote it', (text) => text.replace(/<author>.*?<\/author>\n/g, ''), 'an entry has no author'],
  ];
  test.each(
    inAtom.flatMap(([what, change, why]) => ['feed.atom', 'catalog.xml'].map((name) => [name, what, change, why] as const)),
  )('finds in %s %s', async (name, _, change, why) => {
    expect(await said(name, change)).toContain(why);
  });

  test.each([
    [
      'neither content nor an alternate',
      'feed.atom',
      without(/<link rel="alternate"[^>]*>\n/),
      'neither content nor an alternate',
    ],
    ['two alternates', 'feed.atom', put(/(<link rel="alternate"[^>]*>)/, '$1$1'), 'two alternates of a type'],
    [
      'nothing to acquire',
      'catalog.xml',
      (text: string) => text.replaceAll('opds-spec.org/acquisition', 'opds-spec.org/x'),
      'no acquisition link',
    ],
    ['acquisition of who knows what', 'catalog.xml', put(/(acquisition" href="[^"]*") type="[^"]*"/, '$1'), 'has no type'],
    ['a picture for nobody', 'catalog.xml', put('image/jpeg', 'image/webp'), 'an image is of no such type'],
    ['no identifier', 'catalog.xml', without(/<dc:identifier>.*\n/), 'has no identifier'],
    ['Dublin Core for Atom', 'catalog.xml', put('<dc:language>', '<dc:title>x</dc:title><dc:language>'), 'dc:title stands'],
    ['markup in a summary', 'feed.atom', put('<summary>', '<summary type="html">'), 'grammar'],
    ['the wrong kind of catalogue', 'catalog.xml', put('kind=acquisition', 'kind=navigation'), 'no self link to a catalogue'],
    ['no start', 'catalog.xml', put('rel="start"', 'rel="up"'), 'no start link'],
    ['no title', 'catalog.json', without(/ *"title": "The week in the gulf",\n/), 'schema'],
    ['no self link', 'catalog.json', put('"self"', '"up"'), 'schema'],
    [
      'nothing to acquire',
      'catalog.json',
      (text: string) => text.replaceAll('opds-spec.org/acquisition', 'opds-spec.org/x'),
      'schema',
    ],
    ['no pictures', 'catalog.json', (text: string) => text.replaceAll('"images"', '"pictures"'), 'schema'],
    ['pictures for nobody', 'catalog.json', (text: string) => text.replaceAll('image/jpeg', 'image/webp'), 'schema'],
    ['a day for a moment', 'catalog.json', put(/T00:00:00Z/, ''), 'schema'],
    ['an address with a space', 'catalog.json', put('rain.pdf', 'rain 1.pdf'), 'schema'],
    ['a wrong size', 'catalog.json', put(/"size": \d+/, '"size": 7'), 'bytes, not 7'],
    ['a dead picture', 'catalog.json', put('rain.cover.jpg', 'snow.cover.jpg'), 'leads nowhere'],
    ['an issue that is no number', 'catalog.json', put('"position": 12', '"position": "12"'), 'schema'],
    ['no version', 'feed.json', without(/ *"version".*\n/), 'schema'],
    ['another version', 'feed.json', put('version/1.1', 'version/2'), 'schema'],
    ['no id', 'feed.json', without(/ *"id".*\n/), 'schema'],
    ['an id twice', 'feed.json', put('briefings/sun"', 'briefings/rain"'), 'an id is there twice'],
    ['no content', 'feed.json', without(/ *"content_text".*\n/), 'schema'],
    ['a relative address', 'feed.json', put(/"url": "https:\/\/example.org\/briefings\//, '"url": "'), 'schema'],
    ['an extension without its sign', 'feed.json', put('"_slugline"', '"slugline"'), 'schema'],
    ['an attachment of no type', 'feed.json', without(/ *"mime_type".*\n/), 'schema'],
    ['a wrong size', 'feed.json', put(/"size_in_bytes": \d+/, '"size_in_bytes": 7'), 'bytes, not 7'],
  ] as const)('finds %s in %s', async (_, name, change, why) => {
    expect(await said(name, change)).toContain(why);
  });
});
