/** From the bytes of one source to an article: the encoding first, then the reader of its format. */
import type { Article } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import type { Draft } from './draft.ts';
import { decode } from './encoding.ts';
import type { Reader, SourceFormat } from './reader.ts';
import { readText } from './text/read.ts';

/** The file endings that say what a source is. */
const endings: Readonly<Record<string, SourceFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
};

/** The format that a file's name promises; null when its ending promises none that Slugline reads. */
export function sourceFormatOf(name: string): SourceFormat | null {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) ? (endings[ending] ?? null) : null;
}

/** Reads `source`, whatever its format. Every problem is reported; after an error there is no article. */
export const readArticle: Reader = async (source, context) => {
  const tally = counting(context.report);
  const text = decode(source, tally.report);
  if (text === null) return null;
  const article = await readers[source.format]({ source, text, ...context, report: tally.report });
  return tally.errors() === 0 ? article : null;
};

const readers: { readonly [Format in SourceFormat]: (draft: Draft) => Promise<Article | null> } = {
  text: (draft) => Promise.resolve(readText(draft)),
  // Loaded only where there is Markdown: plain text needs none of its libraries.
  markdown: async (draft) => (await import('./markdown/read.ts')).readMarkdown(draft),
};

/** A report that also counts errors, so that one late in a file still means no article. */
function counting(report: Report): { readonly report: Report; readonly errors: () => number } {
  let errors = 0;
  return {
    report: (diagnostic) => {
      if (diagnostic.severity === 'error') errors += 1;
      report(diagnostic);
    },
    errors: () => errors,
  };
}
