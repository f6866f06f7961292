/** The PDF renderer: compose each story, make it up into pages, put the contents before them, and paint. */
import { createHash } from 'node:crypto';
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import type { Block } from '../../model/document.ts';
import { problem } from '../../model/problem.ts';
import { wordsOf } from '../../text/words.ts';
import type { Page } from '../../typeset/draw.ts';
import { shifted, type, type Galley } from '../../typeset/galley.ts';
import { makeUp, type MadePage } from '../../typeset/makeup.ts';
import type { RenderContext, Renderer } from '../renderer.ts';
import { openBench, type Bench } from './bench.ts';
import { blocks } from './compose/block.ts';
import type { Column, Compositor } from './compose/compositor.ts';
import { reportMissed } from './compose/coverage.ts';
import { contents } from './compose/contents.ts';
import { hung } from './compose/list.ts';
import { runningTitle, story } from './compose/story.ts';
import { furniture, sideOf, textBlock, type TextBlock } from './furniture.ts';
import type { OutlineEntry } from './navigation.ts';
import { paint } from './paint.ts';
import { sectionsOf } from './sections.ts';
import { readyPictures, type ReadyPicture } from './pictures.ts';

/** A made page that knows what stands at its head. */
type Headed = { readonly page: MadePage; readonly title: string; readonly section: string };

/** Renders a pack as PDF. */
export const renderPdf: Renderer = async (pack, context) => {
  const { pages, bench, pictures } = await setPages(pack, context);
  const bytes = paint({
    title: pack.title,
    authors: pack.authors,
    subject: pack.description,
    keywords: pack.keywords,
    language: pack.language,
    date: pack.date,
    identifier: createHash('sha256')
      .update(JSON.stringify([pack.identifier, pack.date, pack.title]))
      .digest()
      .subarray(0, 16),
    pages,
    outline: pack.stories.map(outlineOf),
    pictures,
    glyphOf: bench.glyph,
  });
  return { bytes, beside: [] };
};

/** A pack on its pages, and what it was set with. */
export type SetPack = {
  readonly pages: readonly Page[];
  readonly bench: Bench;
  readonly pictures: ReadonlyMap<string, ReadyPicture>;
};

/** Sets a pack: everything but the writing of the file. */
export async function setPages(pack: Pack, context: RenderContext): Promise<SetPack> {
  const { style } = context;
  const bench = openBench(style, context.world.data, context.report);
  const block = textBlock(style, 'recto');
  const pictures = await readyPictures(pack.pictures, block.width, block.height);
  const press: Press = { pack, bench, block, pictures, report: context.report };
  const stories = pack.stories.flatMap((it) => storyPages(it, press));
  const front = pack.contents ? contentsPages(stories, press) : [];
  const pages = [...front, ...stories].map(({ page, title, section }, index): Page => {
    const side = sideOf(index + 1);
    const here = textBlock(style, side);
    const placed = page.parts.map((part) => ({ ...part, x: part.x + here.x, y: part.y + here.y }));
    const beside = { title, section, folio: String(index + 1), side, language: pack.language };
    return { ...style.page, parts: [...placed, furniture(bench, here, beside)] };
  });
  await reportMissed(bench, context.report);
  return { pages, bench, pictures };
}

type Press = {
  readonly pack: Pack;
  readonly bench: Bench;
  readonly block: TextBlock;
  readonly pictures: ReadonlyMap<string, ReadyPicture>;
  readonly report: Compositor['report'];
};

function storyPages(it: Story, press: Press): readonly Headed[] {
  const { galleys, compositor } = openCompositor(press, it.language);
  const set = story(it, columnOf(press, it.language), compositor);
  const made = makeUp(set, frameOf(press), { galleys, divider: divider(press) });
  if (made.tooTall > 0) {
    const message = made.tooTall === 1 ? 'something is taller than the page' : `${made.tooTall} things are taller than the page`;
    press.report(problem('box-too-tall', it.at, message, 'it runs over the foot; a larger page or smaller type would hold it'));
  }
  const title = runningTitle(it);
  const head = press.pack.title === title ? title : `${press.pack.title} · ${title}`;
  const sections = sectionsOf(it, made.pages, press.bench.style.voices.body.leading);
  return made.pages.map((page, index) => ({ page, title: index === 0 ? '' : head, section: sections[index] ?? '' }));
}

