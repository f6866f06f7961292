/** The cover as a page of the book, with nothing else on it. */
import type { Pack } from '../../model/pack.ts';
import { wordsOf } from '../../text/words.ts';
import type { Image } from './images.ts';
import { source } from './inline.ts';
import { type Document, page } from './page.ts';
import type { Profile } from './profile.ts';
import { element, lines } from '../../text/xml.ts';

export const coverPageFile = 'cover.xhtml';

/** The page that shows `cover`. */
export function coverPage(pack: Pack, cover: Image, profile: Profile): Document {
  const { cover: name } = wordsOf(pack.language);
  const image = element('img', { ...source(cover, `${name}: ${pack.title}`), role: 'doc-cover' });
  const section = lines('section', { 'epub:type': 'cover', class: 'cover', 'aria-label': name }, image);
  return page(
    { file: coverPageFile, title: name, language: pack.language, division: 'frontmatter', profile, marking: '' },
    section,
  );
}
