/** Figures: a picture as wide as it deserves, its caption below, on whole lines of the grid. */
import type { Figure } from '../../../model/document.ts';
import { heightOf, toGrid, together, type, white, type Galley } from '../../../typeset/galley.ts';
import type { Column, Compositor } from './compositor.ts';
import { ragged } from './text.ts';

/** The share of a page that a picture may take in height, so that text still stands beside it. */
const tallest = 0.62;

/** Sets a figure, which may wait for the next page while the text goes on. */
export function figure(it: Figure, column: Column, compositor: Compositor): Galley {
  const size = compositor.pictures.get(it.picture);
  if (size === undefined) throw new Error(`the picture ${it.picture} was not made ready`);
  const { style } = compositor.bench;
  const base = style.voices.body.leading;
  const scale = Math.min(1, column.measure / size.width, (column.height * tallest) / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  const picture = type(height, [{ kind: 'image', x: 0, y: 0, width, height, picture: it.picture, link: null }]);
  const words = ragged(it.caption, style.voices.caption, column, { align: 'left', balance: false }, it.at, compositor);
  const caption = words.length === 0 ? [] : [white(base / 3), ...words];
  const content = heightOf([picture, ...caption], base);
  // A line of white above, at least half a line below, in whole lines all together.
  const total = Math.ceil((content + base * 1.5) / base) * base;
  const below = total - content - base;
  const strips = together([white(base), picture, ...caption, type(below, []), toGrid]);
  return strips.map((strip, index) => (index === 0 ? { ...strip, floats: true } : strip));
}