/** The contents name pages that lie behind them, so they are set until their own number of pages holds: as a rule, twice. */
function contentsPages(stories: readonly Headed[], press: Press): readonly Headed[] {
  const places = new Map<string, number>();
  for (const [number, { page }] of stories.entries()) {
    for (const part of page.parts) for (const draw of part.draws) if (draw.kind === 'anchor') places.set(draw.id, number + 1);
  }
  let count = 0;
  for (let round = 0; round < 5; round++) {
    const { compositor } = openCompositor(press, press.pack.language);
    const label = (id: string): string => String((places.get(id) ?? 0) + count);
    const set = contents(press.pack, columnOf(press, press.pack.language), compositor, label);
    const { pages } = makeUp(set, frameOf(press), { galleys: [], divider: [] });
    if (pages.length === count) return pages.map((page) => ({ page, title: '', section: '' }));
    count = pages.length;
  }
  throw new Error('the contents never came to rest');
}

function openCompositor(
  press: Press,
  language: string,
): { readonly compositor: Compositor; readonly galleys: readonly Galley[] } {
  const galleys: Galley[] = [];
  const addNote = (content: readonly Block[]): { readonly note: number; readonly label: string } => {
    const note = galleys.length;
    const label = String(note + 1);
    const column: Column = { ...columnOf(press, language), voice: 'note', indents: false };
    // Room for two figures, or for as many as there are, and half an em.
    const hang = press.bench.style.voices.note.size * (0.5 * Math.max(2, label.length) + 0.5);
    // The number is taken before the note is set, as what is in it may not be counted first.
    galleys.push([]);
    const set = blocks(content, { ...column, measure: column.measure - hang }, compositor);
    galleys[note] = hung(shifted(set, hang), label, hang, column, compositor);
    return { note, label };
  };
  const compositor: Compositor = {
    bench: press.bench,
    report: press.report,
    words: wordsOf(language),
    pictures: new Map([...press.pictures].map(([hash, picture]) => [hash, picture.size])),
    addNote,
  };
  return { compositor, galleys };
}

function columnOf(press: Press, language: string): Column {
  return { measure: press.block.width, height: press.block.height, language, voice: 'body', indents: true, tight: false };
}

function frameOf(press: Press): { readonly height: number; readonly leading: number } {
  return { height: press.block.height, leading: press.bench.style.voices.body.leading };
}

/** A short rule between the text and its notes, with a line of white above it. */
function divider(press: Press): Galley {
  const { style } = press.bench;
  const { leading } = style.voices.body;
  const bar = { kind: 'bar', x: 0, y: leading * 0.6, width: press.block.width / 5, height: 0.4, ink: style.ink.rule } as const;
  return [type(leading, [bar])];
}

function outlineOf(it: Story): OutlineEntry {
  const below = it.body.flatMap((block) =>
    block.kind === 'heading' ? [{ level: block.level, title: plain(block.content), anchor: block.id }] : [],
  );
  return { title: plain(it.headline), anchor: it.id, below: nested(below, 2) };
}

/** Headings in a row as a tree, by their levels. */
function nested(
  flat: readonly { readonly level: number; readonly title: string; readonly anchor: string }[],
  level: number,
): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (let at = 0; at < flat.length;) {
    const head = flat[at];
    if (head === undefined) break;
    let end = at + 1;
    while ((flat[end]?.level ?? 0) > level) end++;
    entries.push({ title: head.title, anchor: head.anchor, below: nested(flat.slice(at + 1, end), level + 1) });
    at = end;
  }
  return entries;
}
