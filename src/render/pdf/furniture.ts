/** What stands on pages outside the text block: running heads and folios. */
import type { Language } from '../../model/document.ts';
import type { Style, VoiceName } from '../../style/style.ts';
import type { Draw, Placed } from '../../typeset/draw.ts';
import type { SetLine } from '../../typeset/line.ts';
import { setParagraph } from '../../typeset/paragraph.ts';
import { lineDraws } from '../../typeset/strips.ts';
import { footer, header, type Tag } from '../../typeset/tag.ts';
import { upright, type Bench } from './bench.ts';

/** The text block of a page, in points from the page's top left corner; its height is a whole number of lines. */
export type TextBlock = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The side of a leaf: right-hand pages have odd numbers. */
export type Side = 'recto' | 'verso';

/** The side that a page of a number, from 1, is on. */
export function sideOf(number: number): Side {
  return number % 2 === 1 ? 'recto' : 'verso';
}

/** Fits as many whole lines into the page as its margins leave room for. Where margins are mirrored, `left` is the inner one. */
export function textBlock(style: Style, side: Side): TextBlock {
  const { page, margin } = style;
  const { leading } = style.voices.body;
  const height = page.height - margin.top - margin.bottom;
  return {
    x: style.mirrored && side === 'verso' ? margin.right : margin.left,
    y: margin.top,
    width: page.width - margin.left - margin.right,
    height: Math.max(1, Math.floor(height / leading)) * leading,
  };
}

/** What is to be said beside the text of a page. */
export type Beside = {
  /** Of the story; empty on pages that have no running head, as those that open a story. */
  readonly title: string;
  /** The section that is current at the head of the page; empty where there is none. */
  readonly section: string;
  readonly folio: string;
  readonly side: Side;
  readonly language: Language;
};

/** Where words stand between the edges of the text block. */
type Edge = 'left' | 'centre' | 'right';

/** Gives the running head and the folio of a page. */
export type Furniture = (block: TextBlock, beside: Beside) => Placed;

/** Words on one line. @param measure what it may fill, in points */
type SetWords = (name: VoiceName, text: string, measure: number, language: Language) => readonly SetLine[];

/** Makes ready to furnish pages. Most of them have the same head, which is set once. @param marking who may read them; empty for anyone */
export function openFurniture(bench: Bench, marking = ''): Furniture {
  const known = new Map<string, readonly SetLine[]>();
  const set: SetWords = (name, text, measure, language) => {
    const key = [name, measure, language, text].join(' ');
    const lines = known.get(key) ?? lineOf(bench, name, text, measure, language);
    if (name !== 'folio') known.set(key, lines);
    return lines;
  };
  const marks = marking === '' ? null : markingOf(bench, marking);
  return (block, beside) => {
    const placed = furnished(bench.style, set, block, beside, marks !== null);
    return marks === null ? placed : { ...placed, draws: [...marks(block), ...placed.draws] };
  };
}

function furnished(style: Style, set: SetWords, block: TextBlock, beside: Beside, marked: boolean): Placed {
  const usual = block.y - Math.min(style.margin.top * 0.45, 2 * style.voices.body.leading);
  // A marking stands above the running head, clear of it where the margin has room for both.
  const { size } = style.voices.runningHead;
  const above = marked ? Math.max(usual, Math.min(markedHead(style) + size * 1.3, block.y - size * 0.3)) : usual;
  const below = block.y + block.height + Math.min(style.margin.bottom * 0.45, 2.5 * style.voices.body.leading);
  // Alone, a page is turned at its right edge; in a book, at the outer one.
  const outer: Edge = style.mirrored && beside.side === 'verso' ? 'left' : 'right';
  const folio: Edge = style.running.folio === 'centre' ? 'centre' : outer;
  return {
    x: block.x,
    y: 0,
    draws: [
      ...runningHead(style, set, block.width, beside, outer).flatMap(({ line, x }) => moved(lineDraws(line, above), x)),
      ...set('folio', beside.folio, block.width, beside.language).flatMap((line) =>
        moved(lineDraws(line, below), indentOf(line, folio, block.width)),
      ),
    ],
  };
}

/** At least so large a marking has to be (FIRST, Traffic Light Protocol 2.0, 2022), in points; where margins have less room it is smaller. */
const markingSize = 12;

/** The baseline of the marking at the head of a page, in points from its top. */
function markedHead({ margin }: Style): number {
  return margin.top * 0.4;
}

/** The marking at the right of the head and of the foot of a page, clear of what else stands there. */
function markingOf(bench: Bench, marking: string): (block: TextBlock) => readonly Draw[] {
  const { style } = bench;
  const set = (margin: number, tag: Tag): SetLine | undefined => {
    const voice = { ...style.voices.runningHead, size: Math.min(markingSize, margin * 0.4), ink: 'text' } as const;
    const font = bench.font(voice, { ...upright, bold: true }, 'en', false);
    const shape = { measure: style.page.width, indent: 0, align: 'left', balance: false } as const;
    return setParagraph([{ kind: 'text', text: marking, font, link: null, tag }], shape).lines[0];
  };
  const [above, below] = [set(style.margin.top, header), set(style.margin.bottom, footer)];
  return (block) => [
    ...(above === undefined ? [] : moved(lineDraws(above, markedHead(style)), block.width - above.width)),
    ...(below === undefined
      ? []
      : moved(lineDraws(below, style.page.height - style.margin.bottom * 0.22), block.width - below.width)),
  ];
}

type PlacedLine = { readonly line: SetLine; readonly x: number };

/**
 * The running head. In a book the story stands on versos and its section on rectos, both outside; on single pages the story
 * stands on the left and its section on the right.
 */
function runningHead(style: Style, set: SetWords, width: number, beside: Beside, outer: Edge): readonly PlacedLine[] {
  const { title, section, language, side } = beside;
  if (title === '' || style.running.head === 'none') return [];
  const named = style.running.head === 'section' ? section : '';
  const put = (text: string, room: number, edge: Edge): readonly PlacedLine[] =>
    set('runningHead', text, room, language).map((line) => ({ line, x: indentOf(line, edge, width) }));
  if (style.mirrored) return put(side === 'recto' && named !== '' ? named : title, width, outer);
  const right = put(named, width * 0.45, 'right');
  const taken = right.reduce((sum, { line }) => sum + line.width + 2 * style.voices.runningHead.size, 0);
  return [...put(title, width - taken, 'left'), ...right];
}

function indentOf(line: SetLine, edge: Edge, width: number): number {
  const room = width - line.width;
  return edge === 'left' ? 0 : edge === 'centre' ? room / 2 : room;
}

function moved(draws: readonly Draw[], x: number): readonly Draw[] {
  return draws.map((draw) => (draw.kind === 'anchor' ? draw : { ...draw, x: draw.x + x }));
}

/** Words on one line; what does not fit is told by an ellipsis. */
function lineOf(bench: Bench, name: VoiceName, text: string, measure: number, language: Language): readonly SetLine[] {
  if (text === '') return [];
  const font = bench.font(bench.style.voices[name], upright, language, false);
  const set = (value: string): readonly SetLine[] =>
    setParagraph([{ kind: 'text', text: value, font, link: null, tag: name === 'folio' ? footer : header }], {
      measure,
      indent: 0,
      align: 'left',
      balance: false,
    }).lines;
  const lines = set(text);
  const [first] = lines;
  if (first === undefined || lines.length === 1) return lines;
  const kept = first.spans.map((span) => span.shaped.text + span.after).join('');
  return set(`${kept.replace(/[\s\p{P}]*\S*$/u, '')}…`).slice(0, 1);
}
