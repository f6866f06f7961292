/** From marked's block tokens to the blocks of the model. */
import type { Tokens } from 'marked';
import { canBeLoose, canBeTight } from '../../model/abut.ts';
import type { Alignment, Block, Cell, Inline, Level, Place, Row } from '../../model/document.ts';
import { located, runsIn, type Located, type Run } from './containers.ts';
import type { DefinitionsToken } from './definitions.ts';
import { decodeEntities } from './entities.ts';
import { inside, placeAt, type Excerpt } from './excerpt.ts';
import { htmlBlocks } from './html-blocks.ts';
import { inlinesOf, lineOf } from './inlines.ts';
import type { Known } from './lex.ts';
import type { Session } from './session.ts';

/** The blocks that a run of tokens is. What has no content, such as an empty heading, is none. */
export function blocksOf(run: Run, session: Session): readonly Block[] {
  const pieces = [...located(run)].flatMap((here) => {
    const said = proseOf(here.token);
    return blockOf(here, run.excerpt, session).map((block): Piece => ({ block, said }));
  });
  return captioned(pieces);
}

/** A block, and the paragraph that it was in the source; empty when it was no paragraph. */
type Piece = { readonly block: Block; readonly said: string };

function proseOf(token: Known): string {
  return token.type === 'paragraph' || token.type === 'text' ? token.text : '';
}

function blockOf(here: Located, excerpt: Excerpt, session: Session): readonly Block[] {
  const { token, start } = here;
  const at = placeAt(excerpt, start + (token.raw.length - token.raw.trimStart().length));
  const words = (source: string, tokens: Tokens.Paragraph['tokens']): readonly Inline[] =>
    inlinesOf(tokens, inside(excerpt, start, source), session);
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return paragraphOf(token, { at, words, session });
    case 'heading': {
      const content = words(token.text, token.tokens);
      if (content.length === 0) return [];
      return [{ kind: 'heading', at, level: levelOf(token.depth), id: '', content }];
    }
    case 'list': {
      const items = runsIn(here, excerpt).map((run, index) => ({
        at: placeAt(run.excerpt, 0),
        done: token.items[index]?.task === true ? token.items[index].checked === true : null,
        content: blocksOf(run, session),
      }));
      return [
        {
          kind: 'list',
          at,
          start: token.start === '' ? null : token.start,
          tight: token.loose ? !canBeLoose(items) : canBeTight(items),
          items,
        },
      ];
    }
    case 'blockquote': {
      const [run] = runsIn(here, excerpt);
      return run === undefined ? [] : quoteOf(run, at, session);
    }
    case 'code':
      return [{ kind: 'codeBlock', at, syntax: syntaxOf(token.lang), value: token.text.replace(/\n$/, '') }];
    case 'table':
      return [tableOf(token, inside(excerpt, start, token.raw), session)];
    case 'definitions':
      return [definitionsOf(token, { here, excerpt, session, at })];
    case 'hr':
      return [{ kind: 'rule', at }];
    case 'html':
      return htmlBlocks(token.raw, inside(excerpt, start, token.raw), session);
    // Blank, read elsewhere, or no blocks.
    case 'space':
    case 'def':
    case 'footnote':
    case 'citation':
    case 'checkbox':
    case 'list_item':
    case 'escape':
    case 'em':
    case 'strong':
    case 'del':
    case 'codespan':
    case 'br':
    case 'image':
    case 'link':
      return [];
  }
}

type Words = (source: string, tokens: Tokens.Paragraph['tokens']) => readonly Inline[];

/** A paragraph; a figure when it is an image and nothing else. */
function paragraphOf(
  token: Tokens.Paragraph | Tokens.Text,
  { at, words, session }: { readonly at: Place; readonly words: Words; readonly session: Session },
): readonly Block[] {
  const content = words(token.text, token.tokens ?? []);
  const [only] = content;
  if (only === undefined) return [];
  if (content.length > 1 || only.kind !== 'image') return [{ kind: 'paragraph', at, content }];
  const image = (token.tokens ?? []).find((inner) => inner.type === 'image');
  const title = image !== undefined && 'title' in image && typeof image.title === 'string' ? image.title : '';
  const column = only.at.column + Math.max(0, token.raw.trim().lastIndexOf(title));
  const titled = { ...only.at, column };
  const caption = title === '' ? [] : lineOf(title.replace(/[ \t]*\n[ \t]*/g, ' '), titled, session);
  return [{ kind: 'figure', at, picture: only.picture, alt: only.alt, caption }];
}

/** What a pull quote begins with, on a line of its own. */
const pullMark = '[!pullquote]';

