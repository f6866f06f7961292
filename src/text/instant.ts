/** Dates as files want them: moments in UTC. */

/** Stands where a pack has no date and a format must have one: a book must not ask the clock. */
export const undated = '2000-01-01T00:00:00Z';

/** An ISO 8601 date or moment as UTC to the second; null when it names none. Without a zone it is taken as UTC, on any machine. */
export function moment(date: string | null): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(date ?? '');
  if (!parts) return null;
  const [, day = '', minutes = '00:00', seconds = ':00', zone = 'Z'] = parts;
  if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return null;
  const found = new Date(`${day}T${minutes}${seconds}${zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(found.getTime()) ? null : found.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The same for formats that must have a moment. */
export function instant(date: string | null): string {
  return moment(date) ?? undated;
}

/** The day that a date names, if it names a day that exists. */
export function day(date: string | null): string | null {
  return moment(date) === null ? null : (date ?? '').slice(0, 10);
}
