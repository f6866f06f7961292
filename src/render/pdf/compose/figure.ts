/** Figures: a picture as wide as it deserves, its caption below, on whole lines of the grid. */
import type { Figure } from '../../../model/document.ts';
import { flexible, heightOf, toGrid, together, type, white, type Flex, type Galley } from '../../../typeset/galley.ts';
import { child, ornament } from '../../../typeset/tag.ts';
import type { Column, Compositor } from './compositor.ts';
import { ragged } from './text.ts';

/** The share of a page that a picture may take in height, so that text still stands beside it. */
const tallest = 0.62;
/** How far a picture may be made smaller so that its page ends well, and what each line of that costs, in demerits. */
const smallest = 0.85;
const lineCost = 2e3;

/**
 * Sets a figure, which may wait for the next page while the text goes on, and gives a line or two where a page needs them.
 * @param headed whether a heading announces it: it stays below it then, and close
 */
export function figure(it: Figure, column: Column, compositor: Compositor, headed: boolean): Flex {
  const size = compositor.pictures.get(it.picture);
  if (size === undefined) throw new Error(`the picture ${it.picture} was not made ready`);
  const { style } = compositor.bench;
  const base = style.voices.body.leading;
  const scale = Math.min(1, column.measure / size.width, (column.height * tallest) / size.height);
  // A picture that is decoration is not read, but its caption is.
  const tag = it.alt === '' ? ornament : child(column.tag, 'Figure', { alt: it.alt });
  if (tag.kind === 'element') compositor.origin(tag, it);
  const below: Column = { ...column, tag: tag.kind === 'element' ? child(tag, 'Caption') : child(column.tag, 'P') };
  const words = ragged(it.caption, style.voices.caption, below, { align: 'left', balance: false }, it.at, compositor);
  const caption = words.length === 0 ? [] : [white(base / 3), ...words];
  const [width, height] = [size.width * scale, size.height * scale];
  // A line of white above, at least half a line below, in whole lines all together.
  const above = headed ? base / 2 : base;
  const lines = Math.ceil((height + heightOf(caption, base) + above + base / 2) / base);
  const set = (delta: number): Galley => {
    const by = 1 + (delta * base) / height;
    const image = {
      kind: 'image',
      x: 0,
      y: 0,
      width: width * by,
      height: height * by,
      picture: it.picture,
      link: null,
      tag,
    } as const;
    const rest = (lines + delta) * base - above - height * by - heightOf(caption, base);
    return together([white(above), type(image.height, [image]), ...caption, white(rest), toGrid]);
  };
  const most = Math.floor((height * (1 - smallest)) / base);
  const smaller = Array.from({ length: most }, (_, index) => -index - 1);
  return flexible(
    set(0),
    smaller.map((delta) => ({ delta, cost: -delta * lineCost, strips: () => set(delta) })),
    !headed,
  );
}
