/** How English says dates: a table of patterns, each with the day, month or year that it means. The first pattern that fits wins. */
import { count, countOf, dayNumber, dayOfWeek, month, monthOf, unit, unitOf, weekday, year } from './date-words.ts';
import { dayOf, daysBetween, order, shifted, weekdayOf, type Moment } from './moment.ts';

/** What a date is understood from, besides its own words. */
export type Setting = {
  /** The day of the article; null when nobody knows it. */
  readonly today: Moment | null;
  /** The date named last, which “a week later” goes on from; null when there is none near. */
  readonly named: Moment | null;
  /** Whether the words around speak of what is to come. */
  readonly future: boolean;
  /** The date that was told last with its year, in the same paragraph: a bare month may go on from there. */
  readonly story: Moment | null;
};

export type DateRule = {
  readonly pattern: RegExp;
  /** Null for words that name a date and do not tell which. */
  readonly read: (groups: readonly string[], setting: Setting) => Moment | null;
};

const rule = (pattern: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-’'])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'),
  read,
});

const onWeekday = `(?:${weekday},? )?`;
const partOfDay = '(?: (?:morning|afternoon|evening|night|lunchtime))?';
const part = '(?:[Ee]arly|[Mm]id|[Ll]ate)[- ]';
const noun = '(?= [\\p{L}])(?! (?:and|or|to|in|on|at|by|was|were|is|has|had|when|after|before|Committee)\\b)';
const named = /^(?:that|the same)/i;

/** The day of `number` and `name` in the year that is meant when none is given. */
function nearest(name: string, number: string | null, setting: Setting): Moment | null {
  const { today, future, story } = setting;
  if (today === null) return null;
  const at = (years: number): Moment | null =>
    number === null ? { year: years, month: monthOf(name), day: null } : dayOf(years, monthOf(name), Number(number));
  const tried = future ? [0, 1] : [0, -1];
  const fits = (it: Moment): boolean => (future ? order(it, today) >= 0 : order(it, today) <= 0);
  const found = tried.map((years) => at(today.year + years)).find((it) => it !== null && fits(it)) ?? null;
  // One that is nearly a year away belongs to a story that is told, and may be of any year.
  if (found === null || daysBetween(found, today) > (number === null ? 350 : 300)) return null;
  return future || story === null || story.year === found.year ? found : goingOn(story, at(story.year), found, today);
}

/** The date that a story of another year goes on with: soon after the one told last, or nobody knows. */
function goingOn(story: Moment, inStory: Moment | null, found: Moment, today: Moment): Moment | null {
  if (story.month === null) return story.year < today.year - 1 ? null : found;
  if (inStory === null || order(inStory, story) < 0 || daysBetween(inStory, story) > 62)
    return story.year < today.year - 1 ? null : found;
  return inStory;
}

/** The month of `name` before (-1) or after (1) the one of the article. */
function beside(name: string, direction: number, { today }: Setting): Moment | null {
  if (today === null) return null;
  const number = monthOf(name);
  const passed = direction < 0 ? number < (today.month ?? 0) : number > (today.month ?? 0);
  return { year: passed ? today.year : today.year + direction, month: number, day: null };
}

function weekdayNear(name: string, direction: 'last' | 'next' | 'open', { today, future }: Setting): Moment | null {
  if (today === null) return null;
  const back = (weekdayOf(today) - dayOfWeek(name) + 7) % 7;
  if (direction === 'last') return shifted(today, back === 0 ? -7 : -back, 'day');
  if (direction === 'open' && !future) return shifted(today, -back, 'day');
  // On a Friday, a Friday to come is this one or the next.
  return back === 0 ? null : shifted(today, 7 - back, 'day');
}

/** The month that a whole week lies in; null for a week of two months. */
function weekNear(weeks: number, { today }: Setting): Moment | null {
  if (today === null) return null;
  const monday = shifted(today, weeks * 7 - ((weekdayOf(today) + 6) % 7), 'day');
  // On a Sunday nobody knows whether the week that ends is meant, or the one before.
  const sunday = monday === null ? null : shifted(monday, weekdayOf(today) === 0 ? 13 : 6, 'day');
  return monday !== null && monday.month === sunday?.month ? { ...monday, day: null } : null;
}

const yearsBefore = (date: Moment | null, years: number): Moment | null =>
  date === null || date.month === null || date.day === null ? null : dayOf(date.year - years, date.month, date.day);

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ordinal = (word: string): number => ordinals.indexOf(word) + 1 || Number(/^\d+/.exec(word)?.[0] ?? NaN);

/** The day that “today”, “yesterday” or a weekday is. */
function dayNamed(word: string, setting: Setting): Moment | null {
  if (/^today/i.test(word)) return setting.today;
  if (/^yesterday/i.test(word)) return setting.today === null ? null : shifted(setting.today, -1, 'day');
  return weekdayNear(word, 'open', setting);
}

