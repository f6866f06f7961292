/** What a book does for the readers of one shelf, beside or against what it does for all. */
import type { BookProfile } from '../book-wish.ts';

export type Profile = {
  /** Whether the cover is the first page as well, where nobody says. */
  readonly coverPage: boolean;
  /** How many levels the contents have, stories included. */
  readonly contentsDepth: number;
  /** How many bytes of text a document may hold before its story goes on in another. */
  readonly mostBytes: number;
  /** Whether sentences are numbered as Kobo's own renderer wants them. */
  readonly sentences: boolean;
  /** Whether the style sheet keeps to what readers of 2011 know. */
  readonly oldStyles: boolean;
  /** What is different from other books, for who asked for the profile. */
  readonly changes: readonly string[];
};

/** Older readers load a document whole, and falter above some 300 kB. Markup comes on top of what is counted here. */
const usual: Profile = {
  coverPage: false,
  contentsDepth: 3,
  mostBytes: 200_000,
  sentences: false,
  oldStyles: false,
  changes: [],
};

/** Kindle: Amazon's Publishing Guidelines, 2024; Kobo: its EPUB guidelines and the form of its own shop's books. */
const special: Readonly<Record<Exclude<BookProfile, 'default'>, Profile>> = {
  'kindle-safe': {
    ...usual,
    contentsDepth: 2,
    oldStyles: true,
    changes: [
      'the contents have two levels, as Kindles show no more',
      'the cover is no page, as Kindles would show it twice',
      'the style sheet keeps to what KF8 knows: left and right for start and end, page-break for break, no hyphenation rules',
    ],
  },
  kobo: {
    ...usual,
    coverPage: true,
    mostBytes: 100_000,
    sentences: true,
    changes: [
      'every sentence has a number, for Kobo’s own renderer: name the file ….kepub.epub to have it opened with that',
      'the cover is a page of its own, as Kobo asks for',
      'long stories are divided sooner, as the numbers make documents larger',
    ],
  },
};

/** The profile of a name. */
export function profileOf(name: BookProfile): Profile {
  return name === 'default' ? usual : special[name];
}
