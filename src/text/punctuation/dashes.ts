/** Hyphens that stand for something longer, dots that stand for an ellipsis, and marks of feet and minutes. */
import type { Customs } from './customs.ts';
import { replacing, type Rule } from './line.ts';

/** The rules for `customs`, in the order in which they apply. */
export function strokes(customs: Customs): readonly Rule[] {
  return [
    // An em dash typed as three hyphens, and an en dash as two. Options of commands, as in `--help`, are neither.
    replacing('---', () => /(?<!-)---(?!-)/g, '—'),
    replacing('--', () => /(?<=\d)--(?=\d)/g, '–'),
    replacing(' -- ', () => /(?<=\S) -- (?=\S)/g, customs.dash),
    replacing('--', () => /(?<=[\p{L}\p{N}.,;:!?"'”’)\ufffc])--(?=[\p{L}"'“‘(\ufffc]|$)/gu, customs.closedDash),
    replacing(' - ', () => /(?<=[\p{L}\p{N}.,;:!?"'”’»)%\ufffc]) - (?=[\p{L}"'“‘«„(\ufffc])/gu, customs.dash),
    replacing(' - ', () => /(?<=[\p{L}.,;:!?"'”’»)%\ufffc]) - (?=\p{N})/gu, customs.dash),
    replacing(/\d-\d/, () => /(?<![\p{L}\p{N}.,/:–-])(\d{1,4})-(\d{1,4})(?![\p{L}\p{N}/:–-]|[.,]\d)/gu, range),
    // A minus where only a number below nothing is meant: with a unit, in brackets, or after a sign.
    replacing(/-\d/, () => /(?<=^|[\s(])-(?=\d+(?:[.,]\d+)?[\s\u00a0\u202f]?[°%€£$])/g, '−'),
    replacing(/-\d/, () => /(?<=\()-(?=\d+(?:[.,]\d+)?\))|(?<=[=<>×+] )-(?=\d)/g, '−'),
    replacing('...', () => /(?<!\.)\.{3}(?!\.)/g, '…'),
    replacing('....', () => /(?<!\.)\.{4}(?!\.)/g, '.…'),
    // Degrees, minutes, seconds; feet and inches.
    replacing('°', () => /(?<=°\s?\d{1,2})'(?!\p{L})/gu, '′'),
    replacing('"', () => /(?<=\d)'(?=\s?\d{1,2}(?:½|¼|¾)?")/g, '′'),
    replacing('′', () => /(?<=\d′\s?\d{1,2}(?:[.,]\d+|½|¼|¾)?)"/g, '″'),
  ];
}

/** Two numbers with a hyphen are a range when the second is the larger, and not when they could be a month or a telephone. */
function range(found: RegExpExecArray): string | null {
  const [, from = '', to = ''] = found;
  if (from.length === 3 && to.length === 4) return null;
  if (from.startsWith('0') || to.startsWith('0')) return null;
  const years = from.length === 4 && to.length === 2;
  if (years && Number(to) <= 12) return null;
  return Number(to) > Number(years ? from.slice(2) : from) ? `${from}–${to}` : null;
}
