/** Footnotes as tokens: `[^id]` cites one, and `[^id]: ` with the lines indented under it defines it. */
import type { Token, TokenizerThis } from 'marked';
import { linesOf, startsBlock } from './lines.ts';

export type FootnoteToken = {
  readonly type: 'footnote';
  readonly raw: string;
  readonly id: string;
  /** What the note says, without its mark and indentation. */
  readonly text: string;
  readonly tokens: Token[];
};
export type CitationToken = { readonly type: 'citation'; readonly raw: string; readonly id: string };

const opening = /^ {0,3}\[\^([^\s\]^[]{1,200})\]:[ \t]*/;

/** The definition of a note at the start of `src`. Indented lines go on with it, and so do lines after no blank one. */
export function tokenizeFootnote(this: TokenizerThis, src: string): FootnoteToken | undefined {
  const [mark = '', id = ''] = opening.exec(src) ?? [];
  if (mark === '') return undefined;
  const kept: string[] = [];
  let blanks: string[] = [];
  let end = 0;
  for (const line of linesOf(src)) {
    const indentation = line.start === 0 ? mark : (/^(?: {4}| {0,3}\t)/.exec(line.text)?.[0] ?? '');
    if (line.start > 0 && line.text.trim() === '') {
      blanks.push('');
      continue;
    }
    const lazy = blanks.length === 0 && kept.at(-1) !== '' && !startsBlock.test(line.text);
    if (indentation === '' && !lazy) break;
    kept.push(...blanks, line.text.slice(indentation.length));
    blanks = [];
    end = line.start + line.text.length;
  }
  const text = kept.join('\n');
  return { type: 'footnote', raw: src.slice(0, end), id: noteId(id), text, tokens: blocksIn(this, text) };
}

/** The block tokens of `text`, as if it stood at the margin: even in a list, its lines are paragraphs. */
export function blocksIn({ lexer }: TokenizerThis, text: string): Token[] {
  const { top } = lexer.state;
  lexer.state.top = true;
  const tokens = lexer.blockTokens(text, []);
  lexer.state.top = top;
  return tokens;
}

/** Where the next definition of a note starts in the paragraph that `src` begins with. */
export function startOfFootnote(src: string): number | undefined {
  const [paragraph = ''] = src.split(/\n[ \t]*\n/, 1);
  const found = paragraph.search(/\n {0,3}\[\^[^\s\]^[]+\]:/);
  return found < 0 ? undefined : found + 1;
}

/** The citation at the start of `src`. */
export function tokenizeCitation(src: string): CitationToken | undefined {
  const [raw = '', id = ''] = /^\[\^([^\s\]^[]{1,200})\]/.exec(src) ?? [];
  return raw === '' ? undefined : { type: 'citation', raw, id: noteId(id) };
}

/** Names of notes are the same whatever their case. */
function noteId(id: string): string {
  return id.toLowerCase();
}
