/** The index of a folder: what the pack says of itself, its contents as links, and all of the apparatus. */
import type { Block, Level } from '../../model/document.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { partsOf } from '../../model/parts.ts';
import { mapSame, rewriteBlocks } from '../../model/walk.ts';
import { wordsOf } from '../../text/words.ts';
import { writeProse } from './article.ts';
import { linkTo } from './contents.ts';
import type { Desk } from './desk.ts';
import { oneLine, writeInlines, writeWords } from './inline.ts';
import { imprintOf, packMatter, packTitle } from './opening.ts';
import type { Pages } from './pages.ts';

/** The index as a file. */
export function writeIndex(pack: Pack, { apparatus }: Pages, desk: Desk): string {
  const contents = `**${wordsOf(pack.language).contents}**\n\n${contentsOf(pack, desk)}`;
  return `${packMatter(pack)}${[...packTitle(pack), contents, ...apparatus.map((it) => section(it, desk))].join('\n\n')}\n`;
}

/** The stories by their parts, those of the apparatus with their sections. */
function contentsOf(pack: Pack, desk: Desk): string {
  return partsOf(pack)
    .flatMap(({ title, stories }) => {
      const lines = stories.flatMap((story) => linesFor(story, desk));
      return title === '' ? lines : [`- ${writeWords(title, oneLine)}`, ...lines.map((line) => `  ${line}`)];
    })
    .join('\n');
}

function linesFor(story: Story, desk: Desk): readonly string[] {
  const imprint = story.role === 'article' ? imprintOf(story) : '';
  const link = linkTo(story.id, story.headline, desk);
  const line = `- ${link}${imprint === '' ? '' : ` · ${writeWords(imprint, oneLine)}`}`;
  if (story.role === 'article') return [line];
  const headings = story.body.flatMap((it) => (it.kind === 'heading' && it.level === 2 ? [it] : []));
  return [line, ...headings.map(({ id, content }) => `  - ${linkTo(id, content, desk)}`)];
}

/** A story of the apparatus below the title of the index: all of its headings one level deeper. */
function section({ headline, body }: Story, desk: Desk): string {
  const heading = `## ${writeInlines(headline, { where: new Set(['heading']), oneLine: true }, desk)}`;
  return `${heading}\n\n${writeProse(deeper(body), desk)}`;
}

const below: Readonly<Record<Level, Level>> = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 };

function deeper(body: readonly Block[]): readonly Block[] {
  const blocks = (run: readonly Block[]): readonly Block[] =>
    mapSame(run, (it) => (it.kind === 'heading' ? { ...it, level: below[it.level] } : it));
  return rewriteBlocks(body, { inlines: (run) => run, blocks });
}
