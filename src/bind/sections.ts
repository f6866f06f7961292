/**
 * Pass: the apparatus becomes stories, of what is read first, how it may be passed on, what is looked up, and the colophon. What is missing
 * leaves no heading.
 */
import type { Apparatus, Evidence, SourceEntry, Term } from '../model/apparatus.ts';
import { noParticulars } from '../model/build.ts';
import type { Block, Entry, Inline, Language, Place, Target } from '../model/document.ts';
import { paragraphMark } from '../model/numbers.ts';
import type { Story } from '../model/pack.ts';
import { briefingWords, type BriefingWords } from '../text/briefing.ts';
import { longDate } from '../text/date.ts';
import type { Land } from './drawing/land.ts';
import { locatorMap } from './drawing/map.ts';
import { timelineDrawing } from './drawing/timeline.ts';
import { colophonBlocks, type Printed } from './colophon.ts';
import { fileName } from './file-name.ts';
import { handlingBlocks, type Marked } from './handling.ts';
import { yardstickTable } from './yardstick.ts';

/** What sections are made with. */
type Bench = {
  readonly words: BriefingWords;
  readonly language: Language;
  /** The place of the pack itself. */
  readonly at: Place;
  /** The headline of a story, for evidence in a pack without numbers. */
  readonly headlines: ReadonlyMap<string, string>;
  /** The stories by the names of their files, without folders. */
  readonly stories: ReadonlyMap<string, { readonly id: string; readonly title: string }>;
  /** The outlines of countries; null where there is no map. */
  readonly land: Land | null;
  readonly handlingPage: boolean;
  readonly marked: Marked;
  readonly printed: Printed;
  /** A free id. */
  readonly claim: (name: string) => string;
};

export type Sections = {
  readonly front: Story | null;
  readonly handling: Story | null;
  readonly back: Story | null;
  readonly colophon: Story | null;
  /** The id of the glossary's heading; null where there is no glossary. */
  readonly glossary: string | null;
};

/** The apparatus as stories. */
export function sectionsOf(it: Apparatus<Evidence>, bench: Omit<Bench, 'words'>): Sections {
  const words = briefingWords(bench.language);
  const made: Bench = { ...bench, words };
  const handling = handlingBlocks(it, bench.marked);
  const front = [
    ...(bench.handlingPage ? [] : [section('handling', words.handling, it.handling, made)]),
    section('bottom-line', words.bottomLine, it.bottomLine, made),
    section('judgements', words.judgements, judgements(it, made), made),
    section('figures', words.figures, figures(it, made), made),
    section('changes', words.changes, it.changes, made),
  ].flat();
  const glossary = section('glossary', words.glossary, terms(it.glossary, made), made);
  const back = [
    section('assessment', words.assessment, it.assessment, made),
    section('indicators', words.indicators, bullets(it.indicators, made), made),
    section('timeline', words.timeline, timeline(it, made), made),
    section('people', words.people, people(it, made), made),
    section('places', words.places, places(it, made), made),
    section('lines', words.lines, it.lines, made),
    section('questions', words.questions, questions(it, made), made),
    section('gaps', words.gaps, it.gaps, made),
    section('assumptions', words.assumptions, it.assumptions, made),
    glossary,
    section('sources', words.sources, sources(it.sources, made), made),
    section('method', words.method, method(it, made), made),
  ].flat();
  const [heading] = glossary;
  return {
    front: story('front', words.inBrief, front, made),
    handling: story('handling', words.handling, bench.handlingPage ? handling : [], made),
    back: story('back', words.reference, back, made),
    colophon: story('colophon', words.colophon, colophonBlocks(it, bench.printed), made),
    glossary: heading?.kind === 'heading' ? heading.id : null,
  };
}

const names = { front: 'in-brief', handling: 'handling', back: 'reference', colophon: 'colophon' } as const;

function story(role: keyof typeof names, title: string, body: readonly Block[], { at, language, claim }: Bench): Story | null {
  if (body.length === 0) return null;
  const id = claim(names[role]);
  return { kind: 'story', role, at, id, language, headline: text(title, at), standfirst: [], particulars: noParticulars, body };
}

