/** What stands on a page: a small closed set of things to draw, at places in points. Painting them needs no further thought. */
import type { Hash } from '../model/document.ts';
import type { Shaped, Font } from './font.ts';
import type { Tag } from './tag.ts';

/** Where a link leads: outside, or to an anchor. */
export type Link =
  | { readonly kind: 'web'; readonly url: string }
  /**
   * `name` is an anchor at the link itself, for what leads back to it; null when nothing does. `said` is what it is called; empty
   * where the title of what it leads to says that.
   */
  | { readonly kind: 'place'; readonly id: string; readonly name: string | null; readonly said: string };

export type Draw = Line | Bar | Image | Anchor | Turned | Initial | Path | Figure;

/** A line of type. `x` is its left edge, `y` its baseline, from the top left of what it belongs to. */
export type Line = {
  readonly kind: 'line';
  readonly x: number;
  readonly y: number;
  /** By how much its letters are widened (above 1) or narrowed. */
  readonly scale: number;
  /** Room added behind each letter and each space, in points. */
  readonly tracking: number;
  readonly spans: readonly Span[];
};

/** A word, or what a line or a change of font leaves of it. */
export type Span = {
  /** From the left edge of the line. */
  readonly x: number;
  readonly font: Font;
  readonly shaped: Shaped;
  readonly link: Link | null;
  readonly tag: Tag;
  /** What stands between this span and the next: nothing, or white space of the width that is left. */
  readonly after: '' | ' ' | '\u00a0';
  /** Whether the last glyph is a hyphen that the line break put there. */
  readonly broken: boolean;
  /** Whether the next line goes on where this one ends without a space or a hyphen of its own: behind a dash, in an address. */
  readonly joined: boolean;
  /** What stands in place of letters; null for words. Lengths are in points. */
  readonly image: { readonly picture: Hash; readonly width: number; readonly height: number } | null;
};

/** A filled rectangle: a rule, or a box. `y` is its top. */
export type Bar = {
  readonly kind: 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
};

export type Image = {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: Hash;
  readonly link: Link | null;
  readonly tag: Tag;
};

/** Outlines or lines of a drawing. Their points are scaled, and counted from `x` and `y`. */
export type Path = {
  readonly kind: 'path';
  readonly x: number;
  readonly y: number;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly closed: boolean;
  readonly scale: number;
  /** Inks; null for none. */
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly weight: number;
  readonly tag: Tag;
};

/** The room of a drawing, for those who ask where it stands. */
export type Figure = {
  readonly kind: 'figure';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tag: Tag;
};

/** A place that links and contents can lead to. */
export type Anchor = { readonly kind: 'anchor'; readonly id: string; readonly y: number };

/**
 * Things drawn sideways, in a frame turned by a quarter so that it is read from the right of the page. Within the frame, `x` runs
 * up the page and `y` to the right; the frame is `width` long and `height` deep, so that on the page it is `width` tall.
 */
export type Turned = {
  readonly kind: 'turned';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly draws: readonly Draw[];
};

/** A large letter that a word begins with: drawn, but said where the rest of its word is set. `y` is its baseline. */
export type Initial = {
  readonly kind: 'initial';
  readonly x: number;
  readonly y: number;
  readonly font: Font;
  readonly shaped: Shaped;
};

/** Things drawn together, with the page position of their own top left corner. */
export type Placed = { readonly x: number; readonly y: number; readonly draws: readonly Draw[] };

export type Page = { readonly width: number; readonly height: number; readonly parts: readonly Placed[] };
