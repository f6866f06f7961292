/** The tokens of a Markdown source: marked's lexer with footnotes and definition lists added, and with brakes. */
import { Lexer, type MarkedToken, type Token } from 'marked';
import { tokenizeDefinitions, type DefinitionsToken } from './definitions.ts';
import { tokenizeCitation, tokenizeFootnote, startOfFootnote } from './footnotes.ts';
import type { CitationToken, FootnoteToken } from './footnotes.ts';

/** Every token that there is. */
export type Known = MarkedToken | FootnoteToken | CitationToken | DefinitionsToken;

/** A lexed source. */
export type Lexed = {
  readonly tokens: readonly Token[];
  /** Runs of inline tokens that were given up, because their source has too many marks. */
  readonly heavy: ReadonlySet<readonly Token[]>;
  /** Lexes a line that is Markdown too, such as a caption; the source's link definitions hold in it. */
  readonly line: (source: string) => readonly Token[];
};

/**
 * The most characters in one run of text that could open or close a mark. Pairing them takes marked time that grows with
 * the square of their number; no paragraph that a person wrote has so many.
 */
const markLimit = 4000;

/** Lexes `source`. Throws a RangeError when marks are nested deeper than the stack. */
export function lex(source: string): Lexed {
  const lexer = new Lexer({
    gfm: true,
    extensions: {
      renderers: {},
      childTokens: {},
      block: [tokenizeFootnote, tokenizeDefinitions],
      inline: [tokenizeCitation],
      startBlock: [startOfFootnote],
    },
  });
  const heavy = new Set<readonly Token[]>();
  const tokens = lexer.blockTokens(source, lexer.tokens);
  for (const { src, tokens: run } of lexer.inlineQueue) {
    lexer.state.inRawBlock = false;
    if (marks(src) > markLimit) heavy.add(run);
    else lexer.inlineTokens(src, run);
  }
  return { tokens, heavy, line: (text) => (marks(text) > markLimit ? [] : lexer.inlineTokens(text, [])) };
}

function marks(source: string): number {
  return source.length <= markLimit ? 0 : source.length - source.replace(/[*_~`[\]<&\\!@:]/g, '').length;
}

/** Whether a token is one of ours or of marked's own: there are no others, which marked's types can not say. */
export function isKnown(token: Token): token is Known {
  return token.type !== '';
}
