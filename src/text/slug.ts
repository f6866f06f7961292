/** The names that headings have as places to link to: GitHub's, made fit for XML. */

/** Lower case, spaces to hyphens, and no other punctuation; starts with a letter, and is never empty. */
export function slug(words: string): string {
  return anchor(bare(words));
}

/** The name to link to on a code-hosting site of a heading of these words, whose unique name here is `name`: read again, it is that. */
export function hostName(words: string, name: string): string {
  const plain = bare(words);
  return plain === '' ? name : plain + name.slice(anchor(plain).length);
}

function bare(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replace(/ /g, '-');
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
