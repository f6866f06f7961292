/** What a date is the date of: the part of its sentence that tells it. */
import { saying, type Dated } from './dates.ts';

/** Words for an event, and the article's own that they are from. */
export type Clause = { readonly event: string; readonly quote: string };

/** Where one statement ends and another begins. */
const breaks =
  /;\s+|\s[—–]\s+|(?<=,) (?:but|while|although|though|whereas) |\bnot only .*? but (?=the |a |its |their |his |her )/gu;
/** What an event may lead up to, or come after: what follows is another event. */
const leads =
  /\b(?:led to|leading to|resulted in|resulting in|culminat(?:ed|ing) in|ended in|(?:after|before|following|until|when|since|because|whose|where|while) (?=(?:the|an?|his|her|its|their|our|\p{Lu}\S*|\p{L}+[’']s) ?))/gu;
/** An aside on the words before it. */
const aside =
  /, (?:which|who|whose|where|(?:\p{L}+ed|built|born|held|made|sold|found|set up) (?:in|on|at|by|from|to)) [^,;]*(?:,|$)/gu;
/** What ends a name of an event, such as “the 2003 invasion”. */
const nounEnd =
  /[,;:.()”"]| (?:and|or|but|had|has|have|was|were|is|are|that|which|who|when|after|before|to|as|on|at|by|from|for|with|because|if|would|will|could|led|began|started|ended)\b/u;

/** The words that tell what happened on the date. @param others the other dates of the sentence */
export function clauseOf(dated: Dated, others: readonly Dated[]): Clause {
  const { text } = dated.sentence;
  if (dated.ofAnniversary) return clause(text, dated.end, text.length);
  const before = text.slice(0, dated.start);
  const after = text.slice(dated.end);
  if (
    /(?:\b(?:the|an?|its|his|her|their|our)|[’']s) $/iu.test(before) &&
    /^\s\p{L}/u.test(after) &&
    /^(?!.* of ).*\d$/.test(text.slice(dated.start, dated.end))
  ) {
    const length = after.search(nounEnd);
    return clause(text, dated.start, length < 0 ? text.length : dated.end + length);
  }
  const [start, end] = statement(text, dated);
  // Who says something on a day says all of it.
  if (saying.test(before)) return clause(text, start, end);
  const lead = [...before.matchAll(leads)]
    // “She fell when he left on Monday” tells of both, unless the first has a date of its own.
    .filter((it) => !/^(?:when|where|while)/.test(it[0]) || others.some((other) => other.end <= it.index && other.start >= start))
    .map((it) => it.index + it[0].length)
    .filter((it) => it > start && !onlyTime.test(text.slice(it, dated.start)))
    .at(-1);
  const inAside = [...text.matchAll(aside)].find((it) => it.index < dated.start && dated.end <= it.index + it[0].length);
  if (inAside !== undefined && inAside.index > start && (lead === undefined || lead < inAside.index)) {
    // An aside needs what it is on: the words before it, but not who said them.
    const said = /[”"] (?:said|says|added) /u.exec(text.slice(start, inAside.index));
    const from = said === null ? start : start + said.index + said[0].length;
    return clause(text, from, inAside.index + inAside[0].replace(/,$/, '').length);
  }
  if (lead !== undefined && !verb.test(text.slice(lead, dated.start))) return clause(text, lead, dated.end);
  const next = others.map((it) => it.start).filter((it) => it > dated.end && it < end);
  const cut = [...text.slice(0, end).matchAll(leads)]
    .map((it) => it.index)
    .find((it) => it > dated.end && next.some((at) => at > it));
  return clause(text, lead ?? start, cut ?? end);
}

/** What shows a clause, and not only a name of an event, to stand before a date. */
const verb =
  /\b(?:\p{L}+ed|was|were|is|are|has|had|have|will|would|did|fell|rose|won|lost|began|took|made|came|went|left|met|held|became|led|withdrew|fled|burst|broke|flew)\b/u;

/** What stands between such a word and a date when it is the date that comes: “until the evening of”. */
const onlyTime =
  /^(?:\S+|(?:(?:the|early|late|very|hours|morning|afternoon|evening|night|end|start|beginning|middle|of|on|in) ?)*)$/u;

/** The statement that a date stands in. */
function statement(text: string, { start, end }: Dated): readonly [number, number] {
  const cuts = [...text.matchAll(breaks)];
  const from = cuts.map((it) => it.index + it[0].length).filter((it) => it <= start);
  const to = cuts.map((it) => it.index).filter((it) => it >= end);
  return [from.at(-1) ?? 0, to[0] ?? text.length];
}

function clause(text: string, start: number, end: number): Clause {
  const quote = text
    .slice(start, end)
    .replace(/^[\s,;:“”"‘—–)]+|[\s,;:“"‘.—–(]+$/gu, '')
    .replace(/,? (?:he|she|they|officials|police|it) said$/u, '');
  if (quote.split(/\s+/).length < 2) return { event: text, quote: text };
  return { event: quote.charAt(0).toUpperCase() + quote.slice(1), quote };
}
