/** The places that articles name: those of the gazetteer, and those that the grammar shows to be places. */
import type { FoundPlace } from './facts.ts';
import type { Gazetteer, Known } from './gazetteer.ts';
import { folded, opens, runsIn, type Run } from './names.ts';
import type { Named } from './people.ts';
import { isOrganisation, isPeople } from './role-words.ts';
import { excerpt, type Sentence } from './sentences.ts';

type Mention = { readonly sentence: Sentence; readonly run: Run; readonly place: Known };

/** Names that are ordinary words, too: at the head of a sentence nobody can tell. */
const ambiguous = new Set(
  'nice reading split bath mobile orange turkey chad jordan male victoria georgia cork derby lens tours hull sale'.split(' '),
);

/** What makes the run behind it a place. */
const inside =
  /(?:\b(?:in|near|outside|around|above|inside|throughout|across|(?:north|south|east|west|northern|southern|eastern|western|central)(?: of)?)|\b(?:city|town|village|province|state|district|region|county|island|port|suburb|valley|municipality|governorate|hamlet|oblast|prefecture) of|\b(?:[Mm]ember of parliament|MP|[Mm]ayor|[Gg]overnor|[Bb]ishop) (?:for|of)|\b(?:travel|travell?ed|flew|went|moved|returned|sailed|drove|fled|marched|came|arrived|headed|sent|deployed|back|road|flight|train|ferry) (?:back )?(?:to|for|from|into)|\b(?:died|killed|buried|crashed|landed|stationed|camp|base|port|airport|battle|outpost|checkpoint|garrison|barracks|plant|factory|refinery|attack|ambush|crash|explosion|rally|summit|talks) at|\boff(?: the coast of)?|, \d{1,3}, (?:of|from)|\b(?:town|village|city|port|suburb|hamlet|island) of|\bborn in|\bbased in) (?:northern |southern |eastern |western |central |north-?east |north-?west |south-?east |south-?west |nearby |downtown |rural |occupied |the (?:town|village|city|district|port|suburb|hamlet|province|region) of )?$/iu;
/** What takes “in” without a place: “a stake in Acme”. */
const notInside =
  /\b(?:interest|interests|stake|stakes|shares?|invest(?:s|ed|ing|ment|ments)?|believe[sd]?|belief|faith|confidence|trust|speciali[sz]\p{L}*|degree|fluent|written|said|marked|titled|writing|role|part|starred?|starring|appeared|expert|experts|published|reported|play(?:s|ed)?|confide[sd]?|lessons?|graduated|studied|majored|qualified|education|course|trading|investors?) in $/iu;
