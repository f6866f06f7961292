/** What a paragraph is made of, before it is laid out. */
import type { Hash } from '../model/document.ts';
import type { Link } from './draw.ts';
import type { Font } from './font.ts';
import type { Tag } from './tag.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly font: Font; readonly link: Link | null; readonly tag: Tag }
  /** A mark whose note must stand on the same page. */
  | {
      readonly kind: 'mark';
      readonly text: string;
      readonly font: Font;
      readonly link: Link | null;
      readonly tag: Tag;
      readonly note: number;
    }
  /** A picture in the line, as tall as given above the baseline; lengths in points. */
  | {
      readonly kind: 'image';
      readonly picture: Hash;
      readonly width: number;
      readonly height: number;
      readonly font: Font;
      readonly link: Link | null;
      readonly tag: Tag;
    }
  | { readonly kind: 'break' };
