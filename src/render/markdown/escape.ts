/**
 * Which characters of plain words would be taken for Markdown, and where: a row each, with the reason beside it.
 *
 * A row applies when what is written before the character ends as `before` says, and what follows starts as `after` says.
 * A paragraph is one line, so `^` in `before` is the start of a line as well as of the block.
 */

/** Places with rules of their own. */
export type Where = 'link' | 'table' | 'heading' | 'quote';

export type Surroundings = {
  /** What stands on the line already, or its last characters. */
  readonly before: string;
  /** What comes next, as it is in the model. */
  readonly after: string;
  readonly where: ReadonlySet<Where>;
};

type Row = {
  readonly character: string;
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly only?: Where;
  readonly except?: Where;
  /** What is written; a backslash and the character when nothing is said. */
  readonly as?: string;
  readonly why: string;
};

const lineStart = /(?:^|\n)$/;

const rows: readonly Row[] = [
  { character: '\\', after: /^(?:[!-/:-@[-`{-~]|[^\S ]|$)/, why: 'escapes the punctuation after it, or breaks the line' },
  { character: '`', why: 'opens code' },
  { character: '*', before: /(?:[^ ]|^)$/, why: 'closes emphasis, or starts a list item' },
  { character: '*', after: /^(?:[^ ]|$)/, why: 'opens emphasis' },
  // Letters beyond the basic plane are halves of something to some readers.
  { character: '_', before: /(?:[^\p{L}\p{N}]|[\u{10000}-\u{10ffff}]|^)$/u, why: 'opens emphasis, but for inside a word' },
  { character: '_', after: /^(?:[^\p{L}\p{N}]|[\u{10000}-\u{10ffff}]|$)/u, why: 'closes emphasis, but for inside a word' },
  { character: '~', before: /(?:[^ ]|^)$/, why: 'closes a strike, or fences code' },
  { character: '~', after: /^(?:[^ ]|$)/, why: 'opens a strike' },
  // By reference: marked takes backslashes off brackets before it reads the words of a link.
  { character: '[', only: 'link', as: '&#91;', why: 'brackets in a link must pair' },
  { character: ']', only: 'link', as: '&#93;', why: 'ends the words of the link' },
  { character: '[', before: lineStart, why: 'starts a definition, a note or the box of a task' },
  { character: '[', after: /^\^/, why: 'cites a note' },
  // Brackets around plain words are a link only when an address follows, as no address is defined elsewhere.
  { character: '[', after: /^(?![^[\]\\^`*_<>!~&\n]*\](?![([:])[^])/, why: 'opens a link' },
  { character: '(', before: /\[\^\d+\]$/, why: 'makes a link of the citation before it' },
  { character: '!', after: /^\[/, why: 'makes an image of the link after it' },
  { character: '<', after: /^(?:[a-zA-Z/!?]|[^\s<>@]+@)/, why: 'opens an HTML tag or an address' },
  { character: '&', after: /^(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]*);/, why: 'is a character reference' },
  { character: '|', only: 'table', before: /\\$/, as: '&#124;', why: 'ends the cell, and a backslash is there already' },
  { character: '|', only: 'table', why: 'ends the cell' },
  { character: '|', before: lineStart, why: 'starts the row of a table' },
  { character: '#', before: lineStart, after: /^#{0,5}(?:\s|$)/, why: 'starts a heading' },
  { character: '#', only: 'heading', before: /(?:^| )#*$/, after: /^#*$/, why: 'closes a heading, and is not shown' },
  { character: '>', before: lineStart, why: 'starts a quote' },
  { character: '-', before: lineStart, after: /^(?:[\s-]|$)/, why: 'starts a list item or a rule, or underlines a heading' },
  { character: '+', before: lineStart, after: /^(?:\s|$)/, why: 'starts a list item' },
  { character: '=', before: lineStart, why: 'underlines a heading' },
  { character: '.', before: /(?:^|\n)\d{1,9}$/, after: /^(?:\s|$)/, why: 'starts a numbered item' },
  { character: ')', before: /(?:^|\n)\d{1,9}$/, after: /^(?:\s|$)/, why: 'starts a numbered item' },
  { character: ':', before: lineStart, after: /^(?:[\s|:-]|$)/, why: 'starts a meaning, or rules a table' },
  { character: ':', before: /(?:^|\n)\[\^\d+\]$/, why: 'makes a definition of the citation before it' },
  { character: ':', before: /(?:^|\n)Table$/, after: /^ /, why: 'starts the caption of a table' },
  { character: '—', only: 'quote', before: /^$/, after: /^\s/, as: '&#8212;', why: 'says who is quoted' },
  {
    character: ':',
    except: 'link',
    before: /(?:https?|ftp)$/i,
    after: /^\/\//,
    why: 'is an address, which becomes a link by itself',
  },
  { character: '.', except: 'link', before: /(?:^|[^\p{L}\p{N}])www$/iu, why: 'is an address, which becomes a link by itself' },
  { character: '@', except: 'link', before: /[\w.+-]$/, after: /^[\w-]/, why: 'is an address, which becomes a link by itself' },
];

const rowsOf: ReadonlyMap<string, readonly Row[]> = new Map(
  rows.map(({ character }) => [character, rows.filter((row) => row.character === character)]),
);

/** What may have to be escaped: stops and dashes, which are most of it, only behind what their rows look for. */
const special = /[\\`*_~[\]!<&|#:(@]|[.)](?<=(?:^|[\dwW]).)|[-+=>—](?<=(?:^|\s).)|[^\S ]/g;

/** How many characters before and after a character can matter to it. */
const sight = 200;

/** Words as Markdown that reads as just these words. */
export function escaped(words: string, { before, after, where }: Surroundings): string {
  let written = '';
  let from = 0;
  // Rules look at a few characters only, however long the text is.
  let tail = before.slice(-sight);
  const add = (piece: string): void => {
    written += piece;
    tail = (tail + piece.slice(-sight)).slice(-sight);
  };
  for (const found of words.matchAll(special)) {
    const [character] = found;
    add(words.slice(from, found.index));
    from = found.index + 1;
    const ahead = words.slice(from, from + sight);
    const here = { before: tail, after: ahead.length < sight ? ahead + after : ahead, where };
    add(/\s/.test(character) ? blank(character, here) : one(character, here));
  }
  return written + words.slice(from);
}

function one(character: string, { before, after, where }: Surroundings): string {
  const row = rowsOf
    .get(character)
    ?.find(
      (it) =>
        (it.only === undefined || where.has(it.only)) &&
        (it.except === undefined || !where.has(it.except)) &&
        (it.before?.test(before) ?? true) &&
        (it.after?.test(after) ?? true),
    );
  return row === undefined ? character : (row.as ?? `\\${character}`);
}

/** White space that is no plain space is trimmed from the ends of a line unless it is written as a reference. */
function blank(character: string, { before, after }: Surroundings): string {
  const atEnd = /(?:^|[\n ]|;)$/.test(before) || /^(?:\s|$)/.test(after);
  return atEnd ? `&#${character.codePointAt(0)};` : character;
}
