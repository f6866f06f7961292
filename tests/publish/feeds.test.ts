/** Feeds as a build leaves them in a folder: sound, true to the files beside them, and opened by OPDS clients from outside. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from '../../src/index.ts';
import { decoder } from '../../src/image/library.ts';
import type { Request } from '../../src/publish/request.ts';
import { checkFeed } from '../files/feed-check.ts';
import { has, hasReaders } from '../files/tools.ts';

const rain =
  '---\ndate: 2022-01-03\nauthor: Ada Quill\ndescription: A day of rain.\nkeywords: [weather]\nrights: CC BY\n---\n\n# Rain & hail\n\nIt rained.\n';
const sun = '---\ndate: 2022-02-04\nlang: de\npublisher: Die Zeitung\n---\n\n# Sonne\n\nSie schien.\n';

let desk: string;
beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-feeds-'));
  writeFileSync(join(desk, 'rain.md'), rain);
  writeFileSync(join(desk, 'sun.md'), sun);
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** Builds into a new folder of the desk. What was told comes back beside it. */
async function built(
  name: string,
  wish: Partial<Request>,
): Promise<{ readonly folder: string; readonly told: readonly string[] }> {
  const folder = join(desk, name);
  const sources = ['rain.md', 'sun.md'].map((source) => join(desk, source));
  const { problems } = await build({ sources, outputs: [`${folder}/`], feeds: true, ...wish });
  return { folder, told: problems.map((it) => it.code) };
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

async function faultsIn(folder: string, base: string | null): Promise<readonly string[]> {
  const shelf = new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size] as const));
  const names = ['catalog.xml', 'catalog.json', 'feed.atom', 'feed.json'].filter((name) => shelf.has(name));
  const found = await Promise.all(names.map((name) => checkFeed(name, read(folder, name), shelf, base)));
  return found.flat();
}

