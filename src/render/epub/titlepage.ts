/** The title page: what the book is, by whom, and when. */
import type { Pack } from '../../model/pack.ts';
import { factLines } from '../../text/briefing.ts';
import { longDate } from '../../text/date.ts';
import { byline, seriesLine, wordsOf } from '../../text/words.ts';
import type { Profile } from './profile.ts';
import { type Document, page } from './page.ts';
import { element, lines, nothing, text, type Xml } from '../../text/xml.ts';

export const titlePageFile = 'titlepage.xhtml';

/** The title page of `pack`. */
export function titlePage(pack: Pack, profile: Profile): Document {
  const words = wordsOf(pack.language);
  const line = (name: string, said: string): Xml => (said === '' ? nothing : element('p', { class: name }, text(said)));
  const section = lines(
    'section',
    { 'epub:type': 'titlepage', 'aria-labelledby': 'title' },
    element('h1', { id: 'title', 'epub:type': 'title' }, text(pack.title)),
    line('series', seriesLine(pack.series, pack.issue, pack.language)),
    line('subtitle', pack.subtitle),
    line('standfirst', pack.description),
    line('byline', byline(pack.authors, pack.language)),
    line('date', pack.date === null ? '' : longDate(pack.date, pack.language)),
    ...factLines(pack, pack.language).map((fact) => line('imprint', fact)),
    line('imprint', pack.publisher),
    line('imprint', pack.rights),
  );
  return page(
    {
      file: titlePageFile,
      title: words.titlePage,
      language: pack.language,
      division: 'frontmatter',
      profile,
      marking: pack.marking,
    },
    section,
  );
}
