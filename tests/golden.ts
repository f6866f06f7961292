/** Expected text in files that people can read. `UPDATE_GOLDENS=1 npm test` writes them anew; look at the difference before you keep it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from '@jest/globals';

/** Expects `actual` to be what stands in the file. */
export function expectGolden(path: string, actual: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