/** A quote, or a pull quote where its first line says so; its last paragraph says who said it when it starts with a dash and something is quoted before it. */
function quoteOf(run: Run, at: Place, session: Session): readonly Block[] {
  const tokens = run.tokens.filter((token) => token.type !== 'space');
  const pulled = tokens[0]?.type === 'paragraph' && /^\[!pullquote\][ \t]*(?:\n|$)/i.test(tokens[0].raw);
  const content = pulled ? withoutMark(blocksOf(run, session)) : blocksOf(run, session);
  const role = pulled ? 'pull' : 'quotation';
  const closing = tokens.at(-1);
  const last = content.at(-1);
  const dash = /^(?:—|--)[ \t\n]+(?=\S)/.exec(closing?.type === 'paragraph' ? closing.raw : '');
  if (content.length === 0) return [];
  if (dash === null || content.length < 2 || last?.kind !== 'paragraph')
    return [{ kind: 'quote', at, role, content, attribution: [] }];
  const attribution = withoutStart(last.content, dash[0].trim().length + 1);
  return [{ kind: 'quote', at, role, content: content.slice(0, -1), attribution }];
}

/** Blocks of a pull quote without its mark; the words below it start a line further down. */
function withoutMark(content: readonly Block[]): readonly Block[] {
  const [first, ...rest] = content;
  if (first?.kind !== 'paragraph') return content;
  const words = withoutStart(first.content, pullMark.length + 1);
  if (words.length === 0) return rest;
  const at = { ...first.at, line: first.at.line + 1 };
  const [opening, ...others] = words;
  return [{ ...first, at, content: opening?.kind === 'text' ? [{ ...opening, at }, ...others] : words }, ...rest];
}

/** `run` without the first `count` characters of its first text. */
function withoutStart(run: readonly Inline[], count: number): readonly Inline[] {
  const [first, ...rest] = run;
  if (first?.kind !== 'text') return run;
  const value = first.value.slice(count);
  const at = { ...first.at, column: first.at.column + count };
  return value === '' ? rest : [{ ...first, at, value }, ...rest];
}

/** Puts a paragraph that starts with `Table: ` over the table beside it, as its caption. */
function captioned(pieces: readonly Piece[]): readonly Block[] {
  const blocks: Block[] = [];
  let above: readonly Inline[] = [];
  for (const { block, said } of pieces) {
    const last = blocks.at(-1);
    const caption = block.kind === 'paragraph' && captionMark.test(said) ? withoutStart(block.content, 'Table: '.length) : [];
    if (last?.kind === 'table' && last.caption.length === 0 && caption.length > 0) {
      blocks[blocks.length - 1] = { ...last, caption };
      above = [];
      continue;
    }
    if (block.kind === 'table' && block.caption.length === 0 && above.length > 0) {
      blocks[blocks.length - 1] = { ...block, caption: above };
    } else blocks.push(block);
    above = caption;
  }
  return blocks;
}

const captionMark = /^Table: +\S/;

function tableOf(token: Tokens.Table, excerpt: Excerpt, session: Session): Block {
  const lines = token.raw.split('\n');
  const starts = lines.reduce<number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0]);
  const row = (cells: readonly Tokens.TableCell[], line: number): Row => {
    let offset = starts[line] ?? 0;
    return {
      at: placeAt(excerpt, offset + (lines[line]?.search(/\S/) ?? 0)),
      cells: cells.map((cell): Cell => {
        const found = cell.text === '' ? -1 : excerpt.text.indexOf(cell.text.split('|', 1)[0] ?? '', offset);
        const start = found < 0 ? offset : found;
        const content = inlinesOf(cell.tokens, inside(excerpt, start, cell.text), session);
        offset = start + cell.text.length;
        return { at: placeAt(excerpt, start), content };
      }),
    };
  };
  return {
    kind: 'table',
    at: placeAt(excerpt, 0),
    columns: token.align.map((align): Alignment => (align === 'center' ? 'centre' : (align ?? 'none'))),
    head: token.header.every((cell) => cell.text === '') ? [] : [row(token.header, 0)],
    body: token.rows.map((cells, index) => row(cells, index + 2)),
    caption: [],
  };
}

function definitionsOf(
  token: DefinitionsToken,
  { here, excerpt, session, at }: { here: Located; excerpt: Excerpt; session: Session; at: Place },
): Block {
  const runs = [...runsIn(here, excerpt)];
  const entries = token.entries.map(({ terms, meanings }) => {
    const read = terms.map((term) => inlinesOf(term.tokens, inside(excerpt, here.start + term.start, term.text), session));
    return {
      at: placeAt(excerpt, here.start + (terms[0]?.start ?? 0)),
      terms: read,
      meanings: runs.splice(0, meanings.length).map((run) => blocksOf(run, session)),
    };
  });
  return { kind: 'definitions', at, entries };
}

function levelOf(depth: number): Level {
  const levels: readonly Level[] = [1, 2, 3, 4, 5, 6];
  return levels[depth - 1] ?? 6;
}

/** The first word after the fence. */
function syntaxOf(info: string | undefined): string {
  return decodeEntities(info ?? '').split(/\s/, 1)[0] ?? '';
}
