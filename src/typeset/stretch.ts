/**
 * What it takes to make a line fill its measure: letters give first, as far as the eye does not see it, and spaces the rest.
 *
 * pdfTeX goes the same way (Hàn Thế Thành 2000): a line that the letters alone can fill has spaces exactly as wide as the font's
 * designer drew them, and most lines can be such lines.
 */
import { glue } from './breaks.ts';

/** How a line is filled. */
export type Filling = {
  /** By how much the letters are widened (above 1) or narrowed. */
  readonly letters: number;
  /** By how much the spaces are. */
  readonly spaces: number;
};

/**
 * Fills a line.
 * @param room what is missing at its end, in points; negative where there is too much
 * @param letters width of the letters, and @param flex how much the spaces give beside each other, in points
 * @param expansion the most that letters give, as a share of their width
 */
export function fill(room: number, letters: number, flex: number, expansion: number): Filling {
  const give = giveOf(room, letters, expansion);
  return { letters: letters > 0 ? 1 + give / letters : 1, spaces: spacesOf(room, letters, flex, expansion) };
}

/** What letters give of what is missing, in points. */
export function giveOf(room: number, letters: number, expansion: number): number {
  const most = expansion * letters;
  return room > most ? most : room < -most ? -most : room;
}

/** How wide spaces become, as a share of their natural width. */
export function spacesOf(room: number, letters: number, flex: number, expansion: number): number {
  return flex > 0 ? 1 + (room - giveOf(room, letters, expansion)) / flex : 1;
}

/**
 * How far a line is from its natural state: 1 where letters and spaces are stretched to their full, -1 where they are shrunk to
 * their full, beyond 1 where spaces grow wider still; infinite where nothing in the line can give way.
 */
export function tension(room: number, letters: number, flex: number, expansion: number): number {
  const give = expansion * letters;
  const limit = flex * (room >= 0 ? glue.stretch : glue.shrink);
  const amount = Math.abs(room);
  if (amount < 1e-9) return 0;
  // Where no space can grow the line ends short: worse than any that is taken freely, and the worse the more of it is missing.
  if (limit <= 0 && amount > give) return room > 0 ? 4.1 + (10 * room) / (room + letters) : -Infinity;
  // What the letters take counts a tenth of what the spaces take, so that of two lines the quieter one wins.
  const quiet = give > 0 ? (Math.min(amount, give) / give) * 0.1 : 0;
  const rest = Math.max(0, amount - give);
  const loud = rest === 0 ? 0 : (rest / limit) * (give > 0 ? 0.9 : 1);
  return room >= 0 ? quiet + loud : -(quiet + loud);
}
