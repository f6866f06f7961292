/** The law of a folder of Markdown: it reads as the pack that it was made of, and becomes the same folder again. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings, type BindSettings } from '../../src/bind/bind.ts';
import { article, h, note, p, run } from '../../src/model/build.ts';
import type { Article, Inline, Target } from '../../src/model/document.ts';
import type { Pack } from '../../src/model/pack.ts';
import { collector } from '../../src/model/problem.ts';
import { leaksIn } from '../../src/publish/leaks/search.ts';
import { secretsOf } from '../../src/publish/leaks/secrets.ts';
import { expectGolden } from '../golden.ts';
import { grain, picture } from '../image/make.ts';
import { ownFile } from '../own-files.ts';
import { articles } from '../properties/articles.ts';
import { apparatus, briefing, cite, ferry, harbour } from '../render/briefing.ts';
import { deadLinks, folderOf, packOf, said, text } from './folder.ts';

const at = (file: string, it: Article): Article => ({ ...it, at: { file, line: 1, column: 1 } });
const to = (target: Target, words: string): Inline => ({ kind: 'link', at: p().at, to: target, title: '', content: run(words) });

const judged = (words: string) => ({ at: p().at, content: run(words), likelihood: '', confidence: null });

/** Expects the law of `pack`, and that nothing is told on the way. */
async function expectLaw(pack: Pack): Promise<Readonly<Record<string, string>>> {
  const files = await folderOf(pack);
  const { pack: again, found } = await packOf(files);
  expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(said(again)).toEqual(said(pack));
  expect(deadLinks(text(files))).toEqual([]);
  const next = await folderOf(again);
  expect(text(next)).toEqual(text(files));
  for (const [name, bytes] of Object.entries(files))
    expect([name, Buffer.compare(bytes, next[name] ?? new Uint8Array())]).toEqual([name, 0]);
  return text(files);
}

test('a briefing with all there is', async () => {
  const files = await expectLaw(briefing().pack);
  const drawn = Object.entries(files).filter(([name]) => !name.endsWith('.svg'));
  expect(Object.keys(files).toSorted()).toEqual([
    '01-the-harbour-reopens.md',
    '02-the-ferry-stays-away.md',
    'README.md',
    'images/map.svg',
    'images/timeline.svg',
    'llms-full.txt',
    'llms.txt',
    'slugline.yml',
  ]);
  const golden = drawn.filter(([name]) => name !== 'llms-full.txt').map(([name, it]) => `=== ${name}\n\n${it}`);
  expectGolden('tests/cases/folder.txt', golden.join('\n'));
});

test('the sample pack', async () => {
  const files = Object.fromEntries(readdirSync('seeds').map((name) => [name, new Uint8Array(readFileSync(`seeds/${name}`))]));
  const { pack } = await packOf(files);
  const written = await expectLaw(pack);
  expect(written['README.md']).toContain('[¶14](03-the-long-shadow-of-the-airport-road.md#par_14)');
});

