/**
 * Articles become a pack. The passes, in their order; each has its file:
 *
 * 0. `twice`     an article that is there twice is told
 * 1. `headline`  no story without one
 * 2. `language`  which language each article is in
 * 3. `punctuation`  quotes, dashes and spaces as a printer sets them
 * 4. `ids`       stories and headings get ids of their own in the whole pack
 * 5. `levels`    headings start at level 2 and skip none
 * 6. `links`     every link leads somewhere, also from story to story
 * 7. `pull-quotes`  they say what their article says
 * 8. `markings`  labels of the scheme, and that of the pack
 * 9. `briefing`  numbers, references, evidence, and the apparatus as stories
 * 10. `imprint`   title, authors, date and identifier of the pack
 *
 * What the first three make of an article by itself is its `copy`. Binding changes nothing that it need not, and loses no word.
 */
import type { Article, Hash, Language, Picture } from '../model/document.ts';
import { walk } from '../model/walk.ts';
import { noApparatus, type Apparatus, type Citation } from '../model/apparatus.ts';
import { highest, tlp, type Scheme } from '../model/marking.ts';
import type { Pack, PackPart, Story } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { briefed } from './briefing.ts';
import { openCopyDesk, type Copy } from './copy.ts';
import type { Draft } from './draft.ts';
import { withHeadline } from './headline.ts';
import { named } from './ids.ts';
import { imprint, type Imprint } from './imprint.ts';
import { levelled } from './levels.ts';
import { linked } from './links.ts';
import { markedStories } from './markings.ts';
import type { FirstNumbers } from './numbers.ts';
import { tellAltered } from './pull-quotes.ts';
import { tellTwice } from './twice.ts';

/** What the caller says of the pack. Empty and null leave it to the articles. */
export type BindSettings = {
  readonly title: string;
  readonly subtitle: string;
  readonly series: string;
  readonly issue: string;
  readonly authors: readonly string[];
  readonly language: Language | null;
  /** Whether articles may be in languages of their own; else they are all in `language`. */
  readonly mixed: boolean;
  /** ISO 8601. */
  readonly date: string | null;
  /** What the pack covers, who made it for whom, when the next is due, and whom to ask: in words. */
  readonly period: string;
  readonly preparedBy: readonly string[];
  readonly preparedFor: string;
  readonly nextIssue: string;
  readonly contact: string;
  /** A label of the scheme for the pack as a whole; that of a part may be higher. */
  readonly marking: string;
  readonly scheme: Scheme;
  /** The most restricted label that may be in the pack; empty for all. Parts marked higher are left out. */
  readonly release: string;
  readonly apparatus: Apparatus<Citation>;
  /** Whether how it may be passed on has a page of its own; null for "when that is said, or a briefing is marked". */
  readonly handlingPage: boolean | null;
  /** The fonts of the PDF, for the colophon; none where there is no PDF. */
  readonly faces: readonly string[];
  /** Whether articles say what an acronym of the glossary stands for where they first use it. */
  readonly expandAcronyms: boolean;
  /** The outlines of countries, as TopoJSON, for the map of places; null for no map. */
  readonly land: Uint8Array | null;
  /** Pictures that the apparatus refers to. */
  readonly pictures: readonly Picture[];
  readonly parts: readonly PackPart[];
  /** Paths of articles that the pack should have and has not: what cites one stays, without it. */
  readonly lost: readonly string[];
  /** Whether paragraphs are numbered through the pack. */
  readonly numbered: boolean;
  readonly firstNumbers: FirstNumbers;
  /** The URI that the pack is known by; empty for one that is made from what makes it this pack. */
  readonly identifier: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly publisher: string;
  readonly rights: string;
  /** Whether a contents page is wanted; null for "when there is more than one story". */
  readonly contents: boolean | null;
  readonly cover: Picture | null;
};

/** Settings that leave everything to the articles. */
export const noSettings: BindSettings = {
  title: '',
  subtitle: '',
  series: '',
  issue: '',
  authors: [],
  language: null,
  mixed: false,
  date: null,
  period: '',
  preparedBy: [],
  preparedFor: '',
  nextIssue: '',
  contact: '',
  marking: '',
  scheme: tlp,
  release: '',
  apparatus: noApparatus,
  handlingPage: null,
  faces: [],
  expandAcronyms: false,
  land: null,
  pictures: [],
  parts: [],
  lost: [],
  numbered: false,
  firstNumbers: new Map(),
  identifier: '',
  description: '',
  keywords: [],
  publisher: '',
  rights: '',
  contents: null,
  cover: null,
};

