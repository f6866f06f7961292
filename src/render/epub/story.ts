/** A story as content documents: its head, its body, and the notes that each document cites. */
import type { Block, Hash, Note } from '../../model/document.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import { longDate } from '../../text/date.ts';
import { byline, wordsOf } from '../../text/words.ts';
import { blocks, paragraph } from './block.ts';
import type { Desk } from './desk.ts';
import type { Image } from './images.ts';
import { inlines } from './inline.ts';
import { type Document, page } from './page.ts';
import { blockBreaks, noBreaks, type PageBreaks } from './page-breaks.ts';
import type { Part, Plan } from './plan.ts';
import type { Profile } from './profile.ts';
import { numberedVoice, plainVoice } from './voice.ts';
import type { Style } from '../../style/style.ts';
import { clean, element, joined, lines, newline, nothing, text, type Xml } from '../../text/xml.ts';

/** A note with the ids of both ends of its thread. */
type Cited = { readonly note: Note; readonly number: number; readonly id: string; readonly reference: string };

/** What all documents are made with. */
export type Material = {
  readonly images: ReadonlyMap<Hash, Image>;
  readonly breaks: PageBreaks;
  readonly numbers: Pack['numbers'];
  readonly profile: Profile;
  /** The titles of parts, by the story that each begins with. */
  readonly begins: ReadonlyMap<Story, string>;
  /** Of the pack; empty where it has none. */
  readonly marking: string;
  /** How the first paragraph of a story begins. */
  readonly lead: Style['lead'];
};

/** The documents of all stories. Notes are numbered through each story. */
export function storyDocuments(plan: Plan, material: Material): readonly Document[] {
  const counts = new Map<Story, number>();
  const titles = new Set<string>();
  return plan.parts.map((part) => {
    const before = counts.get(part.story) ?? 0;
    const cited: Cited[] = [];
    const title = titleOf(part, titles);
    const document = partDocument({ ...part, title }, deskOf(part, plan, { ...material, cited, before }), cited, material);
    counts.set(part.story, before + cited.length);
    return document;
  });
}

type Sheet = Material & { readonly cited: Cited[]; readonly before: number };

function deskOf(part: Part, plan: Plan, sheet: Sheet): Desk {
  const words = wordsOf(part.story.language);
  return {
    words,
    file: part.file,
    addresses: plan.addresses,
    voice: sheet.profile.sentences ? numberedVoice() : plainVoice,
    images: sheet.images,
    breaks: sheet.breaks,
    numbers: sheet.numbers,
    cursor: null,
    linked: false,
    cite: (note) => {
      const number = sheet.before + sheet.cited.length + 1;
      // Underscores keep these ids clear of those that come from headings.
      const [id, reference] = [`note_${part.storyNumber}_${number}`, `cited_${part.storyNumber}_${number}`];
      sheet.cited.push({ note, number, id, reference });
      const marks = { id: reference, href: `#${id}`, 'epub:type': 'noteref', role: 'doc-noteref', class: 'noteref' };
      return element('a', marks, text(String(number)));
    },
  };
}

/** The headline, with a number behind it where another document has the same; `titles` holds those that are taken. */
function titleOf({ story, file }: Part, titles: Set<string>): string {
  const headline = clean(plain(story.headline)).trim() || file;
  let title = headline;
  for (let number = 2; titles.has(title); number++) title = `${headline} (${number})`;
  titles.add(title);
  return title;
}

function partDocument(
  part: Part & { readonly title: string },
  desk: Desk,
  cited: readonly Cited[],
  { profile, lead, marking, begins }: Material,
): Document {
  const { story } = part;
  const frame = {
    file: part.file,
    title: part.title,
    language: story.language,
    division: 'bodymatter',
    profile,
    marking,
  } as const;
  const head = part.number === 1 ? storyHead(story, begins.get(story) ?? '', desk) : nothing;
  const body = part.number === 1 && story.role === 'article' ? opened(part.body, lead, desk) : blocks(part.body, desk);
  const notes = footnotes(cited, desk);
  // A part that goes on with a chapter is not a chapter itself, and says so to those who only listen.
  if (part.number > 1) return page(frame, lines('section', {}, body, notes));
  const kind = story.role === 'colophon' ? 'colophon' : 'chapter';
  return page(
    frame,
    lines('section', { 'epub:type': kind, role: `doc-${kind}`, 'aria-labelledby': story.id }, head, body, notes),
  );
}

/**
 * The body of a story, its first paragraph set off as the style says. The style sheet alone does that: the words stay whole for
 * those who search or hear them, and a reader that knows no first letter or line shows plain text.
 */
function opened(body: readonly Block[], lead: Style['lead'], desk: Desk): Xml {
  const [first, ...rest] = body;
  const capital = first?.kind === 'paragraph' && /^\p{Lu}/u.test(plain(first.content));
  if (first?.kind !== 'paragraph' || lead === 'none' || (lead === 'drop-cap' && !capital)) return blocks(body, desk);
  return joined([paragraph(first, lead, desk), blocks(rest, desk)], newline);
}

function storyHead(story: Story, part: string, desk: Desk): Xml {
  const { authors, date } = story.particulars;
  // In the order of reading, as notes are numbered while they are written.
  const headline = element('h1', { id: story.id }, inlines(story.headline, { ...desk, breaks: noBreaks }));
  const standfirst = inlines(story.standfirst, desk);
  return lines(
    'header',
    {},
    blockBreaks(desk.breaks.get(story.headline)),
    part === '' ? nothing : element('p', { class: 'part' }, text(part)),
    headline,
    standfirst === '' ? nothing : element('p', { class: 'standfirst' }, standfirst),
    authors.length === 0 ? nothing : element('p', { class: 'byline' }, text(byline(authors, story.language))),
    date === null ? nothing : element('p', { class: 'date' }, dated(date, story)),
  );
}

function dated(date: string, story: Story): Xml {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const words = text(longDate(date, story.language));
  return day === undefined ? words : element('time', { datetime: day }, words);
}

function footnotes(cited: readonly Cited[], desk: Desk): Xml {
  if (cited.length === 0) return nothing;
  // Notes hold no notes; the list is complete before the first is written.
  const within: Desk = { ...desk, cite: () => nothing };
  return lines('div', { class: 'notes' }, ...[...cited].map((one) => footnote(one, within)));
}

/** The number stands at the start of the first paragraph and the way back at the end of the last. */
function footnote({ note, number, id, reference }: Cited, desk: Desk): Xml {
  const label = element('span', { class: 'number' }, text(`${number}.`));
  const back = element(
    'a',
    { href: `#${reference}`, 'epub:type': 'backlink', role: 'doc-backlink', 'aria-label': `${desk.words.backToText}: ${number}` },
    // The variation selector keeps the arrow from turning into a coloured picture.
    text('↩\ufe0e'),
  );
  const last = note.content.length - 1;
  const body = note.content.map((block, at) => {
    if (block.kind !== 'paragraph') return blocks([block], desk);
    // The way back never stands on a line alone.
    const [before, after] = [at === 0 ? [label, text(' ')] : [], at === last ? [text('\u00a0'), back] : []];
    return element('p', {}, ...before, inlines(block.content, desk), ...after);
  });
  const first = note.content[0]?.kind === 'paragraph' ? nothing : element('p', {}, label);
  const end = note.content[last]?.kind === 'paragraph' ? nothing : element('p', {}, back);
  return lines('aside', { id, 'epub:type': 'footnote', role: 'doc-footnote' }, first, ...body, end);
}
