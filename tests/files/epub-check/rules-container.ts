/** The container (EPUB 3.3, OCF): its entries to the field, and the names of its files. */
import type { Rules } from './book.ts';
import { twice } from './book.ts';

const of = (book: Parameters<Rules[string]>[0], wrong: (entry: (typeof book.entries)[number]) => boolean): readonly string[] =>
  book.entries.filter(wrong).map(({ name }) => name);

export const containerRules: Rules = {
  'mimetype comes first, stored and exact': ({ entries, files }) => {
    const [first] = entries;
    const words = Buffer.from(files['mimetype'] ?? []).toString();
    const right = first?.name === 'mimetype' && first.method === 0 && first.offset === 0 && first.extra === 0;
    return right && words === 'application/epub+zip' ? [] : [`${first?.name}: ${words}`];
  },
  'an entry is stored or deflated': (book) => of(book, ({ method }) => method !== 0 && method !== 8),
  'an entry asks for the version that its method needs': (book) =>
    of(book, ({ method, version }) => version !== (method === 8 ? 20 : 10)),
  'an entry knows no clock': (book) => of(book, ({ date, time }) => date !== 0x21 || time !== 0),
  'an entry has no flags, no extra fields and no comment': (book) => of(book, ({ flags, extra }) => flags !== 0 || extra !== 0),
  'folders are no entries': (book) => of(book, ({ name }) => name.endsWith('/')),
  'entries stand in order': ({ entries }) => {
    const names = entries.slice(1).map(({ name }) => (name.startsWith('META-INF/') ? `0${name}` : `1${name}`));
    return names.filter((name, at) => at > 0 && name < (names[at - 1] ?? ''));
  },
  'names are short, plain and safe': (book) =>
    of(
      book,
      ({ name }) => !/^(?:mimetype|META-INF\/container\.xml|OEBPS\/(?:images\/)?[a-z0-9._-]+)$/.test(name) || name.length > 255,
    ),
  'names differ by more than their case': ({ entries }) => twice(entries.map(({ name }) => name.toLowerCase())),
  'media are stored, as they are packed already': (book) =>
    of(book, ({ name, method }) => /\.(?:jpg|png)$/.test(name) && method !== 0),
  'nothing is encrypted': ({ files }) => Object.keys(files).filter((name) => /encryption\.xml|rights\.xml/.test(name)),
};
