/** What stands on pages, and what of it is read: ISO 32000-1, 14.6 to 14.8; ISO 14289-1, 7.1 and 7.8. */
import { solid, type Opened } from './opened.ts';
import { labelsOf } from './rules-navigation.ts';

/** All rules of this family; that content is lawful by itself is seen while it is read. */
export function* contentRules({ graph, pages }: Opened): Iterable<string> {
  const read = solid(pages.flatMap(({ marks }) => marks.flatMap((it) => (it.of.kind === 'element' ? [it.text] : []))).join(''));
  const labels = labelsOf(graph, pages.length);
  for (const { number, marks, faults } of pages) {
    for (const fault of faults) yield `page ${number}: ${fault}`;
    for (const { of, text, painted, tag } of marks) {
      if (!painted) yield `page ${number}: ${tag} has nothing in it`;
      if (of.kind === 'element') continue;
      const words = solid(text);
      // ISO 32000-1, 14.8.2.2.2: which sort of artifact it is.
      if (!['Pagination', 'Layout', 'Page', 'Background'].includes(of.type)) yield `page ${number}: an artifact has no type`;
      if (of.type !== 'Pagination' || words === '') continue;
      if (!['', 'Header', 'Footer', 'Watermark'].includes(of.subtype)) yield `page ${number}: an artifact is of no known subtype`;
      // What is set again for the eye says what is read elsewhere; heads and folios say that they are such.
      if (words === labels[number - 1] && of.subtype !== 'Footer')
        yield `page ${number}: the folio is an artifact without its subtype`;
      else if (of.subtype === '' && !read.includes(words))
        yield `page ${number}: “${text.trim()}” is an artifact without a subtype, and read nowhere`;
      // A marking stands at the foot as well.
      const folio = words.replace(/^TLP:[A-Z+]+/, '');
      if (of.subtype === 'Footer' && folio !== labels[number - 1] && (folio !== '' || folio === words))
        yield `page ${number}: the folio is ${folio}, and the label ${labels[number - 1] ?? ''}`;
    }
  }
}
