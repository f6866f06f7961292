/** The contents: what is in the pack and on which page, joined by leaders. */
import type { Inline, Language } from '../../../model/document.ts';
import { beginningsOf } from '../../../model/parts.ts';
import type { Pack, Story } from '../../../model/pack.ts';
import { plain } from '../../../model/plain.ts';
import type { Draw } from '../../../typeset/draw.ts';
import { points } from '../../../typeset/font.ts';
import { together, toGrid, type, white, type Galley, type Strip } from '../../../typeset/galley.ts';
import { setParagraph } from '../../../typeset/paragraph.ts';
import { lineDraws } from '../../../typeset/strips.ts';
import { upright } from '../bench.ts';
import { child } from '../../../typeset/tag.ts';
import { within, type Column, type Compositor } from './compositor.ts';
import { masthead } from './masthead.ts';
import { ragged } from './text.ts';

/** A line of the contents. */
type Entry = { readonly id: string; readonly title: readonly Inline[]; readonly language: Language; readonly depth: number };

/** The pack's title and contents, on pages of their own. @param pageOf the page label of an anchor */
export function contents(pack: Pack, column: Column, compositor: Compositor, pageOf: (id: string) => string): Galley {
  const { style } = compositor.bench;
  const base = style.voices.body.leading;
  const at = pack.stories[0]?.at ?? { file: '', line: 1, column: 1 };
  const text = (value: string): readonly Inline[] => [{ kind: 'text', at, value }];
  const even = { align: 'left', balance: true } as const;
  // A pack that begins with a page of its own has its masthead there, and one of a single story needs none.
  const bare = pack.stories.length === 1 || pack.stories[0]?.role === 'front';
  const opening = bare ? [] : masthead(pack, column, compositor);
  const heading = together(
    [
      ...ragged(
        text(compositor.words.contents),
        style.voices.contentsTitle,
        within(column, bare ? 'H1' : 'H2'),
        even,
        at,
        compositor,
      ),
      white(base / 2),
      toGrid,
    ],
    true,
  );
  const list = contentsEntries(pack);
  const inside = within(column, 'TOC');
  // Stories with sections are told apart by a line of white; the first section stays with its story.
  const parted = list.some(({ depth }) => depth > 0);
  const parts = new Map([...beginningsOf(pack)].map(([story, title]) => [story.id, title]));
  let group = inside;
  const lines = list.flatMap((entry, index) => {
    const { language } = entry;
    // Stories of a part are a list of their own under its title; the apparatus is in none.
    const part = parts.get(entry.id);
    if (part !== undefined) group = part === '' ? inside : within(inside, 'TOC');
    const over =
      part === undefined || part === ''
        ? []
        : ragged(text(part), style.voices.byline, within(group, 'Caption'), even, at, compositor);
    const set = {
      ...line(entry, within(group, 'TOCI', language === pack.language ? {} : { language }), compositor, pageOf),
      keep: entry.depth === 0 && list[index + 1]?.depth === 1,
    };
    const apart = index > 0 && entry.depth === 0 && (parted || over.length > 0) ? [white(style.voices.contents.leading)] : [];
    return [...apart, ...over.map((strip) => ({ ...strip, keep: true })), set];
  });
  return [...opening, ...heading, ...lines];
}

/** What is listed, in its order. */
export function contentsEntries({ stories }: Pick<Pack, 'stories'>): readonly Entry[] {
  return stories.flatMap((story) => [
    { id: story.id, title: story.headline, language: story.language, depth: 0 },
    ...headings(story),
  ]);
}

function headings(story: Story): readonly Entry[] {
  return story.body.flatMap((block) =>
    block.kind === 'heading' && block.level === 2
      ? [{ id: block.id, title: block.content, language: story.language, depth: 1 }]
      : [],
  );
}

/** One entry; a long title turns over under itself, clear of the page numbers. */
function line(entry: Entry, column: Column, compositor: Compositor, pageOf: (id: string) => string): Strip {
  const { bench } = compositor;
  const voice = bench.style.voices.contents;
  const indent = entry.depth * bench.style.indent;
  const variant = { ...upright, bold: entry.depth === 0 };
  const font = bench.font(voice, variant, column.language, false);
  const numberFont = bench.font(voice, upright, column.language, false);
  const link = { kind: 'place', id: entry.id, name: null, said: '' } as const;
  const tag = child(child(column.tag, 'Reference'), 'Link');
  const piece = { kind: 'text', text: plain(entry.title), font, link, tag } as const;
  const numbers = voice.size * 2.5;
  const titleShape = { measure: column.measure - indent - numbers, indent: 0, align: 'left', balance: false } as const;
  const title = setParagraph([piece], titleShape).lines;
  const page = setParagraph([{ kind: 'text', text: pageOf(entry.id), font: numberFont, link, tag }], {
    measure: column.measure,
    indent: 0,
    align: 'right',
    balance: false,
  }).lines;
  const draws: Draw[] = [];
  for (const [index, set] of title.entries()) {
    const y = (index + 1) * voice.leading - bench.depth;
    const last = index === title.length - 1;
    for (const draw of lineDraws(set, y)) draws.push(draw.kind === 'anchor' ? draw : { ...draw, x: draw.x + indent });
    if (!last) continue;
    draws.push(...page.flatMap((number) => lineDraws(number, y)));
    draws.push(...leaders(indent + set.width + voice.size / 2, column.measure - numbers * 0.6, y, compositor));
  }
  return type(title.length * voice.leading, draws);
}

/** Points from a title to its page number, on a grid of their own so that those of all lines stand below each other. */
function leaders(from: number, to: number, y: number, compositor: Compositor): readonly Draw[] {
  const { bench } = compositor;
  const voice = bench.style.voices.contents;
  const font = bench.font({ ...voice, ink: 'muted' }, upright, 'en', false);
  const step = voice.size * 0.7;
  const dots: Draw[] = [];
  const size = Math.max(0.6, points(font, font.cut.word('.').width) / 4);
  for (let x = Math.ceil(from / step) * step; x < to; x += step) {
    dots.push({ kind: 'bar', x, y: y - size, width: size, height: size, ink: font.ink });
  }
  return dots;
}
