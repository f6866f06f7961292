/** Inlines as Markdown: one row a kind. */
import { xmlText } from '../../text/xml.ts';
import type { Code, Inline, Link } from '../../model/document.ts';
import { match, type Table } from '../../model/match.ts';
import { linkOf } from '../../model/numbers.ts';
import { plain } from '../../model/plain.ts';
import { destination, pathDestination, titled } from './address.ts';
import type { Desk } from './desk.ts';
import { escaped, type Where } from './escape.ts';
import { emphasisMarks, marked, strikeMarks, strongMarks, type Around, type Mark } from './marks.ts';

/** What a run of inlines stands in. */
export type Setting = {
  readonly where: ReadonlySet<Where>;
  /** Whether all must stand on one line, so that breaks are tags. */
  readonly oneLine: boolean;
};

export const prose: Setting = { where: new Set(), oneLine: false };
export const oneLine: Setting = { where: new Set(), oneLine: true };

/** `run` as Markdown, for the start of a line. */
export function writeInlines(run: readonly Inline[], setting: Setting, desk: Desk): string {
  return written(run, { before: '', after: '', used: '' }, { setting, desk });
}

/** Words without marks, as Markdown. */
export function writeWords(words: string, setting: Setting): string {
  return escaped(words, { before: '', after: '', where: setting.where });
}

type Context = { readonly setting: Setting; readonly desk: Desk };

function written(given: readonly Inline[], around: Around, context: Context): string {
  const run = joined(given);
  const out: string[] = [];
  // Rules look back a few characters only, however much is written.
  let before = around.before;
  for (const [index, inline] of run.entries()) {
    const next = run[index + 1];
    const after = next === undefined ? around.after : opening(next, context) + (run[index + 2] === undefined ? around.after : '');
    const piece = one(inline, { ...around, before, after }, context);
    out.push(piece);
    before = (before + piece.slice(-200)).slice(-200);
  }
  return out.join('');
}

/**
 * The run with neighbouring words as one, and neighbouring code, as they will be read: the backticks of two codes would be a longer
 * fence, and what a sign means depends on what stands around it.
 */
function joined(run: readonly Inline[]): readonly Inline[] {
  const joins = (it: Inline, next: Inline | undefined): boolean =>
    (it.kind === 'text' || it.kind === 'code') && it.kind === next?.kind;
  if (!run.some((it, index) => joins(it, run[index + 1]))) return run;
  const out: Inline[] = [];
  for (const it of run) {
    const last = out.at(-1);
    if (last?.kind === 'text' && it.kind === 'text') out[out.length - 1] = { ...last, value: last.value + it.value };
    else if (last?.kind === 'code' && it.kind === 'code') out[out.length - 1] = { ...last, value: last.value + it.value };
    else out.push(it);
  }
  return out;
}

function one(inline: Inline, around: Around, context: Context): string {
  return match(pieces, inline, around, context);
}

type Holder = { readonly content: readonly Inline[] };
type Piece<Node> = (it: Node, around: Around, context: Context) => string;

const inside =
  (marks: readonly Mark[]): Piece<Holder> =>
  (it, around, context) =>
    marked(marks, around, (inner) => written(it.content, inner, context));
const tagged =
  (name: string): Piece<Holder> =>
  (it, around, context) =>
    within(it.content, `<${name}>`, `</${name}>`, { around, context });

/** Content between two tags. */
function within(
  content: readonly Inline[],
  open: string,
  close: string,
  { around, context }: { readonly around: Around; readonly context: Context },
): string {
  return open + written(content, { ...around, before: around.before + open, after: '<' }, context) + close;
}

