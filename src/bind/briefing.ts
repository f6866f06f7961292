/**
 * Pass: what a briefing says besides its articles takes its place among them. Citations are found, references lead to paragraphs, and
 * the apparatus becomes a story before the articles and one behind them.
 */
import type { Apparatus, Citation, Evidence } from '../model/apparatus.ts';
import type { Block, Inline, Language, Paragraph, Place } from '../model/document.ts';
import { highest } from '../model/marking.ts';
import { linkOf, paragraphId } from '../model/numbers.ts';
import type { Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import type { Report } from '../model/problem.ts';
import { rewriteBlocks, rewriteInlines, walk } from '../model/walk.ts';
import type { BindSettings } from './bind.ts';
import type { Draft } from './draft.ts';
import { expanded } from './acronyms.ts';
import { grounded } from './evidence.ts';
import { landOf } from './drawing/land.ts';
import { fileName } from './file-name.ts';
import { leading } from './apparatus-links.ts';
import type { Imprint } from './imprint.ts';
import { linked, linksFrom } from './links.ts';
import { numbered } from './numbers.ts';
import { openPunctuation } from './punctuation.ts';
import { referring } from './references.ts';
import { releasedApparatus, withheldOf } from './release.ts';
import { sectionsOf } from './sections.ts';
import { claim } from './slug.ts';

export type Briefed = {
  readonly stories: readonly Story[];
  readonly numbers: ReadonlyMap<Paragraph, string>;
  readonly apparatus: Apparatus<Evidence>;
};

/** What the pack is bound from: its articles as stories, and as the drafts that links lead to. */
export type Articles = {
  readonly stories: readonly Story[];
  readonly drafts: readonly Draft[];
  readonly language: Language;
  /** The label of the pack as a whole, whatever its parts are marked. */
  readonly marking: string;
  /** What the pack says of itself when it has certain stories. */
  readonly imprint: (stories: readonly Story[]) => Imprint;
};

/** The stories of the pack, with those of the apparatus. */
export function briefed(
  { stories, drafts, language, marking, imprint }: Articles,
  settings: BindSettings,
  report: Report,
): Briefed {
  const numbersOf = (of: readonly Story[], told: Report): ReturnType<typeof numbered> =>
    settings.numbered ? numbered(of, settings.firstNumbers, told) : [];
  const known = new Set(numbersOf(stories, report).map(([, number]) => number));
  const { blocks, inlines } = referring({ numbers: known, links: true }, report);
  const sections = referring({ numbers: known, links: false }, report);
  const referred = stories.map((story): Story => {
    const [standfirst, body] = [inlines(story.standfirst), blocks(story.body)];
    return standfirst === story.standfirst && body === story.body ? story : { ...story, standfirst, body };
  });
  const numbers = new Map(numbersOf(referred, () => undefined));
  const withheld = withheldOf(referred, settings, report);
  const files = new Set(referred.filter(({ id }) => withheld.has(id)).map(({ at }) => fileName(at.file)));
  const apparatus = releasedApparatus(
    grounded(settings.apparatus, { stories: referred, numbers, lost: settings.lost }, report),
    withheld,
    files,
    report,
  );
  const taken = new Set(referred.flatMap((story) => [story.id, ...headingIds(story.body)]));
  const headlines = new Map(referred.map((story) => [story.id, plain(story.headline)]));
  const at: Place = stories[0]?.at ?? { file: '', line: 1, column: 1 };
  const open = referred.filter(({ id }) => !withheld.has(id));
  const { publisher, rights, identifier } = imprint(open);
  const { contact, faces, scheme } = settings;
  const label = highest([marking, ...open.map(({ particulars }) => particulars.marking)], scheme);
  const { front, handling, back, colophon, glossary } = sectionsOf(apparatus, {
    stories: new Map(open.map((story) => [fileName(story.at.file), { id: story.id, title: plain(story.headline) }])),
    handlingPage:
      settings.handlingPage ?? (settings.apparatus.handling.length > 0 || (label !== '' && isBriefing(settings.apparatus))),
    marked: { at, language, marking: label, contact, stories: open },
    printed: { at, language, stories: open, faces, publisher, rights, contact, identifier },
    language,
    at,
    headlines,
    land: settings.land === null ? null : landOf(settings.land),
    claim: (name) => claim(name, taken),
  });
  const punctuated = openPunctuation();
  const settled = (story: Story | null): readonly Story[] => {
    if (story === null) return [];
    const [draft] = linked([draftOf(story)], report, drafts);
    const body = draft === undefined ? story.body : punctuated(draft.article, draft.language).body;
    return [{ ...story, body: sections.blocks(body) }];
  };
  // Only now that all that is cited was found in the articles' own words.
  const acronyms = { terms: apparatus.glossary, expand: settings.expandAcronyms, language, glossary };
  const free = open.map((story) => expanded(story, acronyms));
  const all = [...[front, handling].flatMap(settled), ...free, ...[back, colophon].flatMap(settled)];
  const places = new Set(all.flatMap((story) => [story.id, ...headingIds(story.body)]));
  const kept = new Map(open.flatMap((story, index) => [...numbersIn(free[index] ?? story, story, numbers)]));
  for (const number of kept.values()) places.add(paragraphId(number));
  const first = drafts[0];
  const led = leading(apparatus, {
    settle: first === undefined ? () => null : linksFrom(first, drafts),
    numbers: new Set(kept.values()),
    isPlace: (id) => withheld.size === 0 || places.has(id),
  });
  const whole = { stories: all, numbers: kept, apparatus: led };
  return withheld.size === 0 ? whole : unlinked(whole, places);
}

/** Whether there is anything besides articles. */
function isBriefing(apparatus: Apparatus<Citation>): boolean {
  return Object.values(apparatus).some((part) => Array.isArray(part) && part.length > 0);
}

/** The numbers of a story's paragraphs: those that they had in the story as it was `before`. */
function numbersIn(story: Story, before: Story, numbers: ReadonlyMap<Paragraph, string>): ReadonlyMap<Paragraph, string> {
  return new Map(
    before.body.flatMap((block, index) => {
      const [number, now] = [block.kind === 'paragraph' ? numbers.get(block) : undefined, story.body[index]];
      return number !== undefined && now?.kind === 'paragraph' ? [[now, number] as const] : [];
    }),
  );
}

/** The stories without links to what is not there any more; their words stay. */
function unlinked({ stories, numbers, apparatus }: Briefed, places: ReadonlySet<string>): Briefed {
  const renumbered = new Map<Paragraph, string>();
  const freed = (it: Inline): readonly Inline[] => {
    const link = it.kind === 'reference' ? linkOf(it) : it;
    return link.kind === 'link' && link.to.kind === 'place' && !places.has(link.to.id) ? link.content : [it];
  };
  const inlines = (run: readonly Inline[]): readonly Inline[] =>
    run.some((it) => freed(it)[0] !== it) ? run.flatMap(freed) : run;
  const how = { inlines, blocks: (run: readonly Block[]) => run };
  const open = stories.map((story): Story => {
    const [headline, standfirst] = [rewriteInlines(story.headline, how), rewriteInlines(story.standfirst, how)];
    const body = rewriteBlocks(story.body, how);
    const same = body === story.body && headline === story.headline && standfirst === story.standfirst;
    const now = same ? story : { ...story, headline, standfirst, body };
    for (const [paragraph, number] of numbersIn(now, story, numbers)) renumbered.set(paragraph, number);
    return now;
  });
  return { stories: open, numbers: renumbered, apparatus };
}

function headingIds(body: readonly Block[]): readonly string[] {
  const ids: string[] = [];
  walk(body, (node) => {
    if (node.kind === 'heading') ids.push(node.id);
  });
  return ids;
}

/** A story of the apparatus, as what the passes for articles take. Its links already lead to places of the pack. */
function draftOf({ at, headline, standfirst, particulars, body, id, language }: Story): Draft {
  const places: string[] = [];
  walk(body, (node) => {
    if (node.kind === 'link' && node.to.kind === 'place') places.push(node.to.id);
  });
  const article = { kind: 'article', at, headline, standfirst, particulars, body, pictures: [] } as const;
  return { article, language, id, anchors: new Map(places.map((place) => [place, place])) };
}
