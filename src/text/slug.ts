/** The names that headings have as places to link to: GitHub's, made fit for XML. */

/** Lower case, spaces to hyphens, and no other punctuation; starts with a letter, and is never empty. */
export function slug(words: string): string {
  const plain = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replace(/ /g, '-');
  return anchor(plain);
}

/** An id, or the id that a fragment of a link means. */
export function anchor(fragment: string): string {
  if (fragment === '') return 'section';
  return /^\p{L}/u.test(fragment) ? fragment : `section-${fragment.replace(/^-+/, '')}`;
}

/** Gives each name once: the second time with `-1` after it, then `-2`. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  // Where to go on counting: many headings may have the same words.
  const counts = new Map<string, number>();
  return (name) => {
    let free = name;
    let count = counts.get(name) ?? 0;
    while (taken.has(free)) free = `${name}-${(count += 1)}`;
    counts.set(name, count);
    taken.add(free);
    return free;
  };
}
