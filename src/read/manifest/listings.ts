/** How a manifest lists its articles: by path or pattern, alone or in parts, and with what is to be said of them in place of their own words. */
import type { Scheme } from '../../model/marking.ts';
import { either, group, placeOf, several, type Ask, type Sort } from './ask.ts';
import type { Listing, Override } from './manifest.ts';
import { line } from './markdown.ts';
import { path } from './paths.ts';
import { address, date, label, language, name, number, words } from './sorts.ts';

/** The articles as they are listed. */
export type Listings = {
  readonly loose: readonly Listing[];
  readonly parts: readonly { readonly title: string; readonly articles: readonly Listing[] }[];
};

/** Asks for articles and parts. */
export function listingsFrom({ maybe }: Ask, scheme: Scheme): Listings {
  const articles = several(listing(scheme));
  const part = group('a part', ({ need }) => ({ title: need('title', name) ?? '', articles: need('articles', articles) ?? [] }));
  return {
    loose:
      maybe('articles', articles, 'Paths, or patterns such as stories/*.md; or what is said of one: { file: …, title: … }') ?? [],
    parts: maybe('parts', several(part), 'Articles under titles of their own') ?? [],
  };
}

/** Nothing is said of an article but what it says itself. */
export const asItIs: Override = { headline: [], particulars: {}, number: null };

function listing(scheme: Scheme): Sort<Listing> {
  const bare: Sort<Listing> = {
    schema: () => path.schema(),
    read: (value, called, desk) => {
      const read = path.read(value, called, desk);
      return read === null ? null : { at: placeOf(value), path: read, override: asItIs };
    },
  };
  const overriding = group('an article', ({ at, need, maybe }): Listing => {
    const file = need('file', path) ?? '';
    const headline = maybe('title', line) ?? [];
    const authors = maybe('authors', several(name));
    const of = {
      date: maybe('date', date),
      source: maybe('source', address),
      publisher: maybe('publisher', words),
      retrieved: maybe('retrieved', date),
      marking: maybe('marking', label(scheme)),
      language: maybe('language', language),
    };
    const particulars: Override['particulars'] = {
      ...(authors === null ? {} : { authors }),
      ...(of.date === null ? {} : { date: of.date }),
      ...(of.source === null ? {} : { source: of.source }),
      ...(of.publisher === null ? {} : { publisher: of.publisher }),
      ...(of.retrieved === null ? {} : { retrieved: of.retrieved }),
      ...(of.marking === null ? {} : { marking: of.marking }),
      ...(of.language === null ? {} : { language: of.language }),
    };
    const first = maybe('number', number(1, 1e6), 'Number of its first paragraph; by itself, the next');
    return { at, path: file, override: { headline, particulars, number: first } };
  });
  return either(bare, overriding);
}
