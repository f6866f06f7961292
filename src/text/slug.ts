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
  return (name) => {
    let free = name;
    for (let count = 1; taken.has(free); count += 1) free = `${name}-${count}`;
    taken.add(free);
    return free;
  };
}
