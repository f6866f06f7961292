/**
 * A run of words in pieces, edited as one.
 *
 * Where one piece ends and the next begins, an inline mark opens or closes. Rules look at the whole line as if the marks were
 * not there; an edit that would reach across one is not made, since it could not be said to which side its result belongs.
 */

/** A piece of a paragraph: words between two marks, or something that is no text but stands in the line. */
export type Piece = { readonly kind: 'text'; readonly value: string } | { readonly kind: 'opaque' };

/** Stands for an opaque piece, so that rules see that something is there. */
export const opaque = '\ufffc';

/** The pieces of a line as strings, an opaque one as `opaque`; and the whole of it. */
export type Line = { readonly pieces: readonly string[]; readonly text: string };

/** Replaces `text.slice(from, to)`. */
export type Edit = { readonly from: number; readonly to: number; readonly put: string };

/** Addresses of all sorts, and the names of files: punctuation in them is not punctuation. */
const addresses =
  /\b(?:https?:\/\/|www\.)(?:[^\s"'“”‘’«»<>\ufffc]|'(?=\w))+|\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|(?:^|(?<=\s))(?:[~.]{0,2}\/|[A-Za-z]:\\)[^\s"'“”]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|js|ts|py|txt|md|html?|pdf|json|ya?ml)\b(?:\/[^\s"'“”]*)?/gi;

/** What every address has in it; most lines are without. */
const addressed = /[/\\@]|\.[a-z]|www\./i;

/** Gives the edits that a rule wants; `text` is the whole line. */
export type Rule = (text: string) => readonly Edit[];

/** `line` with the edits of `rule` made, where they lie within one piece and outside of addresses; the same one without any. Edits come in order. */
export function revise(line: Line, rule: Rule): Line {
  const { text } = line;
  const edits = rule(text);
  if (edits.length === 0) return line;
  const kept = addressed.test(text)
    ? [...text.matchAll(addresses)].map((found) => ({ from: found.index, to: found.index + found[0].length }))
    : [];
  const lawful = edits.filter(
    (edit) => !kept.some((part) => edit.from < part.to && (edit.to > part.from || edit.from > part.from)),
  );
  let start = 0;
  let next = 0;
  const pieces = line.pieces.map((piece) => {
    const end = start + piece.length;
    let out = '';
    let at = start;
    for (let edit = lawful[next]; edit !== undefined && edit.from < end; edit = lawful[++next]) {
      if (edit.from < at || edit.to > end) continue;
      out += text.slice(at, edit.from) + edit.put;
      at = edit.to;
    }
    out += text.slice(at, end);
    start = end;
    return out;
  });
  return pieces.every((piece, index) => piece === line.pieces[index]) ? line : { pieces, text: pieces.join('') };
}

const none: readonly Edit[] = [];

/**
 * The rule that puts `put` in place of every match of a pattern; null leaves one alone.
 * @param sign what every match has in it, or a pattern that is quickly made and finds no less: most lines are without, and are
 *   not searched any further
 * @param pattern makes the pattern. Those that ask Unicode for letters take long to make, and an article needs few of them
 */
export function replacing(
  sign: string | RegExp,
  pattern: () => RegExp,
  put: string | ((found: RegExpExecArray) => string | null),
): Rule {
  let made: RegExp | null = null;
  return (text) => {
    if (typeof sign === 'string' ? !text.includes(sign) : !sign.test(text)) return none;
    made ??= pattern();
    return [...text.matchAll(made)].flatMap((found) => {
      const words = typeof put === 'string' ? put : put(found);
      return words === null || words === found[0] ? [] : [{ from: found.index, to: found.index + found[0].length, put: words }];
    });
  };
}
