/** Markdown: front matter, tokens, blocks, headline, images, in this order. */
import { noParticulars } from '../../model/build.ts';
import type { Article, Block, Inline, Place } from '../../model/document.ts';
import { plain } from '../../model/plain.ts';
import type { Draft } from '../draft.ts';
import { blocksOf } from './blocks.ts';
import { excerptAt } from './excerpt.ts';
import { partFrontMatter } from './front-matter.ts';
import { withHeadingIds } from './headings.ts';
import { loadImages, wantedImages, withPictures } from './images.ts';
import { lineOf } from './inlines.ts';
import { isWithinLimits } from './limits.ts';
import type { Matter, MatterLine } from './matter.ts';
import { openSession, type Session } from './session.ts';

export { withProse } from './prose.ts';

/** The article that a Markdown source is; null when nothing could be made of it. Every problem is reported. */
export async function readMarkdown({ source, text, ...context }: Draft): Promise<Article | null> {
  const { report } = context;
  const file = source.name;
  const { matter: yaml, body, bodyLine } = partFrontMatter(text, file, report);
  // Zod and js-yaml are loaded for sources that have front matter.
  const matter = yaml === null ? noMatter : (await import('./matter.ts')).readMatter(yaml, file, report);
  if (!isWithinLimits(body, file, report)) return null;
  const excerpt = excerptAt(body, { file, line: bodyLine, column: 1 });
  const session = openSession(excerpt, wantedImages(report), report);
  if (session === null) return null;
  const words = entitled(blocksOf({ tokens: session.lexed.tokens, excerpt }, session), matter ?? noMatter, session);
  session.notes.finish();
  const pictures = await loadImages(session.images, { source, ...context });
  const { particulars } = matter ?? noMatter;
  const at: Place = { file, line: 1, column: 1 };
  return { kind: 'article', at, particulars, ...withPictures(words, pictures) };
}

const noMatter: Matter = {
  title: null,
  standfirst: null,
  particulars: noParticulars,
};

type Words = { readonly headline: readonly Inline[]; readonly standfirst: readonly Inline[]; readonly body: readonly Block[] };

/**
 * Takes headline and standfirst off the body. The front matter's title is the headline; a first heading of level 1 that says
 * the same, or any when there is no title, is it too, and the inlines of the heading count. A first paragraph that says
 * what the front matter's standfirst says is the standfirst in the same way.
 */
function entitled(body: readonly Block[], matter: Matter, session: Session): Words {
  const title = lineIn(matter.title, session);
  const standfirst = lineIn(matter.standfirst, session);
  const [first, ...afterFirst] = body;
  const heads = first?.kind === 'heading' && first.level === 1 && (title.length === 0 || sameWords(first.content, title));
  const headline = heads ? first.content : title;
  const rest = heads ? afterFirst : body;
  const [lead, ...afterLead] = rest;
  const leads = lead?.kind === 'paragraph' && standfirst.length > 0 && sameWords(lead.content, standfirst);
  return leads
    ? { headline, standfirst: lead.content, body: withHeadingIds(afterLead) }
    : { headline, standfirst, body: withHeadingIds(rest) };
}

function lineIn(line: MatterLine | null, session: Session): readonly Inline[] {
  return line === null ? [] : lineOf(line.source, line.at, session);
}

function sameWords(one: readonly Inline[], other: readonly Inline[]): boolean {
  const words = (run: readonly Inline[]): string => plain(run).replace(/\s+/g, ' ').trim();
  return words(one) === words(other);
}
