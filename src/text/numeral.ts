/** Numbers as tables have them: where the decimal sign stands in what was written, so that a column can be aligned on it. */
import type { Language } from '../model/document.ts';

/** Offsets in a text that is a number. */
export type Numeral = {
  /** The end of the whole part: where a decimal sign stands, or would stand. */
  readonly point: number;
  /** The end of the number with its unit; what follows are marks that call notes. */
  readonly end: number;
  /** Whether it is a dash, or some such, that stands for no number. */
  readonly none: boolean;
};

/** No number in a table is longer. */
const longest = 40;

const patterns = { point: pattern('\\.', ','), comma: pattern(',', '\\.') } as const;
const noNumber = /^(?:[–—−-]{1,3}|…|\.{2,3}|n\/a)$/i;

/** Where people write a decimal point; elsewhere they write a comma. */
const withPoint =
  /^(?:en|cy|ga|gd|he|hi|ja|ko|ms|mt|sw|th|zh)\b|^(?:de|it|fr|rm)-(?:CH|LI)\b|^es-(?:419|DO|GT|HN|MX|NI|PA|PE|PR|SV|US)\b/;

/** Reads `text` as one number with sign, currency, unit and marks, or as a range of two; null when it is something else. */
export function numeral(text: string, language: Language): Numeral | null {
  if (text === '' || text.length > longest) return null;
  if (noNumber.test(text)) return { point: text.length, end: text.length, none: true };
  const [own, other] = withPoint.test(language) ? [patterns.point, patterns.comma] : [patterns.comma, patterns.point];
  // A number that the language's own signs do not explain may still be written by those of another.
  const found = own.exec(text) ?? other.exec(text);
  if (found === null) return null;
  const [, before = '', whole = '', fraction = '', unit = ''] = found;
  const point = before.length + whole.length;
  return { point, end: point + fraction.length + unit.length, none: false };
}

/** A number whose decimal sign is `point` and whose thousands may be set apart by `group`, in all that may stand around it. */
function pattern(point: string, group: string): RegExp {
  const whole = `(?:\\d{1,3}(?:(?:${group}|[ \\u00a0\\u202f\\u2009’'])\\d{3})+|\\d+)`;
  const fraction = `(?:${point}\\d+|[½⅓⅔¼¾⅛])`;
  const currency = '(?:[A-Z]{0,3}[$€£¥₹₽]|[A-Z]{3})';
  const sign = '(?:[<>≤≥≈~±+−–-]\\s?)*';
  const before = `\\(?${sign}(?:${currency}\\s?)?(?:${whole}${fraction}?\\s?[–—-]\\s?)?`;
  const unit = '(?:\\s?[\\p{L}µ°%‰€$£¥²³/]{1,5})?\\)?(?:\\s\\([^()]{1,12}\\))?';
  return new RegExp(`^(${before}${sign})(${whole}|(?=${point}\\d))(${fraction}?)(${unit})[*†‡§¶]{0,3}$`, 'u');
}