describe('two articles in a folder', () => {
  test('are one catalogue, with covers for the shelf, whatever they become', async () => {
    const { folder, told } = await built('epub-and-pdf', { to: ['epub', 'pdf'] });
    expect(told).toEqual(['feed-relative']);
    expect(readdirSync(folder)).toEqual(
      [
        ...['catalog.json', 'catalog.xml', 'feed.atom'],
        ...['rain', 'sun'].flatMap((it) => ['cover-small.jpg', 'cover.jpg', 'epub', 'pdf'].map((ending) => `${it}.${ending}`)),
      ].toSorted(),
    );
    expect(await faultsIn(folder, null)).toEqual([]);
    const other = await built('markdown', { to: ['md'] });
    expect(await faultsIn(other.folder, null)).toEqual([]);
    // A cover is drawn where no book brings one, and it is the same one.
    const cover = (at: string): string =>
      createHash('sha256')
        .update(readFileSync(join(at, 'rain.cover.jpg')))
        .digest('hex');
    expect(cover(other.folder)).toBe(cover(folder));
  });

  test('have pictures of the sizes that the catalogue says', async () => {
    const { folder } = await built('sizes', { to: ['epub'] });
    const { publications }: { publications: { images: { href: string; width: number; height: number }[] }[] } = JSON.parse(
      read(folder, 'catalog.json'),
    );
    const images = publications.flatMap((it) => it.images);
    expect(images).toHaveLength(4);
    for (const { href, width, height } of images) {
      const { width: w, height: h } = await (await decoder(readFileSync(join(folder, href)), 'jpeg')).metadata();
      expect([href, w, h]).toEqual([href, width, height]);
    }
  });

  test('have, published somewhere, a JSON Feed too, which knows the hashes of the files', async () => {
    const base = 'https://example.org/briefings/';
    const { folder, told } = await built('published', { feedUrl: base, feedTitle: 'Weather' });
    expect(told).toEqual([]);
    expect(await faultsIn(folder, base)).toEqual([]);
    const { title, items }: { title: string; items: { attachments: { url: string; _slugline: { sha256: string } }[] }[] } =
      JSON.parse(read(folder, 'feed.json'));
    expect([title, items.length]).toEqual(['Weather', 2]);
    for (const { url, _slugline } of items.flatMap((it) => it.attachments)) {
      const bytes = readFileSync(join(folder, decodeURIComponent(url.slice(base.length))));
      expect(_slugline.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test('have the same feeds when they are built again', async () => {
    const [one, other] = [await built('once', {}), await built('again', {})];
    for (const name of readdirSync(one.folder).filter((it) => statSync(join(one.folder, it)).isFile())) {
      expect([name, readFileSync(join(one.folder, name)).equals(readFileSync(join(other.folder, name)))]).toEqual([name, true]);
    }
  });
});

describe('a release', () => {
  test('has feeds that are searched: what is withheld stands in none', async () => {
    const secret = 'The bridge over the northern canal will be closed for nine weeks.';
    writeFileSync(join(desk, 'open.md'), '# Open\n\nIt rained for most of the day in town.\n');
    writeFileSync(join(desk, 'closed.md'), `---\nmarking: TLP:RED\n---\n\n# Closed\n\n${secret}\n`);
    const sources = ['open.md', 'closed.md'].map((source) => join(desk, source));
    const wish = { sources, title: 'The day', release: 'TLP:GREEN', to: ['md'] } as const;
    const sound = await built('sound', wish);
    expect(sound.told).toEqual(['marking-withheld', 'feed-relative']);
    const leaking = await built('leaking', { ...wish, feedTitle: secret });
    expect(leaking.told).toContain('marking-leak');
    expect(readdirSync(desk)).not.toContain('leaking');
  });
});

/** What `tests/readers/opds.mjs` tells of a folder: publications as each client understands them. */
type Link = { readonly rel?: string | readonly string[]; readonly href: string; readonly type: string };
type Entry = {
  readonly metadata: {
    readonly title: string;
    readonly author?: string | readonly (string | { readonly name: string })[];
    readonly language: string;
    readonly publisher?: string;
    readonly identifier: string;
    readonly description?: string;
  };
  readonly links: readonly Link[];
  readonly images: readonly Link[];
};
type Told = {
  readonly readium: Readonly<Record<'first' | 'second', { readonly publications: readonly Entry[] }>>;
  readonly foliate: { readonly publications: readonly Entry[] };
  readonly refused: readonly string[];
};

describe('OPDS clients', () => {
  let told: Told | null = null;
  beforeAll(async () => {
    if (!has('chromium') || !hasReaders()) return;
    const { folder } = await built('clients', {});
    const { stdout } = await promisify(execFile)('node', ['tests/readers/opds.mjs', folder], { maxBuffer: 1 << 26 });
    told = JSON.parse(stdout) as Told;
  }, 60_000);

  test.each(['Readium, OPDS 1.2', 'Readium, OPDS 2.0', 'foliate-js'] as const)(
    '%s finds every publication and file',
    (client) => {
      if (told === null) return;
      const { readium, foliate } = told;
      const { publications } = { 'Readium, OPDS 1.2': readium.first, 'Readium, OPDS 2.0': readium.second, 'foliate-js': foliate }[
        client
      ];
      const people = ({ author = [] }: Entry['metadata']): readonly string[] =>
        (typeof author === 'string' ? [author] : author).map((it) => (typeof it === 'string' ? it : it.name));
      const acquisitions = ({ links }: Entry): readonly string[] =>
        links.filter((it) => [it.rel].flat().includes('http://opds-spec.org/acquisition')).map((it) => `${it.type} ${it.href}`);
      expect(
        publications.map((it) => [it.metadata.title, people(it.metadata), it.metadata.language, it.metadata.publisher ?? '']),
      ).toEqual([
        ['Sonne', [], 'de', 'Die Zeitung'],
        ['Rain & hail', ['Ada Quill'], 'en', ''],
      ]);
      expect(publications.map(acquisitions)).toEqual(
        ['sun', 'rain'].map((it) => [`application/pdf ${it}.pdf`, `application/epub+zip ${it}.epub`, `text/markdown ${it}.md`]),
      );
      expect(publications.map((it) => it.images.map(({ href }) => href))).toEqual(
        ['sun', 'rain'].map((it) => [`${it}.cover.jpg`, `${it}.cover-small.jpg`]),
      );
      expect(publications.every((it) => it.metadata.identifier.startsWith('urn:uuid:'))).toBe(true);
      // foliate-js keeps descriptions under a symbol, which does not come through.
      if (client !== 'foliate-js') expect(publications[1]?.metadata.description).toBe('A day of rain.');
    },
  );

  test('ask for nothing but the catalogue', () => {
    if (told !== null) expect(told.refused).toEqual([]);
  });
});
