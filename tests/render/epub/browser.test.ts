/** Every document of a book, opened by a browser, which takes XHTML only where it is well-formed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { has, run } from '../../files/tools.ts';
import { everything } from '../packs.ts';
import { epubOf } from './make.ts';

/** No network, and nothing kept: what a document wants must be in the book. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--proxy-server=127.0.0.1:9',
  '--virtual-time-budget=2000',
];

test('a browser shows all of it', async () => {
  if (!has('chromium')) return;
  const folder = mkdtempSync(join(tmpdir(), 'slugline-browser-'));
  try {
    const files = Object.entries(unzipSync(await epubOf(await everything())));
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const documents = files.map(([name]) => name).filter((name) => name.endsWith('.xhtml'));
    expect(documents.length).toBeGreaterThan(2);
    for (const name of documents) {
      const { status, stdout } = run(
        'chromium',
        ...flags,
        `--user-data-dir=${join(folder, 'profile')}`,
        '--dump-dom',
        `file://${join(folder, name)}`,
      );
      expect([name, status, /<parsererror/.test(stdout), /<\/html>/.test(stdout)]).toEqual([name, 0, false, true]);
    }
    // A document that is not well-formed is told: the question above can fail.
    const broken = join(folder, 'broken.xhtml');
    writeFileSync(broken, '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>open</body></html>');
    expect(
      run('chromium', ...flags, `--user-data-dir=${join(folder, 'profile')}`, '--dump-dom', `file://${broken}`).stdout,
    ).toContain('<parsererror');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