/** A heading and what stands below it; nothing where nothing does. */
function section(name: string, title: string, body: readonly Block[], { claim }: Bench): readonly Block[] {
  const [first] = body;
  if (first === undefined) return [];
  return [{ kind: 'heading', at: first.at, level: 2, id: claim(name), content: text(title, first.at) }, ...body];
}

function judgements(it: Apparatus<Evidence>, bench: Bench): readonly Block[] {
  const { confidence, confidences } = bench.words;
  return it.judgements.map((one, index) => ({
    kind: 'judgement',
    at: one.at,
    number: index + 1,
    content: one.content,
    likelihood: capital(one.likelihood),
    confidence: one.confidence === null ? '' : confidence.replace('#', confidences[one.confidence]),
    evidence: evidence(one.cites, bench),
  }));
}

function figures(it: Apparatus<Evidence>, bench: Bench): readonly Block[] {
  const [first] = it.figures;
  if (first === undefined) return [];
  const entries = it.figures.map(({ at, figure, label, caveat, cites }) => ({
    at,
    figure,
    label,
    caveat,
    evidence: evidence(cites, bench),
  }));
  return [{ kind: 'keyFigures', at: first.at, entries }];
}

function timeline({ timeline: events }: Apparatus<Evidence>, bench: Bench): readonly Block[] {
  const { language, words } = bench;
  const dated = events.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  const days = dated.map(({ date }) => date);
  const alt = `${words.timeline}: ${dated.map(({ date }, index) => `${index + 1}, ${longDate(date, language)}`).join('; ')}`;
  const drawn = timelineDrawing(days, alt, language, dated[0]?.at ?? bench.at);
  const list = definitions(
    dated.map(({ at, date, content, cites }, index) => {
      // The number is that of its dot.
      const term = `${drawn === null ? '' : `${index + 1} · `}${longDate(date, language)}`;
      return entry(at, text(term, at), [cited(content, cites, at, bench)]);
    }),
  );
  return drawn === null ? list : [drawn, ...list];
}

function people(it: Apparatus<Evidence>, bench: Bench): readonly Block[] {
  return definitions(
    it.people.map(({ at, name, role, content, cites }) => {
      const term = role.length === 0 ? text(name, at) : [...text(`${name}, `, at), ...role];
      const grounds = evidence(cites, bench);
      const below = behind(content, grounds, at);
      return entry(at, term, below);
    }),
  );
}

/** Blocks with inlines behind their last words, or in a paragraph of their own where they end in something else. */
function behind(content: readonly Block[], more: readonly Inline[], at: Place): readonly Block[] {
  if (more.length === 0) return content;
  const last = content.at(-1);
  if (last?.kind !== 'paragraph') return [...content, { kind: 'paragraph', at, content: more }];
  return [...content.slice(0, -1), { ...last, content: [...last.content, ...text(' ', at), ...more] }];
}

function places(it: Apparatus<Evidence>, { land, words, language, at: place }: Bench): readonly Block[] {
  const map =
    land === null
      ? null
      : locatorMap(it.places, land, {
          alt: `${words.places}: ${it.places.map(({ name }) => name).join(', ')}`,
          // The platform's names in other languages change from one version to the next.
          named: /^en\b/i.test(language),
          at: it.places[0]?.at ?? place,
        });
  const list = definitions(
    it.places.map(({ at, name, position, content }) => {
      const where = position === null ? '' : coordinates(position.latitude, position.longitude);
      const words = [...content, ...(where === '' ? [] : text(content.length === 0 ? where : ` (${where})`, at))];
      return entry(at, text(name, at), words.length === 0 ? [] : [{ kind: 'paragraph', at, content: words }]);
    }),
  );
  return map === null ? list : [map, ...list];
}

