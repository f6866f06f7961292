/** Days, months and years: as exact as words are, and no more. */

/** `month` and `day` count from 1 and are null where the words do not tell them. */
export type Moment = { readonly year: number; readonly month: number | null; readonly day: number | null };

export type Unit = 'day' | 'week' | 'month' | 'year';

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** As ISO 8601 has it: `2020-01-03`, `2020-01`, `2020`. */
export function iso({ year, month, day }: Moment): string {
  return [padded(year, 4), ...[month, day].filter((it) => it !== null).map((it) => padded(it, 2))].join('-');
}

/** The day that an ISO date begins with; null when it is none. */
export function momentOf(date: string): Moment | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  return dayOf(Number(year), Number(month), Number(day));
}

/** A day of the calendar; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): Moment | null {
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? { year, month, day } : null;
}

/** The day, month or year that lies `count` units after `from`; null when `from` is not exact enough to tell. */
export function shifted(from: Moment, count: number, unit: Unit): Moment | null {
  const { year, month, day } = from;
  if (unit === 'year') return { year: year + count, month: null, day: null };
  if (month === null) return null;
  if (unit === 'month') {
    const months = year * 12 + month - 1 + count;
    return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: null };
  }
  if (day === null) return null;
  const then = new Date(Date.UTC(year, month - 1, day + count * (unit === 'week' ? 7 : 1)));
  return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
}

/** The weekday of a day, Sunday 0. */
export function weekdayOf({ year, month, day }: Moment): number {
  return new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).getUTCDay();
}

/** How many days lie between two dates; a month counts from its middle, a year from its first day. */
export function daysBetween(one: Moment, other: Moment): number {
  const time = ({ year, month, day }: Moment): number => Date.UTC(year, (month ?? 1) - 1, day ?? (month === null ? 1 : 15));
  return Math.abs(time(one) - time(other)) / 86_400_000;
}

/** Below zero when `one` is before `other`, as far as both tell. */
export function order(one: Moment, other: Moment): number {
  if (one.year !== other.year || one.month === null || other.month === null) return one.year - other.year;
  if (one.month !== other.month || one.day === null || other.day === null) return one.month - other.month;
  return one.day - other.day;
}
