/** Pass: what the pack says of itself, from what the caller gives and what the stories say. */
import { posix } from 'node:path';
import type { Article, Particulars } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import type { Pack } from '../model/pack.ts';
import { uuidOf } from '../text/uuid.ts';
import type { BindSettings } from './bind.ts';

/** What a pack says of itself. */
export type Imprint = Pick<
  Pack,
  | 'title'
  | 'subtitle'
  | 'series'
  | 'issue'
  | 'authors'
  | 'date'
  | 'description'
  | 'keywords'
  | 'publisher'
  | 'rights'
  | 'identifier'
  | 'contents'
>;

/** Title, authors, date and the like. A pack says what its stories say alike; a lone story speaks for its pack. */
export function imprint(articles: readonly Article[], settings: BindSettings): Imprint {
  const all = articles.map((article) => article.particulars);
  const title = settings.title === '' ? titleOf(articles) : settings.title;
  const authors = settings.authors.length > 0 ? settings.authors : distinct(all.flatMap((it) => it.authors));
  return {
    title,
    subtitle: settings.subtitle,
    series: settings.series,
    issue: settings.issue,
    authors,
    date: settings.date ?? latest(all),
    description: settings.description === '' ? alike(all, 'description') : settings.description,
    keywords: settings.keywords.length > 0 ? settings.keywords : distinct(all.flatMap((it) => it.keywords)),
    publisher: settings.publisher === '' ? alike(all, 'publisher') : settings.publisher,
    rights: settings.rights === '' ? alike(all, 'rights') : settings.rights,
    identifier:
      settings.identifier !== ''
        ? settings.identifier
        : identifierOf(
            title,
            authors,
            articles.map((article) => article.at.file),
          ),
    contents: settings.contents ?? articles.length > 1,
  };
}

function titleOf(articles: readonly Article[]): string {
  const [first] = articles;
  return first === undefined ? '' : plain(first.headline).replace(/\s+/g, ' ').trim();
}

/** The newest date: a pack is as old as its last word. */
function latest(all: readonly Particulars[]): string | null {
  const dates = all.flatMap((it) => (it.date === null ? [] : [it.date]));
  return dates.reduce<string | null>((newest, date) => (newest === null || date > newest ? date : newest), null);
}

/** What all stories say alike; empty when one differs. */
function alike(all: readonly Particulars[], key: 'description' | 'publisher' | 'rights'): string {
  const [said = '', ...others] = distinct(all.map((it) => it[key]));
  return others.length === 0 ? said : '';
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** What makes a pack this pack. Folders are left out, so that it keeps its identity on another machine. */
function identifierOf(title: string, authors: readonly string[], files: readonly string[]): string {
  const names = files.map((file) => posix.basename(file.replaceAll('\\', '/')));
  return uuidOf(title, authors, names);
}
