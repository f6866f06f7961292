/** Dates as the package file wants them. */

/** Stands where a pack has no date: a book must say when it was changed, and must not ask the clock. */
export const undated = '2000-01-01T00:00:00Z';

/** An ISO 8601 date or moment as UTC to the second. A moment without a zone is taken as UTC, on any machine. */
export function instant(date: string | null): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(date ?? '');
  if (!parts) return undated;
  const [, day = '', minutes = '00:00', seconds = ':00', zone = 'Z'] = parts;
  if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undated;
  const moment = new Date(`${day}T${minutes}${seconds}${zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(moment.getTime()) ? undated : moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The day that a date names, if it names a day that exists. */
export function day(date: string | null): string | null {
  return instant(date) === undated ? null : (date ?? '').slice(0, 10);
}
