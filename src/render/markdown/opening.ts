/** What stands over a pack, and over a story in it. */
import type { Pack, Story } from '../../model/pack.ts';
import { factLines } from '../../text/briefing.ts';
import { longDate } from '../../text/date.ts';
import { byline, seriesLine } from '../../text/words.ts';
import { writeFrontMatter } from './front-matter.ts';
import { oneLine, writeWords } from './inline.ts';

/** The front matter of a pack of several stories. */
export function packMatter(pack: Pack): string {
  return writeFrontMatter([
    ['title', writeWords(pack.title, oneLine)],
    ['series', pack.series],
    ['issue', pack.issue],
    ['period', pack.period],
    ['authors', pack.authors],
    ['date', pack.date ?? ''],
    ['language', pack.language],
    ['description', pack.description],
    ['keywords', pack.keywords],
    ['publisher', pack.publisher],
    ['rights', pack.rights],
    ['marking', pack.marking],
  ]);
}

/** Title, marking, subtitle, series and facts: what a reader sees first, block by block. */
export function packTitle(pack: Pack): readonly string[] {
  const title = `# ${writeWords(pack.title, { where: new Set(['heading']), oneLine: true })}`;
  const above = seriesLine(pack.series, pack.issue, pack.language);
  const below = [pack.subtitle, above].filter((line) => line !== '').map((line) => `*${writeWords(line, oneLine)}*`);
  const marking = pack.marking === '' ? [] : [`**${writeWords(pack.marking, oneLine)}**`];
  const facts = factLines(pack, pack.language).map((line) => `- ${writeWords(line, oneLine)}`);
  return [title, ...marking, ...below, ...(facts.length === 0 ? [] : [facts.join('\n')])];
}

/** Who wrote a story, and when; empty when neither is known. */
export function imprintOf({ particulars: { authors, date }, language }: Story): string {
  const who = authors.length === 0 ? '' : byline(authors, language);
  return [who, date === null ? '' : longDate(date, language)].filter((part) => part !== '').join(' · ');
}