/** Degrees and minutes, which need no words. */
function coordinates(latitude: number, longitude: number): string {
  const one = (value: number, positive: string, negative: string): string => {
    const minutes = Math.round(Math.abs(value) * 60);
    return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′\u00a0${value < 0 ? negative : positive}`;
  };
  // They stay in one line.
  return `${one(latitude, 'N', 'S')},\u00a0${one(longitude, 'E', 'W')}`;
}

function questions(it: Apparatus<Evidence>, _: Bench): readonly Block[] {
  return definitions(it.questions.map(({ at, question, answer }) => entry(at, question, answer)));
}

function terms(entries: readonly Term[], { at: place }: Bench): readonly Block[] {
  const key = ({ term }: Term): string => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const sorted = entries.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
  return definitions(
    sorted.map(({ at, term, expansion, content }) => {
      const words = [...text(expansion, at), ...(expansion !== '' && content.length > 0 ? text('. ', at) : []), ...content];
      return entry(at ?? place, text(term, at), words.length === 0 ? [] : [{ kind: 'paragraph', at, content: words }]);
    }),
  );
}

/** One source a line: what, by whom, when, where, how good. */
function sources(entries: readonly SourceEntry[], { words, language, at, stories }: Bench): readonly Block[] {
  if (entries.length === 0) return [];
  const items = entries.map((it) => {
    const dated = (label: string, date: string): string => (date === '' ? '' : `${label} ${longDate(date, language)}`);
    const grade = it.grade === null ? '' : `${words.grade} ${it.grade.reliability}${it.grade.credibility}`;
    const facts = [it.publisher, dated(words.published, it.published), dated(words.retrieved, it.retrieved), grade];
    // One without a title is called after its article, and leads to it.
    const story = stories.get(fileName(it.article));
    const title = it.title === '' ? (story?.title ?? it.article) : it.title;
    const to: Target | null =
      it.url === '' ? (story === undefined ? null : { kind: 'place', id: story.id }) : { kind: 'web', url: it.url };
    const link: readonly Inline[] =
      to === null ? text(title, it.at) : [{ kind: 'link', at: it.at, to, title: '', content: text(title, it.at) }];
    const after = facts.filter((fact) => fact !== '').join('. ');
    const content = [
      ...link,
      ...text(after === '' ? '.' : `. ${after}.`, it.at),
      ...(it.content.length === 0 ? [] : text(' ', it.at)),
      ...it.content,
    ];
    return { at: it.at, done: null, content: [{ kind: 'paragraph', at: it.at, content }] as const };
  });
  return [{ kind: 'list', at: entries[0]?.at ?? at, start: 1, tight: true, items }];
}

function method({ method: said, yardstick }: Apparatus<Evidence>, { words, at }: Bench): readonly Block[] {
  return yardstick === null ? said : [...said, yardstickTable(yardstick, words, said[0]?.at ?? at)];
}

function bullets(items: readonly (readonly Inline[])[], { at: place }: Bench): readonly Block[] {
  if (items.length === 0) return [];
  const at = items[0]?.[0]?.at ?? place;
  return [
    {
      kind: 'list',
      at,
      start: null,
      tight: true,
      items: items.map((content) => ({ at, done: null, content: [{ kind: 'paragraph', at, content }] })),
    },
  ];
}

/** Links to what was cited, with a space before; nothing where nothing is. */
function evidence(cites: readonly Evidence[], { headlines }: Bench): readonly Inline[] {
  const seen = new Set<string>();
  return cites
    .filter(({ place }) => seen.size < seen.add(place).size)
    .flatMap(({ at, place, number, story: id }, index): readonly Inline[] => [
      ...(index === 0 ? [] : text(', ', at)),
      {
        kind: 'link',
        at,
        to: { kind: 'place', id: place },
        title: '',
        content: text(number === null ? (headlines.get(id) ?? id) : paragraphMark(number), at),
      },
    ]);
}

function cited(content: readonly Inline[], cites: readonly Evidence[], at: Place, bench: Bench): Block {
  const grounds = evidence(cites, bench);
  return { kind: 'paragraph', at, content: grounds.length === 0 ? content : [...content, ...text(' ', at), ...grounds] };
}

function definitions(entries: readonly Entry[]): readonly Block[] {
  const [first] = entries;
  return first === undefined ? [] : [{ kind: 'definitions', at: first.at, entries }];
}

/** An entry; one without a meaning has an empty paragraph, as a term must have one. */
function entry(at: Place, term: readonly Inline[], meaning: readonly Block[]): Entry {
  return { at, terms: [term], meanings: [meaning.length === 0 ? [{ kind: 'paragraph', at, content: [] }] : meaning] };
}

function text(value: string, at: Place): readonly Inline[] {
  return value === '' ? [] : [{ kind: 'text', at, value }];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
