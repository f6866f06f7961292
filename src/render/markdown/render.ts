/** Markdown: one file, in CommonMark with GitHub's tables and notes, and a folder of pictures beside it. */
import type { Pack, Story } from '../../model/pack.ts';
import { beginningsOf } from '../../model/parts.ts';
import type { Renderer } from '../renderer.ts';
import { drawingsIn, svgOf } from '../svg.ts';
import { factLines } from '../../text/briefing.ts';
import { longDate } from '../../text/date.ts';
import { byline, seriesLine, wordsOf } from '../../text/words.ts';
import { anchorsOf, type Part } from './anchors.ts';
import { articleMatter, writeStory } from './article.ts';
import { openDesk, type Desk } from './desk.ts';
import { writeFrontMatter } from './front-matter.ts';
import { oneLine, writeInlines, writeWords } from './inline.ts';
import { besides } from './pictures.ts';

/** The pack as Markdown. A pack of one story is that story; one of several has them one after another, with a rule between. */
export const renderMarkdown: Renderer = async (pack, { stem }) => {
  const beside = await besides(pack.pictures, `${stem}-images`);
  const pictures = new Map(beside.map(({ hash, path }) => [hash, path]));
  const desk = openDesk({ pictures, anchors: anchorsOf(partsOf(pack)), numbers: pack.numbers }, `${stem}-images`);
  const [only, ...more] = pack.stories;
  const text = only !== undefined && more.length === 0 ? single(pack, only, desk) : several(pack, desk);
  const folder = `${stem}-images`;
  const drawn = drawingsIn(pack).map((it) => ({ path: `${folder}/${it.name}.svg`, bytes: new TextEncoder().encode(svgOf(it)) }));
  return { bytes: new TextEncoder().encode(text), beside: [...beside.map(({ path, bytes }) => ({ path, bytes })), ...drawn] };
};

/** What stands over the file is its title: the one story's headline, or the pack's. */
function partsOf(pack: Pack): readonly Part[] {
  if (pack.stories.length === 1) return pack.stories;
  const at = { file: '', line: 1, column: 1 };
  return [{ id: '', headline: [{ kind: 'text', at, value: pack.title }], body: [] }, ...pack.stories];
}

/** The imprint of the pack is that of its one story, completed by the caller. */
function single(pack: Pack, story: Story, desk: Desk): string {
  const { authors, date, description, keywords, publisher, rights } = pack;
  const particulars = { ...story.particulars, authors, date, description, keywords, publisher, rights, language: story.language };
  return articleMatter({ ...story, particulars }) + writeStory(story, desk);
}

function several(pack: Pack, desk: Desk): string {
  const matter = writeFrontMatter([
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
  const title = `# ${writeWords(pack.title, { where: new Set(['heading']), oneLine: true })}`;
  const above = seriesLine(pack.series, pack.issue, pack.language);
  const below = [pack.subtitle, above].filter((line) => line !== '').map((line) => `*${writeWords(line, oneLine)}*`);
  const marking = pack.marking === '' ? [] : [`**${writeWords(pack.marking, oneLine)}**`];
  const facts = factLines(pack, pack.language).map((line) => `- ${writeWords(line, oneLine)}`);
  const contents = pack.contents ? [contentsOf(pack, desk)] : [];
  const begins = beginningsOf(pack);
  const stories = pack.stories.map((story) => {
    const part = begins.get(story) ?? '';
    const over = part === '' ? '' : `**${writeWords(part, oneLine)}**\n\n`;
    return over + writeStory(story, desk, imprint(story)).trimEnd();
  });
  return (
    matter +
    [[title, ...marking, ...below, ...(facts.length === 0 ? [] : [facts.join('\n')]), ...contents].join('\n\n'), ...stories].join(
      '\n\n***\n\n',
    ) +
    '\n'
  );
}

/** A list of the headlines, each a link to its story. */
function contentsOf({ stories, language }: Pack, desk: Desk): string {
  const lines = stories.map(({ id, headline }) => {
    const plainly = headline.filter((inline) => inline.kind !== 'note' && inline.kind !== 'link');
    const link = {
      kind: 'link',
      at: { file: '', line: 1, column: 1 },
      to: { kind: 'place', id },
      title: '',
      content: plainly,
    } as const;
    return `- ${writeInlines([link], oneLine, desk)}`;
  });
  return `**${wordsOf(language).contents}**\n\n${lines.join('\n')}`;
}

/** Who wrote a story of several, and when: the front matter speaks for the pack. */
function imprint({ particulars: { authors, date }, language }: Story): readonly string[] {
  const who = authors.length === 0 ? '' : byline(authors, language);
  const words = [who, date === null ? '' : longDate(date, language)].filter((part) => part !== '').join(' · ');
  return words === '' ? [] : [`*${writeWords(words, oneLine)}*`];
}
