/** Words as names that any file system and any markup takes: lower-case ASCII letters, digits and hyphens. */

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

/** `text` in at most 60 characters, cut between words where there is a word end; empty when nothing of it can be so written. */
export function asciiName(text: string): string {
  const name = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Mark}'’‘]/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => spelt[letter] ?? '-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (name.length <= longest) return name;
  const cut = name.lastIndexOf('-', longest);
  return name.slice(0, cut > 0 ? cut : longest);
}