test('articles that lead to each other, each with notes, headings and pictures of its own', async () => {
  const photo = await picture(
    await grain(40, 30)
      .jpeg()
      .withExif({ IFD0: { Artist: 'Ada' } })
      .toBuffer(),
    'Foto 1.JPG',
  );
  const other = await picture(await grain(30, 40).png().toBuffer(), 'foto-1.jpg');
  const cover = await picture(await grain(60, 80).png().toBuffer(), 'cover.png');
  const shows = (hash: string) =>
    ({
      kind: 'figure',
      at: p().at,
      picture: hash,
      alt: 'Grey',
      caption: run('Grey ', to({ kind: 'file', path: 'b.md', fragment: '' }, 'rain')),
    }) as const;
  const rain = at('x/a.md', {
    ...article(
      'Rain',
      h(2, 'where', 'Where'),
      p('One', note(p('Of a.', ' See ', to({ kind: 'place', id: 'where' }, 'above'), '.'))),
      p(
        'To ',
        to({ kind: 'file', path: 'b.md', fragment: 'where' }, 'there'),
        ', to ',
        to({ kind: 'file', path: 'a.md', fragment: '' }, 'itself'),
        ' and [¶5].',
      ),
      shows(photo.hash),
    ),
    pictures: [photo],
  });
  const sun = at('x/b.md', {
    ...article(
      'Rain',
      h(2, 'where', 'Where'),
      p('Two', note(p('Of b.'))),
      p('Three [¶1].'),
      p('Back ', to({ kind: 'file', path: './a.md', fragment: 'where' }, 'to'), '.'),
      shows(other.hash),
    ),
    pictures: [other],
  });
  const settings: BindSettings = {
    ...noSettings,
    title: 'The *week*: no. 1',
    numbered: true,
    scheme: ['Open', 'House'],
    marking: 'House',
    contents: false,
    cover,
    apparatus: {
      ...noSettings.apparatus,
      bottomLine: [p('See ', to({ kind: 'file', path: 'b.md', fragment: 'where' }, 'where'), note(p('A note.')), '.')],
    },
  };
  // What a camera wrote is taken off once, which changes the bytes.
  const files = await folderOf(bind([rain, sun], settings, collector().report));
  const written = await expectLaw((await packOf(files)).pack);
  expect(written).toEqual(text(files));
  expect(Object.keys(written).filter((name) => name.startsWith('images/'))).toEqual([
    'images/foto-1.jpg',
    'images/foto-1.png',
    'images/cover.png',
  ]);
  expect(written['01-rain.md']?.slice(written['01-rain.md'].indexOf('# '))).toBe(
    [
      '# Rain\n\n## Where\n',
      '<sup id="par_1">¶1</sup> One[^1]\n',
      '<sup id="par_2">¶2</sup> To [there](02-rain.md#where), to [itself](01-rain.md) and [¶5](02-rain.md#par_5).\n',
      '![Grey](images/foto-1.jpg "Grey [rain](02-rain.md)")\n',
      '[^1]: Of a. See [above](#where).\n',
    ].join('\n'),
  );
  expect(written['02-rain.md']).toContain('[^1]: Of b.');
  expect(written['README.md']).toContain('See [where](02-rain.md#where)[^1].\n\n[^1]: A note.\n');
  expect(written['slugline.yml']).toContain('bottom-line: |-\n  See [where](02-rain.md#where)[^1].\n\n  [^1]: A note.\n');
});

test('headings that begin with a figure, or are called alike, are led to by the names that code-hosting sites give them', async () => {
  const years = at(
    'a.md',
    article(
      '2020 in review',
      h(2, 'section-2020-winter', '2020: winter'),
      p('Cold.'),
      h(2, 'section-2020-winter-1', '2020, winter'),
      p('Colder.'),
    ),
  );
  const after = (fragment: string): Inline => to({ kind: 'file', path: 'a.md', fragment }, fragment);
  const later = at('b.md', article('After', p(after('section-2020-winter'), ', ', after('section-2020-winter-1'), '.')));
  const files = await expectLaw(bind([years, later], { ...noSettings, title: 'Years' }, collector().report));
  expect(files['02-after.md']).toContain(
    '(01-2020-in-review.md#2020-winter), [section-2020-winter-1](01-2020-in-review.md#2020-winter-1).',
  );
});

test('what code-hosting sites can not show is written otherwise in the index alone', async () => {
  const files = text(await folderOf(briefing().pack));
  expect(files['README.md']).not.toMatch(/^: /m);
  expect(files['README.md']).toContain('- **Ada Lovelace, harbour master** In office since 2015. [¶2]');
  expect(files['llms-full.txt']).toContain('Ada Lovelace, harbour master\n:   In office since 2015.');
});

