/** The register of sources: who said it, where and when, and how far they are to be trusted. */
import type { Grade, SourceEntry } from '../../model/apparatus.ts';
import { problem } from '../../model/problem.ts';
import { group, type Sort } from './ask.ts';
import { line } from './markdown.ts';
import { address, date, text, words } from './sorts.ts';

const reliabilities: readonly Grade['reliability'][] = ['A', 'B', 'C', 'D', 'E', 'F'];
const credibilities: readonly Grade['credibility'][] = [1, 2, 3, 4, 5, 6];

/** A grade of the Admiralty code, such as B2. */
const grade: Sort<Grade> = text({ type: 'string', pattern: '^[A-Fa-f][1-6]$' }, (it) => {
  const reliability = reliabilities.find((letter) => letter === it.slice(0, 1).toUpperCase());
  const credibility = credibilities.find((figure) => String(figure) === it.slice(1));
  return reliability === undefined || credibility === undefined
    ? {
        why: `is "${it}", which is no grade`,
        hint: 'write the source’s reliability, A to F, and the credibility of what it says, 1 to 6, such as B2',
      }
    : { value: { reliability, credibility } };
});

export const sourceEntry: Sort<SourceEntry> = group('a source', ({ at, maybe }, desk) => {
  const article = maybe('article', words) ?? '';
  const title = maybe('title', words) ?? '';
  if (article === '' && title === '') {
    desk.report(problem('manifest-value', at, 'a source needs "title" or "article"', 'write one of them, or both'));
  }
  return {
    at,
    article,
    title,
    publisher: maybe('publisher', words) ?? '',
    url: maybe('url', address) ?? '',
    published: maybe('published', date) ?? '',
    retrieved: maybe('retrieved', date) ?? '',
    grade: maybe('grade', grade),
    content: maybe('note', line) ?? [],
  };
});
