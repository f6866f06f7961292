/** Spaces: one where two were typed, the fixed ones that a language wants, and those that a line must not break at. */
import type { Customs } from './customs.ts';
import { replacing, type Rule } from './line.ts';

const nbsp = '\u00a0';
const narrow = '\u202f';

/** Units that stay with their number. Single letters are left out: `5 A` may be a grade. */
const units = 'km|cm|mm|kg|mg|ml|cl|km²|m²|m³|kW|MW|GW|kWh|MWh|GWh|kHz|MHz|GHz|kB|MB|GB|TB|kPa|hPa|mph|°C|°F|°|%|‰|€|£';

/**
 * The rules for `customs`, with the names of the months in the language.
 *
 * Patterns begin with the space itself where they can: it is found in no time, and only there the rest is looked at.
 */
export function spacing(customs: Customs, months: readonly string[]): readonly Rule[] {
  const { beforeStop, beforeColon, insideGuillemets, bound, oneLetter } = customs;
  const abbreviations = bound.split(' ').join('|');
  const names = months.join('|');
  return [
    replacing('  ', () => /(?<=\S) {2,}(?=\S)/g, ' '),
    ...(insideGuillemets === '' ? [] : guillemets(insideGuillemets)),
    ...(beforeStop === '' ? [] : stops(';!?', beforeStop)),
    ...(beforeColon === '' ? [] : stops(':', beforeColon)),
    // J. R. R. and the like: initials stay together.
    replacing(/\. \S{1,2}\./, () => / (?=\p{Lu}\.)(?<=(?:^|[^\p{L}\p{N}])\p{Lu}\. )/gu, nbsp),
    ...(bound === ''
      ? []
      : [
          replacing(
            new RegExp(`(?:${abbreviations})\\.? `),
            () => new RegExp(` (?=\\p{Lu})(?<=(?:^|[^\\p{L}])(?:${abbreviations})\\.? )`, 'gu'),
            nbsp,
          ),
        ]),
    replacing(/[.§№] \d/, () => / (?=\d)(?<=(?:^|[\s(])(?:[Nn]o|[Nn]r|pp?|vol|[Ff]ig|[Aa]rt|S)\. |[§№] )/g, nbsp),
    replacing(new RegExp(`\\d (?:${units})`), () => new RegExp(` (?<=\\d )(?=(?:${units})(?![\\p{L}\\p{N}]))`, 'gu'), narrow),
    ...(months.length === 0
      ? []
      : [
          replacing(
            new RegExp(`\\d\\.? (?:${names})`),
            () => new RegExp(` (?<=(?:^|[^\\d.,])\\d{1,2}\\.? )(?=(?:${names})(?!\\p{L}))`, 'gu'),
            nbsp,
          ),
        ]),
    ...(oneLetter === null
      ? []
      : [replacing(' ', () => new RegExp(`(?<=(?:^|[\\s\\u00a0(„«])${oneLetter.source}) (?=[\\p{L}\\p{N}„«(])`, 'giu'), nbsp)]),
  ];
}

function guillemets(space: string): readonly Rule[] {
  return [
    replacing('«', () => /(?<=«)(?: |(?=[^\s\u00a0\u202f]))/g, space),
    replacing('»', () => /(?<=[^\s\u00a0\u202f]) (?=»)|(?<=[^\s\u00a0\u202f])(?=»)/g, space),
  ];
}

/** A fixed space before the first of a run of `marks`; in a time, a ratio or an emoticon there is none to set. */
function stops(marks: string, space: string): readonly Rule[] {
  const sign = new RegExp(`[${marks}]`);
  const end = `(?=[${marks}][;:!?]*(?:[\\s\\u00a0\\u202f"”’»)\\]]|$))`;
  return [
    replacing(sign, () => new RegExp(` (?<=\\S )${end}`, 'gu'), space),
    replacing(sign, () => new RegExp(`(?<=[\\p{L}\\p{N}»”’")\\]%…])${end}`, 'gu'), space),
  ];
}
