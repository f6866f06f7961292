/** What a user can ask of an EPUB besides what every pack has. */

/** For whose shelf a book is made. Each keeps to what its readers can do; the default is for all that keep to the standard. */
export const bookProfiles = ['default', 'kindle-safe', 'kobo'] as const;
export type BookProfile = (typeof bookProfiles)[number];

export type BookWish = {
  readonly profile: BookProfile;
  /** Whether the cover is a page of the book as well; null leaves that to the profile. */
  readonly coverPage: boolean | null;
  /** Who has judged the book by WCAG 2.2 AA and found that it conforms, for a claim of conformance; empty for no claim. */
  readonly evaluatedBy: string;
};

/** A book with nothing asked of it. */
export const plainBook: BookWish = { profile: 'default', coverPage: null, evaluatedBy: '' };