/** What an anniversary is of; its own day is only how that is told. */
export const anniversary = rule(
  `([Tt]oday|[Yy]esterday|${weekday}) (?:marks|marked|is|was) (?:exactly )?(?:${count} years since|the (\\p{Ll}+|\\d+(?:st|nd|rd|th)) anniversary of)`,
  ([day = '', , years = '', nth = ''], setting) =>
    yearsBefore(dayNamed(day, setting), years === '' ? ordinal(nth) : countOf(years)),
);

export const dateRules: readonly DateRule[] = [
  anniversary,
  // ── Whole dates
  rule('(\\d{4})-(\\d\\d)-(\\d\\d)', ([y, m, d]) => dayOf(Number(y), Number(m), Number(d))),
  rule(`${onWeekday}(?:the )?${dayNumber}(?:(?:–|-| to | and )\\d{1,2})?(?: of)? ${month},? ${year}`, ([, d, m = '', y]) =>
    dayOf(Number(y), monthOf(m), Number(d)),
  ),
  rule(`${onWeekday}${month} ${dayNumber}(?:(?:–|-| to | and )\\d{1,2})?,? ${year}`, ([, m = '', d, y]) =>
    dayOf(Number(y), monthOf(m), Number(d)),
  ),
  rule('(?:(?:11 September|September 11)(?:th)? (?:terrorist )?attacks|9/11)', () => dayOf(2001, 9, 11)),
  rule(`(New Year|Christmas)(?:[’']s)? (Eve|Day)(?:,? (?:of |in )?${year})?`, ([feast, eve, y = ''], setting) => {
    const [name, number] =
      feast === 'Christmas' ? ['December', eve === 'Eve' ? 24 : 25] : eve === 'Eve' ? ['December', 31] : ['January', 1];
    return y === '' ? nearest(name, String(number), setting) : dayOf(Number(y), monthOf(name), number);
  }),
  // ── Days and months of a year that is told in other words
  rule(`${dayNumber} ${month} (?:of )?(last|this|next) year`, ([d, m = '', which], { today }) => {
    const years = { last: -1, this: 0, next: 1 }[which ?? ''] ?? 0;
    return today === null ? null : dayOf(today.year + years, monthOf(m), Number(d));
  }),
  rule(`${month} ${dayNumber},? (?:of )?(last|this|next) year`, ([m = '', d, which], { today }) => {
    const years = { last: -1, this: 0, next: 1 }[which ?? ''] ?? 0;
    return today === null ? null : dayOf(today.year + years, monthOf(m), Number(d));
  }),
  rule(`(?:${part})?${month} (?:of )?(last|this|next) year`, ([m = '', which], { today }) => {
    const years = { last: -1, this: 0, next: 1 }[which ?? ''] ?? 0;
    return today === null ? null : { year: today.year + years, month: monthOf(m), day: null };
  }),
  rule(`(?:${part})?${month} (?:of )?(?:that|the same) year`, ([m = ''], setting) =>
    setting.named === null ? null : { year: setting.named.year, month: monthOf(m), day: null },
  ),
  rule(`(?:${part})?${month}(?: of)?,? ${year}`, ([m = '', y]) => ({ year: Number(y), month: monthOf(m), day: null })),
  rule(`${onWeekday}(?:the )?${dayNumber}(?:(?:–|-| to | and )\\d{1,2})?(?: of)? ${month}`, ([, d = '', m = ''], setting) =>
    nearest(m, d, setting),
  ),
  rule(`${onWeekday}${month} ${dayNumber}(?! (?:people|men|women|per cent|percent)\\b)`, ([, m = '', d = ''], setting) =>
    nearest(m, d, setting),
  ),
  rule(`${month}(?<!May)[’']s`, ([m = ''], setting) => nearest(m, null, setting)),
  rule(`[Tt]his ${month}`, ([m = ''], { today }) => (today === null ? null : { year: today.year, month: monthOf(m), day: null })),
  rule(`[Ll]ast ${month}`, ([m = ''], setting) => beside(m, -1, setting)),
  rule(`[Nn]ext ${month}`, ([m = ''], setting) => beside(m, 1, setting)),
  rule(
    `(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Oo]f|[Ll]ast in)(?: ${part}| )${month}(?! \\p{Lu})`,
    ([m = ''], setting) => nearest(m, null, setting),
  ),
  // ── Days by their weekday
  rule(`(?:on )?${weekday}${partOfDay} (?:of )?last week`, ([name = ''], { today }) =>
    today === null ? null : shifted(today, -7 - ((weekdayOf(today) + 6) % 7) + ((dayOfWeek(name) + 6) % 7), 'day'),
  ),
  rule(`[Ll]ast ${weekday}${partOfDay}`, ([name = ''], setting) => weekdayNear(name, 'last', setting)),
  rule(`(?:[Tt]his|[Tt]his coming) ${weekday}${partOfDay}`, ([name = ''], setting) => weekdayNear(name, 'next', setting)),
  rule(`[Nn]ext ${weekday}`, () => null),
  rule(
    `(?<!(?:Black|Good|Easter|Ash|Palm|Bloody|Super|Cyber|Shrove|Maundy) )${weekday}${partOfDay}(?!(?:s|[’']s)? \\p{Lu})(?! (?:and|or|to) \\p{Lu}\\p{Ll}+day)`,
    ([name = ''], setting) => weekdayNear(name, 'open', setting),
  ),
  // ── From the day of the article
  // An amount is compared with that of another time: “$2bn, from $3bn a year ago” tells of no event.
  rule(`(?<=(?:\\d|illion|\\dbn|per ?cent|%) )${count} ${unit} (?:ago|earlier|before)`, () => null),
  rule(`${count} (year|month)s? ago today`, ([n = '', u], { today }) => (u === 'year' ? yearsBefore(today, countOf(n)) : null)),
  rule(
    `(?<!(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|than|[Oo]ver|[Ss]ome|[Rr]oughly|least|[Uu]nder|[Oo]r) )${count} ${unit} ago`,
    ([n = '', u = ''], { today }) => (today === null ? null : shifted(today, -countOf(n), unitOf(u))),
  ),
  rule(`${count} ${unit} ago`, () => null),
  rule('[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening|lunchtime)', (_, { today }) => today),
  rule(`[Yy]esterday${partOfDay}|[Ll]ast night`, (_, { today }) => (today === null ? null : shifted(today, -1, 'day'))),
  rule(`[Tt]omorrow${partOfDay}`, (_, { today }) => (today === null ? null : shifted(today, 1, 'day'))),
  rule('(?<!(?:[Tt]he|past|of) )([Ll]ast|[Tt]his|[Nn]ext) (month|year)', ([which = '', u = ''], { today }) => {
    const steps = { last: -1, this: 0, next: 1 }[which.toLowerCase()] ?? 0;
    return today === null ? null : shifted({ ...today, day: null }, steps, unitOf(u));
  }),
  rule("(?<!(?:[Tt]he|past|of) )([Ll]ast|[Tt]his|[Nn]ext) week(?:end)?(?![’'])", ([which = ''], setting) =>
    weekNear({ last: -1, this: 0, next: 1 }[which.toLowerCase()] ?? 0, setting),
  ),
  // ── From the date named last
  rule(
    `(?<!(?:[Aa]bout|[Nn]early|[Aa]lmost|than|[Oo]ver|[Ss]ome|[Ww]ithin|or) )${count} ${unit} (later|earlier|before|after that)(?! than)(?= \\p{Ll}|[.,;:)”’]|$| )`,
    ([n = '', u = '', which = ''], setting) =>
      setting.named === null || which === 'before'
        ? null
        : shifted(setting.named, which === 'earlier' ? -countOf(n) : countOf(n), unitOf(u)),
  ),
  rule(
    `(?<!(?:over|for|in|of|during|within|throughout|into) )([Tt]he|[Tt]hat|[Tt]he very) (next|following|same|previous) (day|night|morning|afternoon|evening|week|month|year)`,
    ([, which = '', u = ''], setting) => {
      const steps = { next: 1, following: 1, same: 0, previous: -1 }[which] ?? 0;
      return setting.named === null ? null : shifted(setting.named, steps, unitOf(u));
    },
  ),
  rule(`(?:[Ll]ater|[Ee]arlier|[Oo]n|[Ii]n)? ?([Tt]hat|[Tt]he same) (day|night|month|year)`, ([which = '', u = ''], setting) =>
    setting.named === null || !named.test(which) ? null : shifted(setting.named, 0, unitOf(u)),
  ),
  // ── Years
  rule(`(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? ${year}`, ([y]) => yearAlone(y)),
  rule(
    `(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Bb]etween|[Ss]tart of|[Ee]nd of|(?:[Ii]n |[Uu]ntil |[Ss]ince |[Bb]y )?(?:[Ee]arly|[Ll]ate|[Mm]id)[- ]) ?${year}(?:[-–/]\\d{2,4})?`,
    ([y]) => yearAlone(y),
  ),
  rule(
    `(?:[Oo]f|[Ff]or|[Ff]rom|[Oo]ne from|[Ff]iscal|[Ff]iscal year) ${year}(?:[-–/]\\d{2,4})?(?=[.,;:)”’]|$| (?:and|but|that|which|who|to|had|has|was|were|in|on|is|until|when|with|at)\\b| \\p{Lu})`,
    ([y]) => yearAlone(y),
  ),
  rule(`(?<=[Ii]n \\d{4}(?:, \\d{4})*(?:,? and|,? or|,) )${year}`, ([y]) => yearAlone(y)),
  rule(`(?<=(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[\\p{L}][’']s?) )${year}(?:[-–/]\\d{2,4})?${noun}`, ([y]) =>
    yearAlone(y),
  ),
  rule(`(?<=(?:[Bb]orn|[Dd]ied) )${year}`, ([y]) => yearAlone(y)),
];

function yearAlone(digits: string | undefined): Moment {
  return { year: Number(digits), month: null, day: null };
}
