/** A pack as one text. */
import type { Pack, Story } from '../../model/pack.ts';
import { beginningsOf } from '../../model/parts.ts';
import { wordsOf } from '../../text/words.ts';
import type { Part } from './anchors.ts';
import { articleMatter, writeStory } from './article.ts';
import { linkTo } from './contents.ts';
import type { Desk } from './desk.ts';
import { oneLine, writeWords } from './inline.ts';
import { imprintOf, packMatter, packTitle } from './opening.ts';

/** A pack of one story is that story; one of several has them one after another, with a rule between. */
export function writeWhole(pack: Pack, desk: Desk): string {
  const [only, ...more] = pack.stories;
  return only !== undefined && more.length === 0 ? single(pack, only, desk) : several(pack, desk);
}

/** What stands over the file is its title: the one story's headline, or the pack's. */
export function partsOf(pack: Pack): readonly Part[] {
  return pack.stories.length === 1 ? pack.stories : [titlePart(pack), ...pack.stories];
}

/** The title of the pack, as what a file begins with. */
export function titlePart({ title }: Pack): Part {
  const at = { file: '', line: 1, column: 1 };
  return { id: '', headline: [{ kind: 'text', at, value: title }], body: [] };
}

/** The imprint of the pack is that of its one story, completed by the caller. */
function single(pack: Pack, story: Story, desk: Desk): string {
  const { authors, date, description, keywords, publisher, rights } = pack;
  const particulars = { ...story.particulars, authors, date, description, keywords, publisher, rights, language: story.language };
  return articleMatter({ ...story, particulars }) + writeStory(story, desk);
}

function several(pack: Pack, desk: Desk): string {
  const contents = pack.contents ? [contentsOf(pack, desk)] : [];
  const begins = beginningsOf(pack);
  const stories = pack.stories.map((story) => {
    const part = begins.get(story) ?? '';
    const over = part === '' ? '' : `**${writeWords(part, oneLine)}**\n\n`;
    const imprint = imprintOf(story);
    const lines = imprint === '' ? [] : [`*${writeWords(imprint, oneLine)}*`];
    return over + writeStory(story, desk, lines).trimEnd();
  });
  return packMatter(pack) + [[...packTitle(pack), ...contents].join('\n\n'), ...stories].join('\n\n***\n\n') + '\n';
}

/** A list of the headlines, each a link to its story. */
function contentsOf({ stories, language }: Pack, desk: Desk): string {
  const lines = stories.map(({ id, headline }) => `- ${linkTo(id, headline, desk)}`);
  return `**${wordsOf(language).contents}**\n\n${lines.join('\n')}`;
}