/** Binds at least one article into a pack; stories stand in the order given. */
export function bind(articles: readonly Article[], settings: BindSettings, report: Report): Pack {
  return bindCopy(articles.map(openCopyDesk(settings)), settings, report);
}

/** Binds articles of which copy has been made, with the same settings. */
export function bindCopy(copy: readonly Copy[], settings: BindSettings, report: Report): Pack {
  if (copy.length === 0) throw new Error('a pack needs an article');
  const articles = copy.map((it) => it.article);
  tellTwice(articles, report);
  const typed = articles.map((article) => withHeadline(article, report).headline);
  const called = copy.map(({ set }, index) => ({ article: set, typed: typed[index] ?? [] }));
  const first = copy[0]?.language ?? 'en';
  const drafts = named(called).map((it, index): Draft => ({
    ...it,
    article: levelled(it.article, report),
    language: copy[index]?.language ?? first,
  }));
  const finished = linked(drafts, report);
  const language = settings.language ?? first;
  const told = finished.map(storyOf);
  tellAltered(told, report);
  const marked = markedStories(told, settings, report);
  // What is withheld has no say in what the pack says of itself.
  const among = (stories: readonly Story[]): readonly Draft[] => {
    const left = new Set(stories.map(({ id }) => id));
    return finished.filter(({ id }) => left.has(id));
  };
  const imprintOf = (stories: readonly Story[]): Imprint =>
    imprint(
      among(stories).map(({ article }) => article),
      settings,
    );
  const articlesOf = { stories: marked.stories, drafts: finished, language, marking: marked.own, imprint: imprintOf };
  const briefing = briefed(articlesOf, settings, report);
  const shown = picturesIn(briefing.stories.filter(({ role }) => role !== 'article'));
  const { period, preparedBy, preparedFor, nextIssue, contact, scheme } = settings;
  return {
    kind: 'pack',
    ...imprintOf(briefing.stories),
    ...{ period, preparedBy, preparedFor, nextIssue, contact, scheme },
    ...briefing,
    marking: highest([marked.own, ...briefing.stories.map((story) => story.particulars.marking)], scheme),
    parts: partsIn(briefing.stories, finished, settings.parts),
    language,
    cover: settings.cover,
    pictures: distinctPictures([
      ...among(briefing.stories).flatMap((draft) => draft.article.pictures),
      ...settings.pictures.filter(({ hash }) => shown.has(hash)),
    ]),
  };
}

function storyOf(draft: Draft): Story {
  const { at, headline, standfirst, particulars, body } = draft.article;
  return { kind: 'story', role: 'article', at, id: draft.id, language: draft.language, headline, standfirst, particulars, body };
}

/**
 * The parts by where they begin among all stories; the settings count the articles as they were given. A part of which nothing is left
 * is none: its title could tell what was in it.
 */
function partsIn(stories: readonly Story[], drafts: readonly Draft[], parts: readonly PackPart[]): readonly PackPart[] {
  const places = new Map(stories.map((story, index) => [story.id, index]));
  return parts.flatMap(({ title, first }, index) => {
    const own = drafts.slice(first, parts[index + 1]?.first);
    const place = own.map(({ id }) => places.get(id)).find((it) => it !== undefined);
    return place === undefined ? [] : [{ title, first: place }];
  });
}

/** What is shown in stories, by the hashes of pictures. */
function picturesIn(stories: readonly Story[]): ReadonlySet<Hash> {
  const shown = new Set<Hash>();
  walk(
    stories.flatMap(({ body }) => body),
    (node) => {
      if (node.kind === 'figure' || node.kind === 'image') shown.add(node.picture);
    },
  );
  return shown;
}

function distinctPictures(pictures: readonly Picture[]): readonly Picture[] {
  const byHash = new Map<string, Picture>();
  for (const picture of pictures) {
    if (!byHash.has(picture.hash)) byHash.set(picture.hash, picture);
  }
  return [...byHash.values()];
}
