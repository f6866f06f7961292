/** Where every heading is in the output, so that links inside the pack lead to it. */
import type { Block, Inline } from '../../model/document.ts';
import { plain } from '../../model/plain.ts';
import { walk } from '../../model/walk.ts';
import { hostName, slug, uniqueNames } from '../../text/slug.ts';

/** A part of the output with a heading over it; the id is what links to its start name. */
export type Part = { readonly id: string; readonly headline: readonly Inline[]; readonly body: readonly Block[] };

/** What links lead to, by the ids of the pack: an address, not yet fit for the brackets of a link. */
export type Anchors = Pick<ReadonlyMap<string, string>, 'get'>;

/**
 * The places of one file, for links in it. The first headline is the title of the file, and has a name only when no heading takes
 * it: reading the file back, it is no heading.
 */
export function anchorsOf(parts: readonly Part[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const unique = uniqueNames();
  for (const [index, { id, headline, body }] of parts.entries()) {
    const place = (words: string, named: (name: string) => string): string => `#${hostName(words, named(slug(words)))}`;
    anchors.set(id, place(plain(headline), index === 0 ? (name) => name : unique));
    walk(body, (node) => {
      if (node.kind === 'heading') anchors.set(node.id, place(plain(node.content), unique));
    });
  }
  return anchors;
}
