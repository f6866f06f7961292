/** Patterns of paths: `*` and `?` stand for letters of a name, `**` for folders, any number of them. */
import { isAbsolute, join, normalize, sep } from 'node:path';
import type { Listed } from '../../world/world.ts';

/** What lies in a folder, by name; nothing when there is no such folder. */
export type List = (folder: string) => readonly Listed[];

/** Whether `path` is a pattern. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/** The files that match, sorted by path. Names that start with a dot are found only by patterns that do. */
export function filesMatching(pattern: string, list: List): readonly string[] {
  const steps = normalize(pattern)
    .split(sep)
    .filter((step) => step !== '');
  const found = new Set<string>();
  descend(isAbsolute(pattern) ? sep : '.', steps, { list, found });
  return [...found].sort();
}

type Search = { readonly list: List; readonly found: Set<string> };

function descend(folder: string, steps: readonly string[], search: Search): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  if (step === '**') {
    descend(folder, rest.length === 0 ? ['*'] : rest, search);
    for (const { name, folder: isFolder } of search.list(folder)) {
      if (isFolder && !name.startsWith('.')) descend(join(folder, name), steps, search);
    }
    return;
  }
  if (rest.length > 0 && !isPattern(step)) return descend(join(folder, step), rest, search);
  const named = matcher(step);
  for (const { name, folder: isFolder } of search.list(folder)) {
    if (!named(name)) continue;
    if (rest.length === 0 && !isFolder) search.found.add(join(folder, name));
    if (rest.length > 0 && isFolder) descend(join(folder, name), rest, search);
  }
}

/** Walks name and pattern side by side and, where they part, goes back to the last `*`: the time is at most that of one by the other. */
function matcher(step: string): (name: string) => boolean {
  const signs = [...step];
  return (name) => {
    if (name.startsWith('.') && !step.startsWith('.')) return false;
    const letters = [...name];
    let [at, sign, star, from] = [0, 0, -1, 0];
    while (at < letters.length) {
      if (signs[sign] === '*') [star, from, sign] = [sign, at, sign + 1];
      else if (sign < signs.length && (signs[sign] === '?' || signs[sign] === letters[at])) [at, sign] = [at + 1, sign + 1];
      else if (star >= 0) [from, at, sign] = [from + 1, from + 1, star + 1];
      else return false;
    }
    return signs.slice(sign).every((it) => it === '*');
  };
}