describe('a release', () => {
  const secret = at('secret.md', {
    ...article('What nobody may know', p('The third key lies under the second stone from the left.'), p('It is made of brass.')),
  });
  const closed = { ...secret, particulars: { ...secret.particulars, marking: 'TLP:RED' } };
  const open = at(
    'open.md',
    article(
      'Rain',
      p('It rained, see [¶1] and [¶4].'),
      p('Then ', to({ kind: 'file', path: 'secret.md', fragment: '' }, 'it'), ' stopped.'),
    ),
  );
  const settings: BindSettings = {
    ...noSettings,
    title: 'The keys',
    numbered: true,
    parts: [
      { title: 'Under stones', first: 0 },
      { title: 'In the open', first: 1 },
    ],
    apparatus: {
      ...noSettings.apparatus,
      bottomLine: [
        p('It rained: [¶1], [¶3]; more in ', to({ kind: 'file', path: 'secret.md', fragment: '' }, 'another place'), '.'),
      ],
      judgements: [
        { ...judged('It will rain again.'), cites: [cite('open.md', 'It rained')] },
        { ...judged('The key is brass.'), cites: [cite('secret.md', 'made of brass')] },
      ],
    },
  };
  const bound = (release: string): Pack => bind([closed, open], { ...settings, release }, collector().report);

  test('numbers nothing anew on its way back, and has nothing of what is withheld', async () => {
    const files = await expectLaw(bound('TLP:GREEN'));
    expect(files['slugline.yml']).toContain('- file: 01-rain.md\n        number: 3\n');
    expect(files['01-rain.md']).toContain('<sup id="par_3">¶3</sup> It rained, see ¶1 and [¶4](#par_4).');
    expect(Object.values(files).join('\n')).not.toMatch(/secret|stones|brass|nobody may know|\[¶1\]/);
    expect(leaksIn(await finished(bound('TLP:GREEN')), secretsOf(bound(''), bound('TLP:GREEN')))).toEqual([]);
  });

  test('is searched in every file of the folder', async () => {
    const whole = await finished(bound(''));
    const leaks = leaksIn(whole, secretsOf(bound(''), bound('TLP:GREEN'))).map(({ file }) => file);
    expect([...new Set(leaks)]).toEqual(['README.md', '01-what-nobody-may-know.md', 'llms-full.txt']);
    const told = bind(
      [{ ...open, standfirst: run('The third key lies under the second stone from the left.') }],
      settings,
      () => undefined,
    );
    const careless = leaksIn(await finished(told), secretsOf(bound(''), bound('TLP:GREEN'))).map(({ file }) => file);
    expect([...new Set(careless)]).toEqual(['01-rain.md', 'llms.txt', 'llms-full.txt']);
  });
});

async function finished(
  pack: Pack,
): Promise<readonly { readonly name: string; readonly path: string; readonly bytes: Uint8Array }[]> {
  return Object.entries(await folderOf(pack)).map(([name, bytes]) => ({ name, path: `/${name}`, bytes }));
}

test('a number that is taken is told', () => {
  const { report, found } = collector();
  bind([harbour, ferry], { ...noSettings, numbered: true, firstNumbers: new Map([['ferry.md', 2]]) }, report);
  expect(found.map(({ code, at: place, message }) => [code, place?.file, message])).toEqual([
    ['manifest-value', 'ferry.md', 'the paragraphs can not be numbered from 2: 4 is taken by an article before'],
  ]);
});

describe('articles by chance', () => {
  test('keep the law', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(articles, { minLength: 1, maxLength: 3 }), fc.boolean(), async (some, numbered) => {
        const { report } = collector();
        const named = some.map((it, index) => at(`${index}.md`, it));
        const pack = bind(
          named,
          {
            ...noSettings,
            title: 'By chance',
            numbered,
            land: ownFile('countries.json'),
            apparatus: numbered
              ? { ...apparatus, judgements: [], figures: [], timeline: [], people: [], sources: [] }
              : noSettings.apparatus,
          },
          report,
        );
        const files = await folderOf(pack);
        const again = await packOf(files);
        // Pull quotes by chance repeat nothing; that is told of the first pack too.
        const told = again.found.filter(({ code }) => code !== 'quote-not-found');
        expect({ told, said: said(again.pack) }).toEqual({ told: [], said: said(pack) });
        expect(text(await folderOf(again.pack))).toEqual(text(files));
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60), seed: Number(process.env['PROPERTY_SEED'] ?? 7) },
    );
  }, 300_000);
});
