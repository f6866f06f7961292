/** Names made of words: the lower-case ASCII that ids and file names are written in. */

/** Letters that do not come apart into a base letter and a mark, and how newspapers write them in ASCII. */
const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const longest = 60;

/** `text` as letters, digits and hyphens, starting with a letter; `story` when nothing of it can be so written. */
export function slug(text: string): string {
  const ascii = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Mark}'’‘]/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => spelt[letter] ?? '-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (ascii === '') return 'story';
  return shortened(/^[a-z]/.test(ascii) ? ascii : `story-${ascii}`);
}

/** Cut between words, where there is a word end to cut at. */
function shortened(name: string): string {
  if (name.length <= longest) return name;
  const cut = name.lastIndexOf('-', longest);
  return name.slice(0, cut > 0 ? cut : longest);
}

/** The first of `name`, `name-2`, `name-3`… that is not taken; it is then. */
export function claim(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
  taken.add(free);
  return free;
}
