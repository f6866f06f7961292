/** The dates that sentences name, each understood from what stands around it. */
import { anniversary, dateRules, type Setting } from './date-rules.ts';
import type { Moment } from './moment.ts';
import type { Sentence } from './sentences.ts';

/** A date in a sentence. */
export type Dated = {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  /** Null where the words do not tell which date they mean. */
  readonly moment: Moment | null;
  /** Whether what follows tells of the day, and what stands before does not. */
  readonly ofAnniversary: boolean;
};

/** Verbs of saying: the day that something is said is no part of the story that is told. */
export const saying = /\b(?:said|says|told|added|announced|reported|wrote|tweeted)(?: (?:\p{L}+ )?(?:on|in a statement on))? ?$/u;

const verbPhrase = '(?: (?:not|also|now|then|still|be|have|been|only|\\p{L}+ly))*(?: \\p{L}+)?';
const toCome = [
  `(?:will|would|shall|may|might|must|can|could|should)${verbPhrase}`,
  `(?:is|are|was|were|be) (?:now |also |not )?(?:due|expected|set|scheduled|likely|about|supposed|to)\\b(?: to)?${verbPhrase}`,
  `(?:plans?|planned|hopes?|hoped|intends?|vow(?:s|ed)?|agree[sd]?|promise[sd]?|threaten(?:s|ed)?|ready|prepar\\p{L}+) (?:to|for)${verbPhrase}`,
  '(?:scheduled|listed|booked|slated|timetabled|pencilled in|set) for|scheduled to|due (?:on|in|to)',
  '(?:expires?|opens|begins|starts|ends|meets|closes|arrives|votes|becomes)',
].join('|');
const gone =
  '\\p{L}+ed|was|were|had|has|have|said|told|wrote|took|made|came|went|gave|got|fell|rose|won|lost|began|broke|met|held|left|led|saw|found|sent|sold|bought|brought|fought|flew|drove|spoke|stood|struck|shot|hit|died|became|grew|kept|paid|ran|sat|burst|fled|chose|drew|sank|shook|shut|swore|threw|withdrew';
const tenses = new RegExp(`\\b(?:(${toCome})|(?:${gone}))(?!\\p{L})`, 'gu');

/** A date that was told, and where. */
type Told = { readonly moment: Moment; readonly paragraph: number };

/** Verbs that are told in the past of what ends in the future. */
const putOff =
  /\b(?:remanded|adjourned|postponed|suspended|delayed|deferred|extended|banned|given|gave|barred|jailed|detained|has|have)\b/;

/** How far back, in paragraphs, “a week later” may reach. */
const reach = 1;

/** The dates in `sentences`, in reading order. @param today the day of the article; null when it is not known */
export function datesIn(sentences: readonly Sentence[], today: Moment | null): readonly Dated[] {
  const found: Dated[] = [];
  const names = monthsAsNames(sentences);
  let last: Told | null = null;
  let story: Told | null = null;
  for (const sentence of sentences) {
    for (const span of spans(sentence.text)) {
      if (isName(sentence.text.slice(span.start, span.end), names)) continue;
      const near: Moment | null = last !== null && sentence.paragraph - last.paragraph <= reach ? last.moment : null;
      const setting: Setting = {
        today,
        named: near,
        future: isToCome(sentence.text, span.start, span.end),
        story: story !== null && story.paragraph === sentence.paragraph ? story.moment : null,
      };
      // “Before Thursday” is any day before.
      const open = /\bbefore $/i.test(sentence.text.slice(0, span.start));
      const moment = open ? null : span.read(setting);
      found.push({ sentence, start: span.start, end: span.end, moment, ofAnniversary: span.ofAnniversary });
      const told = saying.test(sentence.text.slice(0, span.start));
      if (moment !== null && !told) last = { moment, paragraph: sentence.paragraph };
      if (moment !== null && /\d{4}/.test(sentence.text.slice(span.start, span.end)))
        story = { moment, paragraph: sentence.paragraph };
    }
  }
  return found;
}

type Span = {
  readonly start: number;
  readonly end: number;
  readonly ofAnniversary: boolean;
  readonly read: (setting: Setting) => Moment | null;
};

/** Words that name dates: where two overlap, those of the earlier rule. */
function spans(text: string): readonly Span[] {
  const taken: Span[] = [];
  for (const rule of dateRules) {
    for (const match of text.matchAll(rule.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((it) => start < it.end && it.start < end)) continue;
      const groups = match.slice(1).map((it: string | undefined) => it ?? '');
      taken.push({ start, end, ofAnniversary: rule === anniversary, read: (setting) => rule.read(groups, setting) });
    }
  }
  return taken.sort((one, two) => one.start - two.start);
}

/** Whether the verb nearest to a date, before it rather than behind it, speaks of what is to come. */
function isToCome(text: string, start: number, end: number): boolean {
  const until = /\b(?:[Uu]ntil|[Tt]ill|ahead of)(?: (?:the|early|late|mid|end|of|on))* ?$/.test(text.slice(0, start));
  // “Remanded until 6 July” is told in the past, and the day is still to come.
  if ((until || /^(?:[Uu]ntil|[Tt]ill)\b/.test(text.slice(start, end))) && putOff.test(text.slice(0, start))) return true;
  const clause = Math.max(text.lastIndexOf(';', start), text.lastIndexOf('“', start), 0);
  const before = [...text.slice(clause, start).matchAll(tenses)].at(-1);
  const verb = before ?? [...text.slice(end).matchAll(tenses)][0];
  return verb?.[1] !== undefined;
}

/** Months that are surnames in these sentences: where there is a Theresa May, “confidence in May” names no month. */
function monthsAsNames(sentences: readonly Sentence[]): ReadonlySet<string> {
  const names = sentences.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:Mr|Mrs|Ms|Miss|Dr|\p{Lu}\p{Ll}+)\.? (May|March|April|June|August)\b(?! \d)/gu)].filter(
      ([all]) =>
        !/^(?:In|Since|By|Until|Till|Last|Next|This|Early|Late|Mid|Of|From|And|Or|During|Between|Before|After|Through|Throughout|For|On|Come|Both|Every|Each|Only|Around|When|While|Then)\b|^\p{Lu}\p{Ll}+day\b/u.test(
          all,
        ),
    ),
  );
  return new Set(names.map(([, month = '']) => month));
}

function isName(words: string, names: ReadonlySet<string>): boolean {
  return !/\d/.test(words) && [...names].some((it) => words.replace(/[’']s$/, '').endsWith(it));
}
