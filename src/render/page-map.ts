/** Where the pages of one format begin in the words of a pack, so that another can say so too. */
import type { Leaf } from '../model/leaves.ts';

export type PageMap = {
  /** A URN of the paginated publication. */
  readonly source: string;
  /** In reading order: pages with words or pictures of a story on them. */
  readonly pages: readonly PageStart[];
};

export type PageStart = {
  /** The page's number as it is printed. */
  readonly label: string;
  /** What its first whole word stands in, and how many letters of that stand on pages before it. */
  readonly leaf: Leaf;
  readonly letters: number;
};
