/** Publications to list, as several builds would leave them in a folder. */
import type { Publication, PublishedFile } from '../../src/feed/publication.ts';

/** A file that is nothing but its name, for this purpose. */
export function file(path: string, mediaType: string): PublishedFile {
  return { path, mediaType, bytes: 1000 + path.length, sha256: path.length.toString(16).padStart(64, '0') };
}

/** A publication of three files, with what a test says of it. */
export function publication(name: string, said: Partial<Publication> = {}): Publication {
  return {
    name,
    identifier: `urn:uuid:00000000-0000-8000-8000-${name.length.toString(16).padStart(12, '0')}`,
    title: name,
    subtitle: '',
    series: '',
    issue: '',
    authors: [],
    date: null,
    language: 'en-GB',
    description: '',
    subjects: [],
    publisher: '',
    rights: '',
    marking: '',
    files: [
      file(`${name}.pdf`, 'application/pdf'),
      file(`${name}.epub`, 'application/epub+zip'),
      file(`${name}.md`, 'text/markdown'),
    ],
    cover: { ...file(`${name}.cover.jpg`, 'image/jpeg'), width: 1600, height: 2560 },
    thumbnail: { ...file(`${name}.cover-small.jpg`, 'image/jpeg'), width: 300, height: 480 },
    ...said,
  };
}

/** An issue of a series, an article without a date, one with signs that files escape, and two of one day. */
export const shelf: readonly Publication[] = [
  publication('undated', { title: 'Notes without a date' }),
  publication('week-12', {
    title: 'The week in the gulf',
    subtitle: 'From the papers',
    series: 'Weekly briefing',
    issue: '12',
    authors: ['Ada Quill', 'Bo & Söhne'],
    date: '2022-01-31',
    description: 'What happened, and what it means: “closed until further notice”.',
    subjects: ['roads', 'Q&A'],
    publisher: 'The Gazette',
    rights: '© The Gazette',
    marking: 'TLP:AMBER',
  }),
  publication('a "b" <c> & d: 100%?#é', { title: '<b>Tags</b> & "quotes"', date: '2022-02-01T09:30:00+01:00', marking: 'House' }),
  publication('sun', { title: 'Sonne', date: '2022-01-03', language: 'de' }),
  publication('rain', { title: 'Rain', date: '2022-01-03' }),
];
