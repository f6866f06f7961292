/** One story as Markdown: headline, standfirst, body, and its notes after it. */
import type { Block, Inline, Particulars } from '../../model/document.ts';
import { indented, writeBlocks } from './block.ts';
import type { Desk } from './desk.ts';
import { writeFrontMatter } from './front-matter.ts';
import { prose, writeInlines, writePlain, type Setting } from './inline.ts';

/** What an article and a story have in common: enough to write either. */
export type Written = {
  readonly headline: readonly Inline[];
  readonly standfirst: readonly Inline[];
  readonly particulars: Particulars;
  readonly body: readonly Block[];
};

/** A whole file of one article: read again, it is the same article. */
export function writeArticle(article: Written, desk: Desk): string {
  return articleMatter(article) + writeStory(article, desk);
}

/** The front matter of a file with one article. Title and standfirst are there for other tools; the words below them count. */
export function articleMatter({ headline, standfirst, particulars: it }: Written): string {
  return writeFrontMatter([
    ['title', writePlain(headline)],
    ['standfirst', writePlain(standfirst)],
    ['authors', it.authors],
    ['date', it.date ?? ''],
    ['language', it.language ?? ''],
    ['description', it.description],
    ['keywords', it.keywords],
    ['publisher', it.publisher],
    ['rights', it.rights],
    ['source', it.source],
    ['marking', it.marking],
    ['retrieved', it.retrieved ?? ''],
  ]);
}

/** A story in a file, ended by a newline. `lines` come after its headline. */
export function writeStory({ headline, standfirst, body }: Written, desk: Desk, lines: readonly string[] = []): string {
  const heading: Setting = { where: new Set(['heading']), oneLine: true };
  const parts = [
    headline.length === 0 ? '' : `# ${writeInlines(headline, heading, desk)}`,
    standfirst.length === 0 ? '' : writeInlines(standfirst, prose, desk),
    ...lines,
    writeBlocks(body, desk),
  ];
  return withNotes(parts.filter((part) => part !== '').join('\n\n'), desk) + '\n';
}

/** Blocks by themselves, with their notes behind them. */
export function writeProse(body: readonly Block[], desk: Desk): string {
  return withNotes(writeBlocks(body, desk), desk);
}

/** What is written, and behind it the notes that it cites. */
function withNotes(written: string, desk: Desk): string {
  // A note holds no note, so what it cites can only be what a caller built: it comes after.
  const notes: string[] = [];
  for (let cited = desk.take(); cited.length > 0; cited = desk.take()) {
    notes.push(...cited.map(({ number, content }) => noteText(number, content, desk)));
  }
  return [written, ...notes].filter((part) => part !== '').join('\n\n');
}

function noteText(number: number, content: readonly Block[], desk: Desk): string {
  const text = writeBlocks(content, desk);
  const starts = content[0]?.kind === 'paragraph' || content[0]?.kind === 'figure';
  return starts ? `[^${number}]: ${indented(text, 4)}` : `[^${number}]:\n    ${indented(text, 4)}`;
}
