/** Definition lists as tokens, as PHP Markdown Extra and pandoc have them: terms on lines of their own, then `: ` and a meaning. */
import type { Token, TokenizerThis } from 'marked';
import { blocksIn } from './footnotes.ts';
import { linesOf, startsBlock, type Line } from './lines.ts';

export type DefinitionsToken = {
  readonly type: 'definitions';
  readonly raw: string;
  readonly entries: readonly EntryToken[];
};
/** A part of a definition list, with the offset in its `raw` at which it starts. */
export type PartToken = { readonly start: number; readonly text: string; readonly tokens: Token[] };
export type EntryToken = { readonly terms: readonly PartToken[]; readonly meanings: readonly PartToken[] };

const meaningMark = /^ {0,3}:[ \t]{1,3}(?=\S)/;
/** More lines than this are a paragraph and no terms; it also keeps the look ahead short. */
const termLimit = 8;

/** The definition list at the start of `src`. */
export function tokenizeDefinitions(this: TokenizerThis, src: string): DefinitionsToken | undefined {
  const found = scan(src);
  if (found === null) return undefined;
  const entries = found.entries.map(({ terms, meanings }): EntryToken => ({
    terms: terms.map((line) => {
      const text = line.text.trim();
      return { start: line.start, text, tokens: this.lexer.inline(text) };
    }),
    meanings: meanings.map(({ start, lines }) => {
      const text = lines.join('\n');
      return { start, text, tokens: blocksIn(this, text) };
    }),
  }));
  return { type: 'definitions', raw: src.slice(0, found.end), entries };
}

type Entry = { readonly terms: Line[]; readonly meanings: { readonly start: number; readonly lines: string[] }[] };

/** The lines of the list, sorted; null when `src` starts with none. */
function scan(src: string): { readonly entries: readonly Entry[]; readonly end: number } | null {
  const entries: Entry[] = [];
  let terms: Line[] = [];
  let blanks = 0;
  let end = 0;
  for (const line of linesOf(src)) {
    if (line.text.trim() === '') {
      blanks += 1;
      if (blanks > 1 && terms.length > 0) break;
      continue;
    }
    const [mark = ''] = meaningMark.exec(line.text) ?? [];
    // Behind a blank line terms can have nothing but a meaning: so ends nearly every paragraph.
    if (mark === '' && terms.length > 0 && blanks > 0) break;
    const meaning = entries.at(-1)?.meanings.at(-1);
    const [indentation = ''] = /^(?: {2,4}|\t)/.exec(line.text) ?? [];
    if (mark !== '') {
      if (terms.length > 0) entries.push({ terms, meanings: [] });
      const start = line.start;
      const entry = entries.at(-1);
      if (entry === undefined) return null;
      entry.meanings.push({ start, lines: [line.text.slice(mark.length)] });
      terms = [];
      end = line.start + line.text.length;
    } else if (meaning !== undefined && terms.length === 0 && indentation !== '') {
      meaning.lines.push(...Array<string>(blanks).fill(''), line.text.slice(indentation.length));
      end = line.start + line.text.length;
    } else if (startsBlock.test(line.text) || isUnderline(line.text) || terms.length === termLimit) break;
    else if (meaning !== undefined && terms.length === 0 && blanks === 0 && !opensEntry(src, line)) {
      meaning.lines.push(line.text);
      end = line.start + line.text.length;
    } else if (/^(?: {4}|\t)/.test(line.text)) break;
    else terms.push(line);
    blanks = 0;
  }
  return entries.length === 0 ? null : { entries, end };
}

/** Underlines of headings and of the heads of tables, and thematic breaks. */
function isUnderline(line: string): boolean {
  return /^(?:[=\s]+|[-|:\s]+|[*\s]+|[_\s]+)$/.test(line);
}

/** Whether `line` is a term: the next line has its meaning. */
function opensEntry(src: string, line: Line): boolean {
  return meaningMark.test(src.slice(line.start + line.text.length + 1, line.start + line.text.length + 12));
}
