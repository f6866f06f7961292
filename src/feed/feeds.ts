/** The feeds of a folder: what a reader subscribes to, in the four forms that readers know. */
import { atom } from './atom.ts';
import { openCatalogue, type Catalogue } from './catalogue.ts';
import { jsonFeed } from './json-feed.ts';
import { opdsJson } from './opds-json.ts';
import { opdsXml } from './opds-xml.ts';
import type { Publication } from './publication.ts';

/** What the user says of the feeds; empty and null leave it open. */
export type FeedWish = {
  /** By itself the series, the publisher or the title that all publications share. */
  readonly title: string;
  /** Where the folder is published, with a `/` at its end: makes all addresses absolute. */
  readonly base: string | null;
};

/** A file in the folder of the publications. */
export type Feed = { readonly name: string; readonly bytes: Uint8Array };

const forms: Readonly<Record<string, (catalogue: Catalogue, name: string) => string>> = {
  'catalog.xml': opdsXml,
  'catalog.json': opdsJson,
  'feed.atom': atom,
};

/** The form that has no relative addresses, and is made only where the absolute ones are known. */
export const absoluteFeed = 'feed.json';

/** The feeds that list `publications`, in any order and from any number of builds. The same list gives the same bytes. */
export function feedsOf(publications: readonly Publication[], wish: FeedWish): readonly Feed[] {
  const catalogue = openCatalogue(publications, wish);
  const wanted = wish.base === null ? forms : { ...forms, [absoluteFeed]: jsonFeed };
  return Object.entries(wanted).map(([name, form]) => ({ name, bytes: new TextEncoder().encode(form(catalogue, name)) }));
}
