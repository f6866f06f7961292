/** How names and titles are filed: what a library's shelf is ordered by. */
import type { Language } from '../../model/document.ts';

/** Articles that a title is filed without, by language. Only those that are never a numeral or a pronoun. */
const articles: Readonly<Record<string, RegExp>> = {
  en: /^(?:the|an?)\s+/i,
  de: /^(?:der|die|das)\s+/i,
  fr: /^(?:les?\s+|la\s+|l[’'])/i,
  es: /^(?:el|la|los|las)\s+/i,
  it: /^(?:(?:il|lo|la|i|gli|le)\s+|l[’'])/i,
  nl: /^(?:de|het)\s+/i,
  pt: /^(?:os?|as?)\s+/i,
};

/** The Briefing → Briefing, The. */
export function titleSort(title: string, language: Language): string {
  const article = articles[(language.split('-')[0] ?? '').toLowerCase()]?.exec(title)?.[0] ?? '';
  const rest = title.slice(article.length);
  return article === '' || rest === '' ? title : `${rest}, ${article.trim()}`;
}

/** Words that belong before a surname and do not start its filing. */
const particle = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|af|av)$/;
const suffix = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;

/** Ada King Lovelace → Lovelace, Ada King. Names of one word, with a comma, or in another script stay as they are. */
export function nameSort(name: string): string {
  const words = name.trim().split(/\s+/);
  const end = suffix.test(words.at(-1) ?? '') ? -1 : words.length;
  const [given, family, rest] = [words.slice(0, end).slice(0, -1), words.slice(0, end).at(-1) ?? '', words.slice(end)];
  const plainName = /^[\p{Script=Latin}\p{M}\s.’'-]+$/u.test(name);
  if (!plainName || given.length === 0 || particle.test(given[0] ?? '')) return name;
  return [`${family}, ${given.join(' ')}`, ...(end === -1 ? rest : [])].join(', ');
}
