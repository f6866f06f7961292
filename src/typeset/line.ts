/** From chosen breaks to lines of type: the words of each line, and how wide its spaces are. */
import { breakKinds, hyphenPut, spacePut } from './breaks.ts';
import type { Span } from './draw.ts';
import type { Fit } from './knuth-plass.ts';
import { points, type Shaped } from './font.ts';
import { leftOf, type Lengths } from './lengths.ts';
import { behind, type Material } from './material.ts';
import { fill } from './stretch.ts';

export type Alignment = 'justified' | 'left' | 'centre' | 'right';

/** The words of one line, placed, with the notes that are called in it. */
export type SetLine = {
  readonly spans: readonly Span[];
  readonly width: number;
  /** By how much its letters are widened (above 1) or narrowed. */
  readonly scale: number;
  /** Room added behind each letter, in points. */
  readonly tracking: number;
  readonly notes: readonly number[];
};

/** Sets one line of a paragraph, by its index, from 0, among the breaks that end the lines. @param fit where they are, and what letters give */
export function setLine(
  material: Material,
  { breaks, give }: Pick<Fit, 'breaks' | 'give'>,
  index: number,
  { lengths, align }: { readonly lengths: Lengths; readonly align: Alignment },
): SetLine {
  const { source, after, gap, kind } = material;
  const from = breaks[index - 1] ?? -1;
  const to = breaks[index] ?? -1;
  const left = leftOf(index, lengths);
  const { first, words } = wordsOf(material, from, to);
  const hangLeft = from >= 0 ? (material.startHang[from] ?? 0) : left === 0 ? material.firstHang : 0;
  const hangRight = material.endHang[to] ?? 0;
  let letters = 0;
  let glyphs = -1;
  let space = 0;
  let stretches = 0;
  let shrinks = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? unsourced();
    const fragment = first + at;
    letters += points((source[fragment] ?? unsourced()).font, word.width);
    glyphs += word.count;
    if (at === words.length - 1) break;
    space += gap[fragment] ?? 0;
    stretches += material.stretch[fragment] ?? 0;
    shrinks += material.shrink[fragment] ?? 0;
  }
  const room = lengths.measure - left + hangLeft + hangRight - letters - space;
  const flex = room < 0 ? material.shrink : material.stretch;
  const flexes = room < 0 ? shrinks : stretches;
  const open = kind[to] === breakKinds.forced;
  // A last line keeps its spaces unless it is too long by less than they can give.
  // Without a space letters alone may fill it; where even they can not, nothing is pulled wide in vain.
  const gives = flexes > 0 || room <= give * letters;
  const justify = align === 'justified' && (!open || room < 0) && gives;
  const filling = justify ? fill(room, letters, flexes, give) : { letters: 1, spaces: 1 };
  // Spaces never vanish: a line that is too wide even so runs over the edge.
  const stretch = Math.max(1 / 2, filling.spaces) - 1;
  const indent = align === 'centre' ? Math.max(0, room / 2) : align === 'right' ? Math.max(0, room) : 0;
  // Of what letters give, the room between them takes its share, and their own width the rest.
  const given = (filling.letters - 1) * letters;
  const tracking = glyphs > 0 && give > 0 ? (given * (1 - material.expansion / give)) / glyphs : 0;
  const scale = 1 + (letters > 0 ? (given - tracking * glyphs) / letters : 0);
  let x = left - hangLeft + indent;
  const spans: Span[] = [];
  const notes: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const shaped = words[at] ?? unsourced();
    const fragment = first + at;
    const last = at === words.length - 1;
    const piece = source[fragment] ?? unsourced();
    const { font, link, tag } = piece;
    const broken = last && hyphenPut(kind[to] ?? 0) && fragment === material.fragment[to];
    const joined = last && !broken && !spacePut(kind[to] ?? 0);
    const space = last ? '' : (behind[after[fragment] ?? 0] ?? '');
    spans.push({ x, font, shaped, link, tag, after: space, broken, joined, image: piece.kind === 'image' ? piece : null });
    x += points(font, shaped.width) * scale + shaped.count * tracking;
    if (!last) x += (gap[fragment] ?? 0) + (flex[fragment] ?? 0) * stretch;
    if (piece.kind === 'mark' && !broken) notes.push(piece.note);
  }
  return { spans, width: x - left, scale, tracking, notes };
}

/** What stands between two breaks: the number of the first fragment, and each or what the breaks leave of it. */
function wordsOf(material: Material, from: number, to: number): { readonly first: number; readonly words: readonly Shaped[] } {
  const { shaped, source, fragment, offset, kind } = material;
  const endsIn = fragment[to] ?? -1;
  const endsAt = offset[to] ?? 0;
  let first = from < 0 ? 0 : (fragment[from] ?? 0);
  let start = from < 0 ? 0 : (offset[from] ?? 0);
  if (from >= 0 && start >= (shaped[first]?.text.length ?? 0)) {
    first++;
    start = 0;
  }
  const words: Shaped[] = [];
  for (let index = first; index <= endsIn; index++) {
    const whole = shaped[index];
    if (whole === undefined) break;
    const divided = index === endsIn && endsAt < whole.text.length;
    if (start === 0 && !divided) {
      words.push(whole);
      continue;
    }
    const piece = whole.text.slice(start, divided ? endsAt : undefined);
    // A soft hyphen that the line ends at gives way to one that shows.
    const shown = divided && hyphenPut(kind[to] ?? 0) ? `${piece.replace(/\u00ad$/, '')}-` : piece;
    words.push((source[index] ?? unsourced()).font.cut.word(shown));
    start = 0;
  }
  return { first, words };
}

function unsourced(): never {
  throw new Error('a fragment belongs to no piece');
}
