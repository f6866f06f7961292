/** Lists, hung by the marker: numbers align on their last figure, bullets stand in the indent. */
import type { Block, List, ListItem } from '../../../model/document.ts';
import { changedAt, heightOf, settled, shifted, type, white, type Matter, type Strip } from '../../../typeset/galley.ts';
import type { Voice } from '../../../style/style.ts';
import type { Link } from '../../../typeset/draw.ts';
import { child, type Tag } from '../../../typeset/tag.ts';
import { points } from '../../../typeset/font.ts';
import { upright } from '../bench.ts';
import { narrowed, type Column, type Compositor } from './compositor.ts';

type SetBlocks = (run: readonly Block[], column: Column, compositor: Compositor) => Matter;

const bullet = '•';
const boxes = { done: '☑', open: '☐' } as const;

/** Sets a list; `blocks` sets what is in its items. */
export function list(it: List, column: Column, compositor: Compositor, blocks: SetBlocks): Matter {
  const { style } = compositor.bench;
  const voice = style.voices[column.voice];
  const markers = it.items.map((item, index) => marker(it, item, index));
  const widest = markers.reduce((most, text) => Math.max(most, text.length), 0);
  // Room for the marker and half an em; figures are about half an em wide.
  const room = Math.max(style.indent, widest * voice.size * 0.5 + voice.size * 0.6);
  const { column: narrow, by: hang } = narrowed(column, room, voice.size);
  const whole = child(column.tag, 'L', { numbering: it.start === null ? 'Disc' : 'Decimal' });
  const items = it.items.map(() => child(whole, 'LI'));
  const labels = items.map((item) => child(item, 'Lbl'));
  const bodies = it.items.map((item, index) => {
    const tag = child(items[index] ?? whole, 'LBody');
    const set = blocks(item.content, { ...narrow, indents: false, tight: it.tight, tag }, compositor);
    return set.length === 0 ? [type(voice.leading, [])] : set;
  });
  const gap = it.tight ? 0 : gapBetween(bodies, voice.leading, style.voices.body.leading);
  return bodies.flatMap((body, index) => {
    // What ends in white of its own needs none behind it.
    const open = gap > 0 && index > 0 && settled((bodies[index - 1] ?? []).slice(-1)).at(-1)?.kind === 'type';
    return [
      ...(open ? [white(gap)] : []),
      ...hung(
        shifted(body, hang),
        { text: markers[index] ?? bullet, link: null, tag: labels[index] ?? whole },
        hang,
        column,
        compositor,
      ),
    ];
  });
}

/** White between items: none between short ones, a line between others, so that the lines of both stay on the grid; off the grid, half a line. */
function gapBetween(bodies: readonly Matter[], leading: number, grid: number): number {
  if (leading !== grid) return leading / 2;
  return bodies.some((body) => heightOf(settled(body), grid) > 2 * leading) ? leading : 0;
}

function marker(it: List, item: ListItem, index: number): string {
  if (item.done !== null) return item.done ? boxes.done : boxes.open;
  return it.start === null ? bullet : `${it.start + index}.`;
}

/** What an item or a note is hung from. */
export type Marker = { readonly text: string; readonly link: Link | null; readonly tag: Tag };

/** Draws a marker on the first line of what is hung from it. @param hang the room for it, in points @param own a voice that is not the column's */
export function hung(
  matter: Matter,
  marker: Marker,
  hang: number,
  column: Column,
  compositor: Compositor,
  own: Voice | null = null,
): Matter {
  const { text, link, tag } = marker;
  const { bench } = compositor;
  const running = bench.style.voices[column.voice];
  const voice = own ?? ({ ...running, figures: 'tabular' } as const);
  const family = text === boxes.done || text === boxes.open ? 'sans' : null;
  const font = bench.font(voice, { ...upright, family }, column.language, false);
  const shaped = font.cut.word(text);
  // Numbers align on their last figure, half an em before the text; one too long for its room sticks out to the left.
  const x = /\d/.test(text) ? hang - running.size / 2 - points(font, shaped.width) : 0;
  const span = { x, font, shaped, link, tag, after: '', broken: false, joined: false, image: null } as const;
  // A rule or white that opens a table is no line.
  const isLine = (strip: Strip): boolean => strip.kind === 'type' && strip.height >= running.leading / 2;
  const first = matter.findIndex((part) => (part.kind === 'flex' ? (part.set(0)?.strips ?? []).some(isLine) : isLine(part)));
  // What has no line gets one for its marker: a mark that leads to it must lead somewhere.
  if (first < 0) return hung([type(running.leading, []), ...matter], marker, hang, column, compositor, own);
  const marked = changedAt(matter.slice(first), 'first', (strips) => {
    const at = strips.findIndex(isLine);
    return strips.map((strip, index): Strip => {
      if (index !== at) return strip;
      const y = Math.min(strip.height, running.leading) - bench.depth;
      return { ...strip, draws: () => [{ kind: 'line', x: 0, y, scale: 1, tracking: 0, spans: [span] }, ...strip.draws()] };
    });
  });
  return [...matter.slice(0, first), ...marked];
}
