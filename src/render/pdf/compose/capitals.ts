/** Runs of capitals in prose: acronyms, set apart so that they do not shout, as small capitals where the style says so. */
import type { Language } from '../../../model/document.ts';
import type { Voice } from '../../../style/style.ts';
import type { Bench, Variant } from '../bench.ts';

/** Text, and how the capitals in it are set. */
export type CapitalRun = { readonly text: string; readonly capitals: Variant['capitals'] };

/** Three capitals or more, with one before a hyphen or an ampersand, and no small letter behind them but the s of a plural. */
const acronym = /(?<![\p{L}\p{N}])(?:\p{Lu}[-&])?\p{Lu}{3,}(?=s?(?!\p{L}))/gu;

/** Where three capitals may stand in a row. Beyond ASCII all may be capitals, but for punctuation: no table of Unicode's is asked. */
const mayShout = /[A-Z\u00c0-\u1fff\u2070-\uffff]{3}/;

/** Text as it was typed. */
export function typed(text: string): CapitalRun {
  return { text, capitals: 'typed' };
}

/** Cuts text around its acronyms. Where figures are lining, as in headings and tables, capitals stand as they are. */
export function capitalRuns(
  text: string,
  copy: { readonly voice: Voice; readonly language: Language },
  variant: Variant,
  bench: Bench,
): readonly CapitalRun[] {
  const prose = copy.voice.figures === 'old' && copy.voice.caps === 'typed' && variant.level === 'line';
  // Nearly all text has none: a quick look saves the long one.
  if (!prose || !mayShout.test(text)) return [typed(text)];
  const found: CapitalRun[] = [];
  let from = 0;
  for (const { 0: letters, index } of text.matchAll(acronym)) {
    if (index > from) found.push(typed(text.slice(from, index)));
    const small = bench.style.acronyms === 'small' && hasSmall(letters, copy, variant, bench);
    found.push({ text: letters, capitals: small ? 'small' : 'spaced' });
    from = index + letters.length;
  }
  if (from < text.length || found.length === 0) found.push(typed(text.slice(from)));
  return found;
}

/** Whether the font has small capitals of its own for all of `letters`. */
function hasSmall(
  letters: string,
  copy: { readonly voice: Voice; readonly language: Language },
  variant: Variant,
  bench: Bench,
): boolean {
  const glyphs = (capitals: Variant['capitals']): readonly number[] =>
    bench.font(copy.voice, { ...variant, capitals }, copy.language, false).cut.word(letters).glyphs.ids;
  const [small, full] = [glyphs('small'), glyphs('spaced')];
  return small.length === full.length && small.every((id, index) => id !== full[index] || !/\p{L}/u.test(letters[index] ?? ''));
}
