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
/** The longest run with any mark in it, and the longest word that could be half of an e-mail address, for the same reason. */
const runLimit = 128 * 1024;
const longWord = /[A-Za-z0-9._+-]{2000}/;
/** Marks inside of marks. */
const depthLimit = 100;

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
    // Most paragraphs of a book: the lexer would look at every letter several times.
    if (isPlain(src)) run.push({ type: 'text', raw: src, text: src, escaped: false });
    else if (isHeavy(src)) heavy.add(run);
    else if (isDeep(lexer.inlineTokens(src, run))) {
      run.length = 0;
      heavy.add(run);
    }
  }
  return { tokens, heavy, line: (text) => (isHeavy(text) ? [] : lexer.inlineTokens(text, [])) };
}

/** Whether nothing in `source` means anything but itself: no mark, no address, no break of a line. */
function isPlain(source: string): boolean {
  return source !== '' && !/[*_~`[\]<&\\@]|:\/\/|www\.| {2}\n/i.test(source);
}

function isHeavy(source: string): boolean {
  if (source.length <= 2000) return false;
  const marks = source.length - source.replace(/[*_~`[\]<&\\!@:]/g, '').length;
  return marks > markLimit || longWord.test(source) || (source.length > runLimit && (marks > 0 || source.includes('www.')));
}

function isDeep(run: readonly Token[], depth = 0): boolean {
  return (
    depth > depthLimit || run.some((token) => 'tokens' in token && Array.isArray(token.tokens) && isDeep(token.tokens, depth + 1))
  );
}

/** Whether a token is one of ours or of marked's own: there are no others, which marked's types can not say. */
export function isKnown(token: Token): token is Known {
  return token.type !== '';
}
