/**
 * What stands between the headline and the first paragraph when it is clearly marked: standfirst, byline, date.
 * What is not clearly marked stays in the body.
 */
import { noParticulars } from '../../model/build.ts';
import type { Particulars } from '../../model/document.ts';
import { dateIn } from './date.ts';
import type { Passage } from './paragraphs.ts';

export type Apparatus = {
  readonly standfirst: Passage | null;
  readonly particulars: Particulars;
  readonly body: readonly Passage[];
};

/** Takes the marked paragraphs off the front of `passages`; the first that is not marked ends them. */
export function apparatus(passages: readonly Passage[]): Apparatus {
  let standfirst: Passage | null = null;
  let authors: readonly string[] = [];
  let date: string | null = null;
  let taken = 0;
  for (const passage of passages) {
    const [, label = '', value = ''] = /^([^\s:]+): (.+)$/.exec(passage.text) ?? [];
    const sort = labels[label.toLowerCase()];
    // What is labelled is believed: a desk or an agency signs too. What is not has to look like names.
    const names = sort === 'byline' ? parted(value.replace(/^by /i, '')) : byline(passage.text);
    const day = sort === 'date' ? dateIn(value) : null;
    if (sort === 'standfirst' && standfirst === null) {
      standfirst = { at: { ...passage.at, column: passage.at.column + label.length + 2 }, text: value };
    } else if (names.length > 0 && authors.length === 0) authors = names;
    else if (day !== null && date === null) date = day;
    else break;
    taken += 1;
  }
  // A text of nothing but marked lines has them for its body: an article is never empty.
  if (taken === passages.length) return { standfirst: null, particulars: particulars([], null), body: passages };
  return { standfirst, particulars: particulars(authors, date), body: passages.slice(taken) };
}

const labels: Readonly<Record<string, 'standfirst' | 'byline' | 'date'>> = {
  standfirst: 'standfirst',
  summary: 'standfirst',
  byline: 'byline',
  author: 'byline',
  authors: 'byline',
  date: 'date',
  published: 'date',
};

/** The names in a byline such as `By Jane Smith and John Doe`; none when the line is no byline. */
function byline(line: string): readonly string[] {
  const [, opener = '', rest = ''] = /^(By|Von|Par|Por|Di) (.{2,100})$/u.exec(line) ?? [];
  if (opener === '') return [];
  const names = namesIn(rest);
  // In English "By" and a capital are enough; elsewhere the word is so common that a full name has to follow.
  return opener === 'By' || names.every((name) => name.includes(' ')) ? names : [];
}

/** The names in `list`; none when any of them is no name. */
function namesIn(list: string): readonly string[] {
  // A word of a name starts with a capital, or is one of the small words that names have.
  const nameWord = /^(?:\p{Lu}[\p{L}\p{M}’'.-]*|de|da|di|del|della|der|den|dos|du|la|le|van|von|zu|al|bin|ibn|y)$/u;
  const names = parted(list);
  const all = names.every((name) => {
    const words = name.split(' ');
    return words.length <= 6 && words.every((word) => nameWord.test(word)) && /^\p{Lu}/u.test(name) && !/[.!?]$/.test(name);
  });
  return all ? names : [];
}

/** A list parted by commas and the word for "and". */
function parted(list: string): readonly string[] {
  const names = list.split(/\s*,\s*(?:and |und |et |y |e )?|\s+(?:and|und|et|y|e|&)\s+/u).map((name) => name.trim());
  return names.filter((name) => name !== '');
}

function particulars(authors: readonly string[], date: string | null): Particulars {
  return { ...noParticulars, authors, date };
}
