/** The pages of one story, from the head of a page on, made up and given out page by page. */
import type { Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import type { Placed } from '../../typeset/draw.ts';
import { heightOf, settled, type, type Galley, type Part } from '../../typeset/galley.ts';
import { makeUp } from '../../typeset/makeup.ts';
import { child, plant } from '../../typeset/tag.ts';
import { measuring } from './compose/compositor.ts';
import { masthead } from './compose/masthead.ts';
import { partTitle } from './compose/part.ts';
import { body, opening, runningTitle } from './compose/story.ts';
import { flaws } from './flaws.ts';
import { labelOf } from './labels.ts';
import { columnOf, framesOf, oneColumn, openCompositor, type Making, type Press } from './press.ts';
import { sectionsOf } from './sections.ts';

/** What a page says of where it is; empty on pages that open a story. */
export type Around = { readonly title: string; readonly section: string };

/** Ragged paragraphs have no other number of lines to fill a page with: so many lines may be free at its foot. */
const raggedFoot = 2;

/** A page of a story, before it has its furniture. */
export type StoryPage = { readonly parts: readonly Placed[]; readonly around: Around };

/** The pages of a story, from page `first` of the pack on. */
export function* storyPages(it: Story, first: number, press: Making): Generator<StoryPage, void> {
  const { galleys, compositor } = openCompositor(press, it.language, it.id);
  const language = it.language === press.pack.language ? {} : { language: it.language };
  // The masthead, or the title of a part, is no part of the story below it.
  const part = press.begins.get(it) ?? '';
  const head = it.role === 'front' || part !== '' ? child(press.tree, 'Sect') : null;
  const tag = child(press.tree, 'Art', { title: plain(it.headline), ...language });
  const { columns } = press.bench.style;
  const leading = press.bench.style.voices.body.leading;
  const whole = columnOf(press, it.language, tag);
  const column = { ...whole, measure: oneColumn(press) };
  // Above several columns the opening runs over them all, unless it leaves them no room.
  const trial = (): Galley => settled([opening(it, { ...whole, tag: plant() }, measuring(compositor))]);
  const banner = columns.count === 1 ? 0 : heightOf(trial(), leading);
  const spans = head === null && banner > 0 && banner <= press.block.height - 6 * leading;
  const across = spans ? settled([opening(it, whole, compositor)]) : [];
  const frames = framesOf(press, { banner: spans ? banner : 0, first });
  const matter = function* (): Generator<Part, void> {
    if (head !== null) {
      const above = { ...column, tag: head };
      yield* it.role === 'front' ? masthead(press.pack, above, compositor) : partTitle(part, it.at, above, compositor);
    }
    if (!spans) yield opening(it, column, compositor);
    yield* body(it, column, compositor);
  };
  const notes = { galleys, divider: divider(press, column.measure) };
  const called = across.flatMap((strip) => strip.notes);
  const sectionOf = sectionsOf(it, leading);
  const found = flaws(it, press.bench.style.align === 'justified' ? 0 : raggedFoot, press.report);
  let number = first;
  let parts: Placed[] = spans ? stacked(across, leading) : [];
  let filled = 0;
  for (const frame of makeUp(matter(), frames, notes, called)) {
    found.add(frame, labelOf(number - 1, press.labels));
    const at = filled % columns.count;
    const [dx, dy] = [at * (column.measure + columns.gutter), filled < columns.count && spans ? banner : 0];
    parts.push(...frame.parts.map((part) => ({ ...part, x: part.x + dx, y: part.y + dy })));
    filled++;
    if (at < columns.count - 1) continue;
    yield ended();
  }
  if (filled % columns.count > 0 || (filled === 0 && parts.length > 0)) yield ended();
  found.tell();

  function ended(): StoryPage {
    const section = sectionOf(parts);
    const title = number === first ? '' : runningTitle(it, press.pack);
    const page = { parts, around: { title, section } };
    parts = [];
    number++;
    return page;
  }
}

/** Strips one below the other. */
function stacked(strips: Galley, leading: number): Placed[] {
  let y = 0;
  return strips.map((strip) => {
    const placed = { x: 0, y, draws: strip.draws() };
    y = heightOf([type(y, []), strip], leading);
    return placed;
  });
}

/** A short rule between the text and its notes, with a line of white above it. */
function divider(press: Press, measure: number): Galley {
  const { style } = press.bench;
  const { leading } = style.voices.body;
  const bar = { kind: 'bar', x: 0, y: leading * 0.6, width: measure / 5, height: 0.4, ink: style.ink.rule } as const;
  return [type(leading, [bar])];
}
