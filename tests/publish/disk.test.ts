/** The disk, asked through the world: regular files only, inside the folders allowed, never more bytes than wanted. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { diskWorld } from '../../src/publish/disk.ts';
import type { Refusal } from '../../src/world/world.ts';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'slugline-disk-'));
  mkdirSync(join(top, 'in/side'), { recursive: true });
  mkdirSync(join(top, 'inn'));
  writeFileSync(join(top, 'in/a.txt'), 'rain');
  writeFileSync(join(top, 'in/empty.txt'), '');
  writeFileSync(join(top, 'inn/secret.txt'), 'sun');
  symlinkSync('../inn/secret.txt', join(top, 'in/link.txt'));
  symlinkSync('a.txt', join(top, 'in/alias.txt'));
  symlinkSync('loop', join(top, 'in/loop'));
  execFileSync('mkfifo', [join(top, 'in/pipe')]);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const read = async (path: string, within: readonly string[] | null, limit = 100): Promise<string> => {
  const loaded = await diskWorld(top).read(path, within, limit);
  return loaded.ok ? new TextDecoder().decode(loaded.bytes) : loaded.why;
};

describe('a file', () => {
  test.each([
    ['in/a.txt', 'rain'],
    ['in/empty.txt', ''],
    ['in/../in/./a.txt', 'rain'],
    ['in/alias.txt', 'rain'],
  ])('%s is read', async (path, text) => {
    expect(await read(path, null)).toBe(text);
    expect(await read(path, [join(top, 'in')])).toBe(text);
    expect(await read(path, ['/nowhere', join(top, 'in')])).toBe(text);
  });
  test('is read to the last byte allowed, and not one further', async () => {
    expect(await read('in/a.txt', null, 4)).toBe('rain');
    expect(await read('in/a.txt', null, 3)).toBe('too-large');
  });
  test('that claims to be empty is read to its end', async () => {
    expect(await read('/proc/self/cmdline', null, 100_000)).toContain('node');
    expect(await read('/proc/self/cmdline', null, 2)).toBe('too-large');
  });
});

describe('is refused', () => {
  test.each<[string, Refusal]>([
    ['in/none.txt', 'missing'],
    ['in/a.txt/b.txt', 'missing'],
    ['in/loop', 'missing'],
    [`in/${'long'.repeat(200)}`, 'missing'],
    ['in/side', 'not-a-file'],
    ['in/pipe', 'not-a-file'],
    ['/dev/zero', 'not-a-file'],
    ['/dev/null', 'not-a-file'],
  ])('%s: %s', async (path, why) => expect(await read(path, null)).toBe(why));

  test.each(['in/link.txt', 'inn/secret.txt', 'in/../inn/secret.txt', '/etc/passwd', '/dev/zero'])(
    '%s, as it lies outside',
    async (path) => expect(await read(path, [join(top, 'in')])).toBe('outside'),
  );
});

test('files of Slugline’s own are found from where it is installed', () => {
  const { data } = diskWorld('/');
  expect(new TextDecoder().decode(data('package.json'))).toContain('"slugline"');
  expect([...data('harfbuzz.wasm').subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
  expect(() => data('none')).toThrow();
});
