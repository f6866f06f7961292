/** The frame of every content document. */
import type { Language } from '../../model/document.ts';
import { languageTag, tongue } from './desk.ts';
import type { Profile } from './profile.ts';
import { type Attributes, clean, element, file, lines, text, type Xml } from '../../text/xml.ts';

/** One content document of the book. */
export type Document = { readonly file: string; readonly title: string; readonly xhtml: string };

export type Frame = {
  readonly file: string;
  readonly title: string;
  readonly language: Language;
  /** Of the body; its `epub:type`. */
  readonly division: 'frontmatter' | 'bodymatter';
  readonly profile: Pick<Profile, 'sentences'>;
  /** Who may read it; empty where that is not said. It stands above all else. */
  readonly marking: string;
};

/** The document that holds `content`. */
export function page(frame: Frame, ...content: readonly Xml[]): Document {
  const title = clean(frame.title).trim() === '' ? frame.file : frame.title;
  const head = lines(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('title', {}, text(title)),
    element('link', { rel: 'stylesheet', type: 'text/css', href: 'style.css' }),
  );
  const names: Attributes = { xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops' };
  const language = tongue(languageTag(frame.language) === '' ? 'und' : frame.language);
  const marked = frame.marking === '' ? content : [element('p', { class: 'marking' }, text(frame.marking)), ...content];
  // Kobo's renderer sets columns by these two.
  const held = frame.profile.sentences
    ? [lines('div', { id: 'book-columns' }, lines('div', { id: 'book-inner' }, ...marked))]
    : marked;
  const body = lines('body', { 'epub:type': frame.division }, ...held);
  return { file: frame.file, title, xhtml: file(lines('html', { ...names, ...language }, head, body), 'html') };
}