/** What a run is followed by when it stands for itself, and is no adjective. */
const alone =
  /^(?:[’']s\b|[\s]*[,.;:!?)”"—–]|$| (?:and|or|but|in|on|at|by|to|from|for|of|with|where|when|while|who|which|that|as|after|before|until|since|during|under|over|because|is|was|are|were|has|had|have|will|would|could|should|may|might|last|this|next|yesterday|today|tomorrow|tonight|early|late|later|earlier|ago|said|says|told|than|if|without|within|an?|the|his|her|its|their|he|she|it|they|we|one|two|three|four|five|six|seven|eight|nine|ten|about|around|alone|also|again|now|then|not|into|through|against|between|killing|led|left|died|began|became|\p{Ll}+ed|airport|province|region|county|district) ?)/iu;
const nothingOfPlaces =
  /^(?:Africa|Europe|Asia|Americas|Parliament|Congress|Cabinet|Court|Christmas|Easter|Ramadan|God|English|Article|Section|Chapter|Part|Group|Round|Game|Class|Room|Phase|Operation|Brexit|Act|Scene|Volume|Figure|Table|Page|Question|Prime|Lent|Advent|Passover|Hanukkah|Heaven|Hell|Earth|Mr|Mrs|Ms|Dr|Spring|Summer|Autumn|Winter|Facebook|Twitter|Instagram|YouTube|Google|Microsoft|Excel|Latin|Mandarin)\b/u;

/** The places in `sentences`, in the order of their first mention. @param people where people are named: those are no places */
export function placesIn(sentences: readonly Sentence[], people: Named, gazetteer: Gazetteer): readonly FoundPlace[] {
  const found = new Map<string, FoundPlace>();
  for (const { sentence, run, place } of sentences.flatMap((it) => mentions(it, people, gazetteer))) {
    const key = folded(place.name);
    if (!found.has(key)) found.set(key, { ...place, cites: [excerpt(sentence, run.start, run.end)] });
  }
  return [...found.values()];
}

function mentions(sentence: Sentence, people: Named, gazetteer: Gazetteer): readonly Mention[] {
  const { text } = sentence;
  const long = gazetteer.long.flatMap((name) => whereabouts(text, name));
  const free = (run: Run): boolean =>
    !(people.get(sentence) ?? []).some((it) => run.start < it.end && it.from < run.end) &&
    !long.some((it) => run.start < it.end && it.start < run.end);
  const runs = [...long, ...runsIn(text).map(trimmed).filter(free)].sort((one, two) => one.start - two.start);
  const found: Mention[] = [];
  for (const run of runs) {
    const before = text.slice(0, run.start);
    const after = text.slice(run.end);
    const last = found.at(-1);
    // “in Devon and Cornwall”: what is joined to a place is one.
    const joined = last !== undefined && /^(?:, | and |, and | or )$/.test(text.slice(last.run.end, run.start));
    const known = gazetteer.find(run.text);
    const place =
      known === null
        ? shown(run, before, after, joined)
        : sure(run, before, after)
          ? { ...known, name: spelling(known, run) }
          : null;
    if (place !== null) found.push({ sentence, run, place });
    const [, city = ''] = /^(.+?)(?: International)? Airport$/.exec(run.text) ?? [];
    if (city !== '') found.push({ sentence, run, place: { name: run.text, position: gazetteer.find(city)?.position ?? null } });
    const [, facility = ''] = /^ ((?:international )?airport|air base|airbase)\b/iu.exec(after) ?? [];
    if (facility !== '' && !isOrganisation(run.text)) {
      const whole = { ...run, end: run.end + 1 + facility.length, text: `${run.text} ${facility}` };
      found.push({ sentence, run: whole, place: { name: whole.text, position: known?.position ?? null } });
    }
  }
  return found;
}

/** A run without what makes another word of a place: “London-based”, “Northern”. */
function trimmed(run: Run): Run {
  const text = run.text.replace(/-(?:based|born|bound)$/, '');
  const [points = ''] =
    /^(?:Northern|Southern|Eastern|Western|Central|Greater|Downtown) (?!Ireland|Cape|Territory|Australia|Sahara|Mariana|African)(?=\p{Lu})/u.exec(
      text,
    ) ?? [];
  return { start: run.start + points.length, end: run.start + text.length, text: text.slice(points.length) };
}

/** Names of the gazetteer are places, but for “University of Leeds” and for words that are ordinary ones. */
function sure(run: Run, before: string, after: string): boolean {
  if (/^(?:US|UK|UAE|U\.S\.?|U\.K\.?)$/.test(run.text)) {
    return /\b[Tt]he $/.test(before) && alone.test(after) && !/^ and \p{Lu}\p{L}+ \p{Ll}/u.test(after);
  }
  if (/^[ -](?:led|backed|style|made|trained|owned|registered)\b/.test(after)) return false;
  const [, owner = ''] = /(\p{Lu}[\p{L}-]*) of (?:the )?$/u.exec(before) ?? [];
  if (owner !== '' && isOrganisation(owner)) return false;
  if (/^\p{Lu}{4,}$/u.test(run.text.replace(/ /g, ''))) return false;
  return !(opens(before, before.length) && ambiguous.has(run.text.toLowerCase())) && !/^ (?:& |\d)/.test(after);
}

/** A place by its grammar. */
function shown(run: Run, before: string, after: string, joined: boolean): Known | null {
  const { text } = run;
  const named =
    !isOrganisation(text) && !isPeople(text.split(' ')[0] ?? '') && !/^\p{Lu}{2,}$/u.test(text) && !nothingOfPlaces.test(text);
  if (!named) return null;
  const told =
    (/\b[Tt]he $/.test(before) &&
      /^\p{Lu}.* (?:Sea|Ocean|Gulf|Desert|Valley|Mountains|Islands|Peninsula|Strait|Canal)$/u.test(text)) ||
    /^ (?:province|region|county|district|governorate|oblast|prefecture)\b/.test(after) ||
    (inside.test(before) && alone.test(after));
  if (!told && !(joined && alone.test(after) && !opens(before, before.length))) return null;
  return notInside.test(before) ? null : { name: text, position: null };
}

/** As the article writes it, but for letters that stand for a country. */
function spelling(known: Known, run: Run): string {
  return /^[\p{Lu}.]{2,4}$/u.test(run.text) ? known.name : run.text;
}

function whereabouts(text: string, name: string): readonly Run[] {
  const found: Run[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    found.push({ start: at, end: at + name.length, text: name });
  return found;
}
