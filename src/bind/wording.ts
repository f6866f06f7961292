/** Wording, compared as people compare it: by letters and figures, whatever quotes, dashes and spaces stand between them. */
import { distance } from 'fastest-levenshtein';

/** `text` with one kind of quote, of dash and of space. */
export function worded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201a\u2039\u203a\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]+|--+/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/…/g, '...')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** Whether `text` has the wording of `quote`, as whole words; a figure is not found inside a longer one. Both are worded. */
export function hasWording(text: string, quote: string): boolean {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (isWhole(text.slice(0, at), quote, text.slice(at + quote.length))) return true;
  }
  return false;
}

function isWhole(before: string, quote: string, after: string): boolean {
  const letter = /^[\p{L}\p{N}]/u;
  const [first = ''] = quote;
  const last = quote.at(-1) ?? '';
  if (letter.test(first) && /[\p{L}\p{N}]$/u.test(before)) return false;
  if (letter.test(last) && letter.test(after)) return false;
  return !(/\d/.test(first) && /\d[.,]$/.test(before)) && !(/\d/.test(last) && /^[.,]\d/.test(after));
}

/** The stretch of `text` that is most like `quote`, of as many words; empty when none is much like it. Both are worded. */
export function nearest(text: string, quote: string): string {
  const words = text.split(' ');
  const length = Math.min(quote.split(' ').length, words.length);
  let best = '';
  let least = quote.length * 0.5;
  for (let at = 0; at + length <= words.length; at++) {
    const stretch = words.slice(at, at + length).join(' ');
    const away = distance(stretch.slice(0, 300), quote.slice(0, 300));
    if (away < least) [best, least] = [stretch, away];
  }
  return best;
}
