/**
 * Which words of a paragraph stand inside quotation marks. In doubt they do: a mark that is not closed holds to the end of the
 * paragraph, and one that may be an apostrophe closes nothing as long as another follows.
 */

/** What closes a quotation, by what opens it. */
const closing: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ['‘', '’'],
  ['‚', '‘’'],
  ['"', '"'],
  ['「', '」'],
  ['『', '』'],
]);

/** Tells of an offset in `text` whether it is quoted. */
export function quotedIn(text: string): (offset: number) => boolean {
  const spans: (readonly [from: number, to: number])[] = [];
  for (let at = 0; at < text.length; at++) {
    const closers = closing.get(text.charAt(at));
    if (closers === undefined || (text.charAt(at) === '‘' && !opensHere(text, at))) continue;
    const end = endOf(text, at, closers);
    spans.push([at, end]);
    at = end;
  }
  return (offset) => spans.some(([from, to]) => from < offset && offset < to);
}

/** A ‘ behind a letter is an apostrophe that was typed wrongly. */
function opensHere(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, at));
}

/** Where the quotation that begins at `start` ends. */
function endOf(text: string, start: number, closers: string): number {
  const opener = text.charAt(start);
  let end = -1;
  for (let at = start + 1; at < text.length; at++) {
    const here = text.charAt(at);
    if (end >= 0 && here === opener && !closers.includes(here)) break;
    if (!closers.includes(here)) continue;
    if (here !== '’') return at;
    if (!/^[\p{L}\p{N}]/u.test(text.slice(at + 1))) end = at;
  }
  return end < 0 ? text.length : end;
}
