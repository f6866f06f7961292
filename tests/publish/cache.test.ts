/** The cache forgets, and never lies. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, keyOf, sha256, type Plain } from '../../src/publish/cache/hash.ts';
import { openCache, type Cache } from '../../src/publish/cache/store.ts';
import { usualCacheFolder } from '../../src/publish/cache/place.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slugline-cache-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (most = 1e9, frozen = false): Cache => openCache(folder, { most, frozen });
const bytes = (text: string): Uint8Array => Buffer.from(text);
const said = (it: Uint8Array | null): string | null => (it === null ? null : Buffer.from(it).toString());
const files = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((it) => join(folder, it))
    .filter((it) => statSync(it).isFile());

describe('an entry', () => {
  const key = sha256('a key');
  test('comes back, also to another who opens the folder', () => {
    open().put('article', key, bytes('kept'));
    expect(said(open().get('article', key))).toBe('kept');
    expect(open().get('article', sha256('another'))).toBe(null);
    expect(open().get('pages', key)).toBe(null);
  });

  test('takes the place of an older one', () => {
    const cache = open();
    cache.put('run', key, bytes('old'));
    cache.put('run', key, bytes('new'));
    expect(said(cache.get('run', key))).toBe('new');
  });

  test('of which any byte is another, or missing, or too many, is not there, and can be put anew', () => {
    const cache = open();
    cache.put('article', key, bytes('kept'));
    const [path = ''] = files();
    const whole = readFileSync(path);
    const changed = Array.from(whole, (_, at) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte))));
    const cut = Array.from(whole, (_, at) => whole.subarray(0, at));
    for (const damaged of [...changed, ...cut, Buffer.concat([whole, Buffer.from([0])])]) {
      writeFileSync(path, damaged);
      expect(cache.get('article', key)).toBe(null);
    }
    cache.put('article', key, bytes('kept'));
    expect(said(cache.get('article', key))).toBe('kept');
  });

  test('is not added to a frozen cache', () => {
    open(1e9, true).put('article', key, bytes('kept'));
    expect(files()).toEqual([]);
  });
});

describe('an output', () => {
  const text = 'finished';
  const path = (): string => join(folder, 'out.pdf');
  const kept = (): Cache => {
    writeFileSync(path(), text);
    const cache = openCache(join(folder, 'cache'), { most: 1e9, frozen: false });
    cache.adopt(sha256(text), path());
    return cache;
  };
  test('comes back when it is deleted, or replaced', () => {
    const cache = kept();
    rmSync(path());
    writeFileSync(path(), 'another');
    expect(said(cache.output(sha256(text)))).toBe(text);
  });
  test('that somebody changed in its place is not there', () => {
    const cache = kept();
    writeFileSync(path(), 'fiddled!');
    expect(cache.output(sha256(text))).toBe(null);
    expect(cache.output(sha256('another'))).toBe(null);
  });
});

test('what was used longest ago goes first, and a shelf stays within its room', () => {
  const most = 16 * 20_000;
  const keys = Array.from({ length: 60 }, (_, at) => `0${sha256(String(at)).slice(1)}`);
  for (const [at, key] of keys.entries()) {
    const cache = open(most);
    cache.put('article', key, new Uint8Array(1000).fill(at));
    // Long ago, one after the other.
    const path = files().find((it) => it.endsWith(key.slice(1))) ?? '';
    utimesSync(path, 1000 + at, 1000 + at);
    cache.close();
  }
  const left = keys.filter((key) => files().some((it) => it.endsWith(key.slice(1))));
  expect(left).toEqual(keys.slice(-left.length));
  expect(files().reduce((sum, it) => sum + statSync(it).size, 0)).toBeLessThanOrEqual((most * 0.15) / 16);
  expect(left.length).toBeGreaterThan(0);
});

test('a folder that can not be written to is no fault', () => {
  writeFileSync(join(folder, 'file'), '');
  const cache = openCache(join(folder, 'file/below'), { most: 1e9, frozen: false });
  cache.put('run', sha256('x'), bytes('x'));
  cache.close();
  expect(cache.get('run', sha256('x'))).toBe(null);
});

describe('a key', () => {
  test('does not depend on the order in which names are written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (group) => {
        const turned = Object.fromEntries(Object.entries(group).reverse()) as Plain;
        expect(keyOf(turned)).toBe(keyOf(group as Plain));
        expect(JSON.parse(canonical(group as Plain))).toEqual(JSON.parse(JSON.stringify(group)));
      }),
    );
  });
  test.each<readonly [Plain, Plain]>([
    [
      ['a', 'b'],
      ['ab', ''],
    ],
    [['a'], 'a'],
    [[1], ['1']],
    [null, 'null'],
    [{ a: null }, {}],
    [[[], 'a'], [['a']]],
  ])('%j is not %j', (one, other) => expect(keyOf(one)).not.toBe(keyOf(other)));
});

test.each([
  [{ HOME: '/home/ada' }, '/home/ada/.cache/slugline'],
  [{ HOME: '/home/ada', XDG_CACHE_HOME: '/var/cache' }, '/var/cache/slugline'],
  [{ HOME: '/home/ada', XDG_CACHE_HOME: '' }, '/home/ada/.cache/slugline'],
  [{ HOME: '/home/ada', XDG_CACHE_HOME: 'cache' }, '/home/ada/.cache/slugline'],
  [{}, null],
])('for %j it is in %s', (env, place) => {
  if (process.platform !== 'linux') return;
  expect(usualCacheFolder(env)).toBe(place);
});
