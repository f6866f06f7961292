/** Blocks as Markdown: one row a kind, each the lines it takes without a newline at the end. */
import { abuts } from '../../model/abut.ts';
import type {
  Block,
  CodeBlock,
  Definitions,
  Figure,
  Heading,
  Inline,
  Judgement,
  KeyFigures,
  Paragraph,
  Quote,
} from '../../model/document.ts';
import { match, type Table } from '../../model/match.ts';
import { paragraphId, paragraphMark } from '../../model/numbers.ts';
import { captioned, pathDestination } from './address.ts';
import type { Desk } from './desk.ts';
import { altText, ornamentTag, writePlain, oneLine, prose, writeInlines, writeWords, type Setting } from './inline.ts';
import { writeList } from './list.ts';
import { writeTable } from './table.ts';

/** How blocks are set below each other. */
export type Spacing = 'apart' | 'tight';

export type Surface = {
  readonly spacing: Spacing;
  /** Whether a list item is being written: a rule of stars would be taken for its items. */
  readonly inList: boolean;
  /** Whether a dash at the start of the last paragraph would say who is quoted. */
  readonly inQuote: boolean;
};

const apart: Surface = { spacing: 'apart', inList: false, inQuote: false };
const quoted: Setting = { where: new Set(['quote']), oneLine: false };

/** A run of blocks. */
export function writeBlocks(run: readonly Block[], desk: Desk, surface: Surface = apart): string {
  let out = '';
  let marker = 0;
  for (const [index, block] of run.entries()) {
    const last = run[index - 1];
    // Lists in a row are told apart by their markers.
    marker = block.kind === 'list' && last?.kind === 'list' ? 1 - marker : 0;
    const text = writeBlock(block, { desk, surface, marker });
    if (last === undefined) out += text;
    else if (last.kind === 'definitions' && block.kind === 'definitions') out += `\n\n<!-- -->\n\n${text}`;
    else out += (surface.spacing === 'tight' && abuts(last, block) ? '\n' : '\n\n') + text;
  }
  return out;
}

type Context = { readonly desk: Desk; readonly surface: Surface; readonly marker: number };

function writeBlock(block: Block, context: Context): string {
  return match(table, block, context);
}

const table: Table<Block, [Context], string> = {
  paragraph: (it, { desk, surface }) => numbered(it, desk) + writeInlines(it.content, surface.inQuote ? quoted : prose, desk),
  heading: (it, { desk }) => heading(it, desk),
  list: (it, { desk, marker }) => writeList(it, { desk, marker }),
  quote: (it, { desk }) => quote(it, desk),
  codeBlock,
  table: (it, { desk }) => writeTable(it, desk),
  figure: (it, { desk }) => figure(it, desk),
  definitions: (it, { desk }) => definitions(it, desk),
  rule: (_, { surface }) => (surface.inList ? '___' : '***'),
  drawing: (it, { desk }) => `![${altText(it.alt)}](${pathDestination(desk.drawing(it))})`,
  judgement: (it, { desk }) => judgement(it, desk),
  keyFigures: (it, { desk }) => keyFigures(it, desk),
};

/** The number of a paragraph, which is also what leads to it. */
function numbered(it: Paragraph, { numbers }: Desk): string {
  const number = numbers.get(it);
  return number === undefined ? '' : `<sup id="${paragraphId(number)}">${paragraphMark(number)}</sup> `;
}

function heading({ level, content }: Heading, desk: Desk): string {
  const setting: Setting = { where: new Set(['heading']), oneLine: true };
  return `${'#'.repeat(level)} ${writeInlines(content, setting, desk)}`;
}

function quote({ role, content, attribution }: Quote, desk: Desk): string {
  const mark = role === 'pull' ? '[!pullquote]\n\n' : '';
  const said = writeBlocks(content, desk, { spacing: 'apart', inList: false, inQuote: attribution.length === 0 });
  const who = attribution.length === 0 ? '' : `\n\n— ${writeInlines(attribution, { where: new Set(), oneLine: true }, desk)}`;
  return prefixed(mark + said + who, '> ');
}

/** A fence longer than any in the code; of tildes where the language's name has backticks. */
function codeBlock({ syntax, value }: CodeBlock): string {
  const character = syntax.includes('`') ? '~' : '`';
  const runs = value.match(character === '`' ? /`{3,}/g : /~{3,}/g) ?? [];
  const fence = character.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
  const info = syntax.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replace(/&(?=#?\w+;)/g, '&amp;');
  return value === '' ? `${fence}${info}\n${fence}` : `${fence}${info}\n${value}\n${fence}`;
}

function figure({ picture, alt, caption }: Figure, desk: Desk): string {
  const path = desk.pictures.get(picture) ?? picture;
  if (alt === '') {
    const words = caption.length === 0 ? '' : `<figcaption>${writePlain(caption)}</figcaption>`;
    return `<figure>${ornamentTag(path)}${words}</figure>`;
  }
  return `![${altText(alt)}](${pathDestination(path)}${captioned(writeInlines(caption, oneLine, desk))})`;
}

function definitions({ entries }: Definitions, desk: Desk): string {
  const term = (run: readonly Inline[]): string => writeInlines(run, oneLine, desk);
  return entries
    .map(({ terms, meanings }) =>
      [...terms.map(term), ...meanings.map((meaning) => `:   ${indented(writeBlocks(meaning, desk), 4)}`)].join('\n'),
    )
    .join('\n\n');
}

/** A judgement as an item of a numbered list: what it says, and below it how likely, how sure, and on what grounds. */
function judgement({ number, content, likelihood, confidence, evidence }: Judgement, desk: Desk): string {
  const grounds = [writeWords(likelihood, oneLine), writeWords(confidence, oneLine), writeInlines(evidence, oneLine, desk)];
  const below = grounds.filter((part) => part !== '').join(' · ');
  const said = writeInlines(content, oneLine, desk);
  const mark = `${number}. `;
  return mark + indented(below === '' ? said : `${said}\n\n${below}`, mark.length);
}

function keyFigures({ entries }: KeyFigures, desk: Desk): string {
  return entries
    .map(({ figure, label, caveat, evidence }) => {
      const parts = [label, caveat, evidence].map((run) => writeInlines(run, oneLine, desk)).filter((part) => part !== '');
      return `- **${writeWords(figure, oneLine)}** ${parts.join(' · ')}`;
    })
    .join('\n');
}

/** Every line but the first moved right by `width` spaces. */
export function indented(text: string, width: number): string {
  return text.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
}
