/** A list of what is in a pack for language models, as llmstxt.org has it: a title, a summary, and links with a line on each. */
import type { Inline } from '../../model/document.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { partsOf } from '../../model/parts.ts';
import { plain } from '../../model/plain.ts';
import { factLines } from '../../text/briefing.ts';
import { seriesLine, wordsOf } from '../../text/words.ts';
import type { Desk } from './desk.ts';
import { oneLine, writeInlines, writePlain, writeWords } from './inline.ts';
import { imprintOf } from './opening.ts';
import { indexName, type Pages } from './pages.ts';

/** The list as a file. What is looked up only now and then stands under `Optional`, a heading of the convention's. */
export function writeLlms(pack: Pack, { articles }: Pages, desk: Desk): string {
  const names = new Map(articles.map(({ story, name }) => [story, name]));
  const link = (name: string, path: string, about: string): string =>
    `- ${writeInlines([web(name, path)], oneLine, desk)}${about === '' ? '' : `: ${about}`}`;
  const entry = (story: Story): string => link(plain(story.headline), names.get(story) ?? indexName, about(story));
  const groups = partsOf(pack)
    .map(({ title, stories }) => ({ title, lines: stories.filter(({ role }) => role === 'article').map(entry) }))
    .filter(({ lines }) => lines.length > 0);
  const index = link(pack.title, indexName, sectionsOf(pack));
  const loose = groups.filter(({ title }) => title === '').flatMap(({ lines }) => lines);
  const facts = [pack.marking, seriesLine(pack.series, pack.issue, pack.language), ...factLines(pack, pack.language)];
  const summary = summaryOf(pack);
  return `${[
    `# ${writeWords(pack.title, { where: new Set(['heading']), oneLine: true })}`,
    ...(summary === '' ? [] : [`> ${writeWords(summary, oneLine)}`]),
    ...listOf(facts.filter((it) => it !== '').map((it) => `- ${writeWords(it, oneLine)}`)),
    heading(wordsOf(pack.language).contents),
    ...listOf([index, ...loose]),
    ...groups.filter(({ title }) => title !== '').flatMap(({ title, lines }) => [heading(title), ...listOf(lines)]),
    '## Optional',
    link('llms-full.txt', 'llms-full.txt', ''),
  ].join('\n\n')}\n`;
}

function listOf(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function heading(words: string): string {
  return `## ${writeWords(words, { where: new Set(['heading']), oneLine: true })}`;
}

/** What the pack is about in a sentence or two. */
function summaryOf({ description, subtitle, apparatus }: Pack): string {
  if (description !== '' || subtitle !== '') return description === '' ? subtitle : description;
  const [first] = apparatus.bottomLine;
  // A reference is one for people with paper.
  return first?.kind === 'paragraph' ? oneLined(plain(first.content).replace(/\[(¶\d+)\]/g, '$1')) : '';
}

/** An article in a line: its standfirst, or what it says of itself; and who wrote it, and when. */
function about(story: Story): string {
  const summary =
    story.standfirst.length > 0 ? writePlain(story.standfirst) : writeWords(oneLined(story.particulars.description), oneLine);
  return [summary, writeWords(imprintOf(story), oneLine)].filter((it) => it !== '').join(' · ');
}

/** The sections of the apparatus, which the index has. */
function sectionsOf({ stories }: Pack): string {
  const headings = stories
    .filter(({ role }) => role !== 'article')
    .flatMap(({ body }) => body.flatMap((it) => (it.kind === 'heading' && it.level === 2 ? [writePlain(it.content)] : [])));
  return headings.join(', ');
}

function oneLined(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Names are words alone: whoever reads this reads no marks. */
function web(name: string, path: string): Inline {
  const at = { file: '', line: 1, column: 1 };
  return {
    kind: 'link',
    at,
    to: { kind: 'file', path, fragment: '' },
    title: '',
    content: [{ kind: 'text', at, value: oneLined(name) }],
  };
}
