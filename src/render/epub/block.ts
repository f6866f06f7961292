/** What stands on lines of its own, as XHTML: one row a kind. */
import type { Alignment, Block, Cell, Figure, Inline, Paragraph, ListItem, Table as Grid } from '../../model/document.ts';
import { match, type Table } from '../../model/match.ts';
import { plain } from '../../model/plain.ts';
import { type Desk, imageOf } from './desk.ts';
import { drawingFile } from './images.ts';
import { inlines, source } from './inline.ts';
import { paragraphId, paragraphMark } from '../../model/numbers.ts';
import { blockBreaks, noBreaks } from './page-breaks.ts';
import { element, hollow, joined, lines, newline, nothing, text, type Xml } from '../../text/xml.ts';

/** A run of blocks, one a line. */
export function blocks(run: readonly Block[], desk: Desk): Xml {
  return joined(
    run.map((block) => match(table, block, desk)),
    newline,
  );
}

const table: Table<Block, [Desk], Xml> = {
  paragraph: (it, desk) => paragraph(it, null, desk),
  heading: (it, desk) => {
    const words = inlines(it.content, { ...desk, breaks: noBreaks });
    const here = { id: desk.addresses.get(it.id)?.id ?? it.id };
    // A heading without words heads nothing; what links to it must still lead somewhere.
    const head = words === '' ? hollow('div', here) : element(`h${it.level}`, here, words);
    return joined([blockBreaks(desk.breaks.get(it.content)), head], newline);
  },
  list: (it, desk) => {
    const items = it.items.map((item) => listItem(item, it.tight, desk));
    if (it.start === null) return lines('ul', {}, ...items);
    return lines('ol', { start: it.start === 1 ? null : it.start }, ...items);
  },
  quote: (it, desk) => {
    // In the order of reading, as notes are numbered while they are written.
    const said = blocks(it.content, desk);
    const from =
      it.attribution.length === 0 ? nothing : element('p', { class: 'attribution' }, text('— '), inlines(it.attribution, desk));
    const inside = [said, from];
    if (it.role === 'quotation') return lines('blockquote', {}, ...inside);
    // Its words stand in the text as well: who listens can pass it by.
    return lines('aside', { class: 'pullquote', 'epub:type': 'pullquote', role: 'doc-pullquote' }, ...inside);
  },
  codeBlock: (it, desk) =>
    joined(
      [blockBreaks(desk.breaks.get(it)), element('pre', { dir: 'ltr' }, element('code', {}, written(it.value, desk)))],
      newline,
    ),
  table: grid,
  figure: (it, desk) =>
    joined(
      [blockBreaks(desk.breaks.get(it)), lines('figure', {}, shown(it, desk), filled('figcaption', it.caption, desk))],
      newline,
    ),
  definitions: (it, desk) => {
    const rows = it.entries.flatMap((entry) => [
      ...entry.terms.map((term) => element('dt', {}, inlines(term, desk))),
      ...entry.meanings.map((meaning) => lined('dd', meaning, true, desk)),
    ]);
    return lines('dl', {}, ...rows);
  },
  rule: () => element('hr', {}),
  drawing: (it, desk) => {
    const { width, height } = it;
    const image = { src: drawingFile(it), alt: it.alt, width: Math.round(width), height: Math.round(height) };
    desk.voice.begin();
    return lines('figure', {}, desk.voice.show(element('img', image)));
  },
  judgement: (it, desk) => {
    const number = element('span', { class: 'number' }, text(`${it.number}.`));
    const said = element('p', {}, number, text(' '), inlines(it.content, desk));
    const grounds = [desk.voice.say(it.likelihood), desk.voice.say(it.confidence), inlines(it.evidence, desk)];
    const below = joined(grounds, text(' · '));
    return lines('div', { class: 'judgement' }, said, below === nothing ? nothing : element('p', { class: 'grounds' }, below));
  },
  keyFigures: (it, desk) => {
    const entries = it.entries.flatMap((entry) => [
      element('dt', {}, written(entry.figure, desk)),
      lines('dd', {}, filled('p', entry.label, desk), ...[entry.caveat, entry.evidence].map((run) => noted(run, desk))),
    ]);
    return lines('dl', { class: 'figures' }, ...entries);
  },
};