// Made once, and not for each word of a book.
const pieces: Table<Inline, [Around, Context], string> = {
  text: (it, around, { setting }) => escaped(it.value, { ...around, where: setting.where }),
  code: (it, _, { setting }) => codeSpan(it, setting),
  image: (it, _, { desk }) => {
    const path = desk.pictures.get(it.picture) ?? it.picture;
    return it.alt === '' ? ornamentTag(path) : `![${altText(it.alt)}](${pathDestination(path)})`;
  },
  // A tag at the start of a line could be read as one that stands apart from the paragraph.
  break: (_, around, { setting }) => (setting.oneLine || around.after.startsWith('<') ? '<br>' : '\\\n'),
  note: (it, _, { desk }) => `[^${desk.cite(it)}]`,
  link,
  reference: (it, around, context) => link(linkOf(it), around, context),
  emphasis: inside(emphasisMarks),
  strong: inside(strongMarks),
  strike: inside(strikeMarks),
  superscript: tagged('sup'),
  subscript: tagged('sub'),
  // What it stands for is in the text, or in the glossary.
  abbreviation: (it, around, context) => written(it.content, around, context),
  foreign: (it, around, context) =>
    within(it.content, `<span lang="${it.language.replace(/[^A-Za-z\d-]/g, '')}">`, '</span>', { around, context }),
};

/** How an inline starts: enough for what is before it to be written rightly. */
function opening(inline: Inline, { setting }: Context): string {
  return match(openings, inline, setting);
}

const mark = (): string => '*';
const tag = (): string => '<';

const openings: Table<Inline, [Setting], string> = {
  text: (it) => it.value,
  code: () => '`',
  image: (it) => (it.alt === '' ? '<' : '!['),
  break: (_, setting) => (setting.oneLine ? '<' : '\\\n'),
  note: () => '[^',
  link: () => '[',
  reference: () => '[',
  emphasis: mark,
  strong: mark,
  strike: () => '~',
  superscript: tag,
  subscript: tag,
  abbreviation: ({ content: [first] }, setting) => (first === undefined ? '' : match(openings, first, setting)),
  foreign: tag,
};

function link(it: Link, around: Around, context: Context): string {
  // A link in a link is read as the inner one alone.
  if (context.setting.where.has('link')) return written(it.content, around, context);
  // What is in no file that this one may lead to: the glossary, for the article of a folder, which gets its link again when it is read.
  if (it.to.kind === 'place' && context.desk.anchors.get(it.to.id) === '') return written(it.content, around, context);
  const address = it.to.kind === 'web' ? it.to.url : '';
  const [only] = it.content;
  const bare = it.title === '' && it.content.length === 1 && only?.kind === 'text' ? only.value : null;
  if (bare !== null && (bare === address || `mailto:${bare}` === address) && /^[^\s<>&\\*_`~]+$/.test(bare)) return `<${bare}>`;
  const setting = { ...context.setting, where: new Set([...context.setting.where, 'link'] as const) };
  const words = written(it.content, { ...around, before: `${around.before}[`, after: ']' }, { ...context, setting });
  return `[${words}](${destination(it.to, context.desk)}${titled(it.title)})`;
}

/**
 * Backticks around the code, one more than there are in it. A bar in a table, or a backtick in a link, would end those: there
 * the code is a tag, in which they are escaped.
 */
function codeSpan({ value }: Pick<Code, 'value'>, { where }: Setting): string {
  if ((where.has('table') && value.includes('|')) || (where.has('link') && value.includes('`'))) {
    const text = escaped(value, { before: 'x', after: '<', where: new Set(['link']) });
    return `<code>${text.replace(/\|/g, '&#124;')}</code>`;
  }
  const longest = [...value.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const padded = /^`|`$/.test(value) || (/^ .* $/.test(value) && value.trim() !== '');
  return padded ? `${fence} ${value} ${fence}` : fence + value + fence;
}

/** A picture that is decoration: without a description in brackets, one would be missed. */
export function ornamentTag(path: string): string {
  return `<img src="${xmlText(path)}" alt="">`;
}

/** The description of an image, between its brackets. */
export function altText(alt: string): string {
  return escaped(alt.replace(/[ \t\n]+/g, ' '), { before: '[', after: ']', where: new Set(['link']) });
}

/** The words of a run alone, escaped for one line. */
export function writePlain(run: readonly Inline[]): string {
  return writeWords(plain(run).replace(/\s+/g, ' ').trim(), oneLine);
}
