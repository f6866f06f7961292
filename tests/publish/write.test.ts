/** Outputs come all together or not at all. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { collector } from '../../src/model/problem.ts';
import { clearLeftovers, writeAll } from '../../src/publish/write.ts';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'slugline-write-'));
  writeFileSync(join(top, 'old.pdf'), 'old');
  mkdirSync(join(top, 'folder.pdf'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

type Written = { readonly well: boolean; readonly said: readonly string[] };

/** Writes files that hold their own names. */
function write(...names: readonly string[]): Written {
  const { report, found } = collector();
  const files = names.map((name) => ({ name, path: name.startsWith('/') ? name : join(top, name), bytes: Buffer.from(name) }));
  const well = writeAll(files, report);
  return { well, said: found.map((it) => it.message) };
}

/** All that is below the folder; files with what they hold. */
const there = (): readonly string[] =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((name) => (statSync(join(top, name)).isFile() ? `${name}: ${readFileSync(join(top, name), 'utf8')}` : name))
    .toSorted();

test('writes, overwrites and makes folders', () => {
  expect(write('new.pdf', 'old.pdf', 'a/b/c.epub', 'a/b/c-images/1.png')).toEqual({ well: true, said: [] });
  expect(there()).toEqual([
    'a',
    'a/b',
    'a/b/c-images',
    'a/b/c-images/1.png: a/b/c-images/1.png',
    'a/b/c.epub: a/b/c.epub',
    'folder.pdf',
    'new.pdf: new.pdf',
    'old.pdf: old.pdf',
  ]);
});

test('gives files the rights that any new file gets', () => {
  write('new.pdf');
  writeFileSync(join(top, 'usual'), '');
  expect(statSync(join(top, 'new.pdf')).mode).toBe(statSync(join(top, 'usual')).mode);
});

test('clears away what a killed run left, and nothing that a link of such a name leads to', () => {
  const name = (ending: string): string => join(top, `.slugline-${hostname()}-${spawnSync('true').pid}-${ending}`);
  mkdirSync(join(top, 'precious'));
  writeFileSync(join(top, 'precious/0'), 'kept');
  symlinkSync('precious', name('linked'));
  const ours = name('ours');
  mkdirSync(ours);
  writeFileSync(join(ours, '0'), 'half');
  clearLeftovers(top);
  expect(existsSync(ours)).toBe(false);
  expect(readFileSync(join(top, 'precious/0'), 'utf8')).toBe('kept');
});

test('replaces a link, and leaves alone what it leads to', () => {
  writeFileSync(join(top, 'target'), 'kept');
  symlinkSync('target', join(top, 'link.pdf'));
  expect(write('link.pdf').well).toBe(true);
  expect(readFileSync(join(top, 'target'), 'utf8')).toBe('kept');
});

describe('leaves everything as it was', () => {
  test.each([
    ['where a folder has the name', ['new.pdf', 'old.pdf', 'folder.pdf'], 'can not write folder.pdf: it is a folder'],
    [
      'where a file stands in the way of a folder',
      ['new.pdf', 'old.pdf', 'old.pdf/x.epub'],
      'can not write old.pdf/x.epub: a part of the path is a file, not a folder',
    ],
    [
      // The first two are in place already when the third fails.
      'where one output stands in the way of the next',
      ['old.pdf', 'new/a.md', 'new/a.md/1.png'],
      'can not write new/a.md/1.png: a part of the path is a file, not a folder',
    ],
    [
      'where the system forbids it',
      ['old.pdf', '/proc/slugline/x.pdf'],
      'can not write /proc/slugline/x.pdf: nothing can be made there',
    ],
  ])('%s', (_, names, message) => {
    const before = there();
    expect(write(...names)).toEqual({ well: false, said: [message] });
    expect(there()).toEqual(before);
  });

  test('where a pipe has the name', () => {
    execFileSync('mkfifo', [join(top, 'pipe.pdf')]);
    expect(write('new.pdf', 'pipe.pdf').said).toEqual(['can not write pipe.pdf: it is a device or a pipe, not a file']);
    expect(readdirSync(top).toSorted()).toEqual(['folder.pdf', 'old.pdf', 'pipe.pdf']);
  });
});
