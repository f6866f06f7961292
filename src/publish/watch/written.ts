/** The files that a watch must not take for news, because they are written by what it watches for. */
import { dirname, join, resolve } from 'node:path';
import type { Delivered } from '../place.ts';
import { lockName } from '../lock.ts';
import { recordIn } from '../record/on-disk.ts';
import { recordName, sumsName } from '../record/record.ts';

/**
 * Absolute paths of all that belongs to outputs.
 * @param folder the working folder
 */
export function writtenWith(files: readonly Delivered[], folder: string): readonly string[] {
  const paths = files.map(({ file }) => resolve(folder, file.name));
  const beside = [...new Set(paths.map((path) => dirname(path)))].flatMap((home) => {
    const { builds, feeds } = recordIn(home);
    const recorded = [...builds.flatMap(({ outputs }) => outputs), ...feeds].map(({ path }) => path);
    return [recordName, sumsName, lockName, ...recorded].map((name) => join(home, name));
  });
  return [...paths, ...beside];
}