/** A paragraph, its number before it where it has one. */
export function paragraph(it: Paragraph, style: string | null, desk: Desk): Xml {
  const content = inlines(it.content, desk);
  if (content === nothing) return nothing;
  const number = desk.numbers.get(it);
  if (number === undefined) return element('p', { class: style }, content);
  const mark = element('span', { class: 'pilcrow' }, text(paragraphMark(number)));
  return element('p', { id: paragraphId(number), class: style }, mark, text(' '), content);
}

/** What is said below something, smaller. */
function noted(run: readonly Inline[], desk: Desk): Xml {
  const content = inlines(run, desk);
  return content === nothing ? nothing : element('p', { class: 'grounds' }, content);
}

/** A run of words that are no inlines. */
function written(value: string, { voice }: Desk): Xml {
  voice.begin();
  return voice.say(value);
}

function shown(it: Figure, desk: Desk): Xml {
  desk.voice.begin();
  return desk.voice.show(element('img', source(imageOf(it.picture, desk), it.alt)));
}

/** An element for `run`, or nothing at all when the run is empty: an empty paragraph would be read out as a pause. */
function filled(name: string, run: readonly Inline[], desk: Desk): Xml {
  const content = inlines(run, desk);
  return content === '' ? nothing : element(name, {}, content);
}

function listItem(item: ListItem, tight: boolean, desk: Desk): Xml {
  if (item.done === null) return lined('li', item.content, tight, desk);
  const label = item.done ? desk.words.done : desk.words.toDo;
  const box = element('span', { role: 'img', 'aria-label': label }, text(item.done ? '☑' : '☐'));
  const [first, ...rest] = item.content;
  if (first?.kind !== 'paragraph') return lines('li', { class: 'task' }, box, blocks(item.content, desk));
  const words = joined([box, text(' '), inlines(first.content, desk)]);
  return lines('li', { class: 'task' }, tight ? words : element('p', {}, words), blocks(rest, desk));
}

/** Blocks inside a parent that needs no paragraph around a single run of words. */
function lined(name: string, content: readonly Block[], tight: boolean, desk: Desk): Xml {
  const [first, ...rest] = content;
  if (!tight || first?.kind !== 'paragraph') return lines(name, {}, blocks(content, desk));
  const words = inlines(first.content, desk);
  return rest.length === 0 ? element(name, {}, words) : lines(name, {}, words, blocks(rest, desk));
}

/** Tables of more columns than this are wider than the screen of an e-reader. */
const narrow = 4;

const alignments: Readonly<Record<Alignment, string | null>> = { none: null, left: 'left', centre: 'centre', right: 'right' };

function grid(it: Grid, desk: Desk): Xml {
  const cell = (one: Cell, column: number, head: boolean): Xml => {
    const content = inlines(one.content, desk);
    const align = { class: alignments[it.columns[column] ?? 'none'] };
    // A head without words heads nothing.
    return head && content !== '' ? element('th', { scope: 'col', ...align }, content) : element('td', align, content);
  };
  const part = (name: string, rows: Grid['head'], head: boolean): Xml =>
    rows.length === 0
      ? nothing
      : lines(name, {}, ...rows.map((row) => lines('tr', {}, ...row.cells.map((one, at) => cell(one, at, head)))));
  const table = lines(
    'table',
    {},
    filled('caption', it.caption, desk),
    part('thead', it.head, true),
    part('tbody', it.body, false),
  );
  if (it.columns.length <= narrow) return table;
  // Wider than a small screen: it moves sideways under a finger or the keys, and what it is called is said before.
  const name = plain(it.caption).trim() || desk.words.table;
  return lines('div', { class: 'wide', role: 'region', 'aria-label': name, tabindex: 0 }, table);
}
