/** The index of a folder: what the pack says of itself, its contents as links, and all of the apparatus. */
import type { Block, Definitions, Inline, Level, ListItem, Place } from '../../model/document.ts';
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

/** A story of the apparatus below the title of the index. */
function section({ headline, body }: Story, desk: Desk): string {
  const heading = `## ${writeInlines(headline, { where: new Set(['heading']), oneLine: true }, desk)}`;
  return `${heading}\n\n${writeProse(rewriteBlocks(body, { inlines: (run) => run, blocks: plainer }), desk)}`;
}

const below: Readonly<Record<Level, Level>> = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 };

/** Headings one level deeper, and definitions as lists, since code-hosting sites know no others: nobody reads the index back. */
function plainer(run: readonly Block[]): readonly Block[] {
  return mapSame(run, (it): Block => {
    if (it.kind === 'heading') return { ...it, level: below[it.level] };
    return it.kind === 'definitions' ? listOf(it) : it;
  });
}

function listOf({ at, entries }: Definitions): Block {
  const items = entries.map((entry): ListItem => {
    const terms = entry.terms.flatMap((term, index) => [...(index === 0 ? [] : [words(', ', at)]), ...term]);
    const term: Inline = { kind: 'strong', at: entry.at, content: terms };
    const [first, ...more] = entry.meanings.flat();
    // A meaning goes on where its term ends.
    const opening = first?.kind === 'paragraph' && first.content.length > 0 ? [words(' ', at), ...first.content] : [];
    const paragraph: Block = { kind: 'paragraph', at: entry.at, content: [term, ...opening] };
    const rest = first === undefined || first.kind === 'paragraph' ? more : [first, ...more];
    return { at: entry.at, done: null, content: [paragraph, ...rest] };
  });
  return { kind: 'list', at, start: null, tight: true, items };
}

function words(value: string, at: Place): Inline {
  return { kind: 'text', at, value };
}
