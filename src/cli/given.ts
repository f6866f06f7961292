/** Dates, languages, sizes and the like as people type them on a command line. `called` is the flag, or the variable that stands in for it. */
import { problem, type Report } from '../model/problem.ts';
import { leastMemory } from '../publish/workers/wish.ts';
import { folderAddress } from '../text/address.ts';

const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/** `value` when it is an ISO 8601 date of the calendar, with or without a time; null, and reported, when it is not. */
export function dateFrom(value: string, called: string, report: Report): string | null {
  const [, year = '', month = '', day = ''] = isoDate.exec(value) ?? [];
  const last = year === '' ? 0 : new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last) return value;
  const what = last === 0 ? 'is no date' : 'is not in the calendar';
  report(problem('usage', null, `${called} ${value} ${what}`, 'write it as 2022-01-03 or 2022-01-03T09:30:00Z'));
  return null;
}

/** The date in SOURCE_DATE_EPOCH: whole seconds since 1970 (reproducible-builds.org); null when it is unset or empty. */
export function epochFrom(value: string | undefined, report: Report): string | null {
  if (value === undefined || value === '') return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : NaN;
  // The last second of the year 9999: the last that ISO 8601 writes with four digits.
  if (seconds <= 253402300799) return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  report(problem('usage', null, `SOURCE_DATE_EPOCH is "${value}"`, 'set it to whole seconds since 1970, such as 1641168000'));
  return null;
}

/** `value` as a canonical BCP 47 tag of a language that exists; null, and reported, when it is none. */
export function languageFrom(value: string, called: string, report: Report): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(value.replaceAll('_', '-'));
    const { language } = new Intl.Locale(tag);
    // 'english' is well formed; only asking for its name shows that there is no such language.
    if (new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language) !== undefined) return tag;
  } catch {
    // Not well formed: told below, like the rest.
  }
  report(problem('usage', null, `${called} ${value} is no language tag`, 'write a BCP 47 tag, such as en-GB, de or pt-BR'));
  return null;
}

/** `label` when the platform can decode it; null, and reported, when it can not. */
export function encodingFrom(label: string, called: string, report: Report): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    report(
      problem('usage', null, `${called} ${label} is not known`, 'write a WHATWG label, such as utf-8, windows-1250 or shift_jis'),
    );
    return null;
  }
}

/** `value` as the address of a folder; null, and reported, when it is none. */
export function addressFrom(value: string, called: string, report: Report): string | null {
  const found = folderAddress(value);
  if (found === null) {
    report(problem('usage', null, `${called} ${value} is no address of a folder`, 'write it as https://example.org/briefings/'));
  }
  return found;
}

/** More threads than this are a slip of the finger. */
const mostThreads = 64;

/** `value` as a number of threads; null, and reported, when it is none. */
export function threadsFrom(value: string, called: string, report: Report): number | null {
  const count = /^\d{1,3}$/.test(value) ? Number(value) : Infinity;
  if (count <= mostThreads) return Math.max(1, count);
  report(
    problem(
      'usage',
      null,
      `${called} ${value} is no number of threads`,
      `it can be 1 to ${mostThreads}; leave it out for what pays`,
    ),
  );
  return null;
}

const units: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** `value` as a number of bytes, such as `2G` or `512M`; null, and reported, when it is none, or too few for anything. */
export function memoryFrom(value: string, called: string, report: Report): number | null {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([kmg])(?:i?b)?$/i.exec(value) ?? [];
  const bytes = Math.floor(Number(number) * (units[unit.toLowerCase()] ?? NaN));
  if (bytes >= leastMemory) return bytes;
  const what = Number.isNaN(bytes) || number === '' ? 'is no amount of memory' : 'is less than anything can be set in';
  report(problem('usage', null, `${called} ${value} ${what}`, `write it as 2G or 512M, ${leastMemory / 1024 ** 2}M or more`));
  return null;
}
