/**
 * The composition of a cover: a masthead over a rule, the title below it as large as it can be, and a darker field at the foot for
 * who wrote it, and when. What is absent takes no room: what follows moves up, the title grows, and the field keeps its least height.
 */
import { problem, type Report } from '../../../model/problem.ts';
import type { Style } from '../../../style/style.ts';
import { setBlock, type Block, type Setting } from './block.ts';
import type { Case, Cast } from './case.ts';
import { readingOf } from './order.ts';
import { paletteFor } from './palette.ts';
import { margin, measure, openSheet, page, type Cover, type Sheet } from './sheet.ts';
import { setTitle } from './title.ts';
import { credits, type CoverWords } from './words.ts';

/** All lengths are in pixels. No type is smaller than a fortieth of the height. */
const sizes = { masthead: 72, series: 64, subtitle: 112, credit: 76, date: 64 } as const;
/** White from a baseline, or a rule, to the capitals below it. */
const gaps = { rule: 52, title: 130, subtitle: 124, credit: 58, date: 72 } as const;
/** The least height that is left to the title where there is a subtitle. */
const leastRoom = 700;
/** Of a longer title, in characters, nobody could read the type. */
const longestTitle = 600;
/** The slug, a piece of heavy rule at the start of a fine one. */
const slug = { width: 220, height: 28 } as const;
const ruleHeight = 6;
/** The white around what stands in the field at the foot, and the least height of the field. */
const field = { above: 100, below: 120, least: 360 } as const;
/** Around the marking, inside its box; and between it and what stands beside it. */
const box = { padding: 28, apart: 60 } as const;
/** Large letters stand closer, in thousandths of their size. */
const tight = -10;
const leadings = { title: 1.05, other: 1.2 } as const;

/** Letters of any size. */
type Hand = Omit<Cast, 'size'>;

/** What the parts of a cover are set with. */
type Desk = {
  readonly words: CoverWords;
  readonly sheet: Sheet;
  /** Sets words in `most` lines, reports what needs more; null where there is nothing to put. */
  readonly few: (
    text: string,
    cast: Cast,
    what: string,
    limits: { readonly most: number; readonly within: number },
  ) => Block | null;
};

/** Composes the cover that says `words`. What can not be set, or is too long for a cover, is reported and left out. */
export function composeCover(words: CoverWords, style: Style, from: Case, report: Report): Cover {
  const side = readingOf(words.title, words.language);
  const setting: Setting = { measure, leading: leadings.other, language: words.language, side };
  const tooLong = (what: string, instead = 'leaves it out'): void => {
    const hint = 'make it shorter, or give the cover as a picture, with --cover';
    report(problem('block-not-rendered', null, `the ${what} is too long for the cover, which ${instead}`, hint));
  };
  const few: Desk['few'] = (text, cast, what, { most, within }) => {
    const shown = text === '' ? '' : from.settable(text, cast, what);
    if (shown === '') return null;
    const block = setBlock(shown, cast, { ...setting, measure: within }, from);
    if (block.lines.length <= most) return block;
    tooLong(what);
    return null;
  };

  const palette = paletteFor(words.identifier);
  const { title, standfirst, byline } = style.voices;
  const chief = { ...title, tracking: 0, ink: palette.paper, hyphens: false };
  const lesser = { ...byline, ink: palette.accent, hyphens: false };
  const sheet = openSheet(side);
  const desk = { words, sheet, few };

  sheet.fill({ indent: 0, y: 0, width: page.width, height: page.height }, palette.ground);
  const top = masthead(desk, chief, lesser, palette.ground) + gaps.title;
  const foot = footer(desk, chief, lesser, palette.shade);

  const below = few(words.subtitle, { ...standfirst, ink: palette.paper, size: sizes.subtitle, hyphens: false }, 'subtitle', {
    most: 4,
    within: measure,
  });
  const room = foot - gaps.title - top;
  // Before the title becomes small, the subtitle goes.
  const spare = below === null ? room : room - gaps.subtitle - below.height;
  const subtitle = spare < leastRoom ? null : below;
  if (subtitle !== below) tooLong('subtitle');

  const wanted = words.title.length > longestTitle ? beginning(words.title) : words.title;
  if (wanted !== words.title) tooLong('title', 'shows its beginning');
  const shown = from.settable(wanted, { ...chief, size: sizes.subtitle }, 'title');
  let y = top;
  if (shown !== '') {
    const cast = { ...chief, tracking: tight };
    const height = subtitle === null ? room : spare;
    const block = setTitle(shown, cast, { ...setting, leading: leadings.title }, height, from);
    sheet.put(block, margin, y);
    y += block.height + gaps.subtitle;
  }
  if (subtitle !== null) sheet.put(subtitle, margin, y);
  return sheet;
}

/** The first words of a title. */
function beginning(title: string): string {
  return `${title.slice(0, longestTitle).replace(/\s*\S*$/u, '') || title.slice(0, longestTitle)} …`;
}

/** Publisher and marking, a rule, series and issue. Gives where it ends. */
function masthead({ words, sheet, few }: Desk, chief: Hand, lesser: Hand, ground: string): number {
  const label = few(words.marking, { ...chief, ink: ground, size: sizes.series }, 'marking', { most: 1, within: measure / 2 });
  const boxed = label === null ? 0 : label.width + 2 * box.padding;
  const beside = label === null ? 0 : boxed + box.apart;
  const name = few(words.publisher, { ...chief, size: sizes.masthead }, 'publisher', { most: 3, within: measure - beside });
  let y: number = margin;
  if (label !== null) {
    const indent = name === null ? margin : margin + measure - boxed;
    sheet.fill({ indent, y, width: boxed, height: label.height + 2 * box.padding }, chief.ink);
    sheet.put(label, indent + box.padding, y + box.padding);
  }
  // Both stand on one line.
  const drop = label === null ? 0 : box.padding;
  if (name !== null) sheet.put(name, margin, y + drop);
  const height = Math.max(label === null ? 0 : label.height + 2 * drop, name === null ? 0 : drop + name.height);
  if (height > 0) y += height + gaps.rule;
  sheet.fill({ indent: margin, y, width: measure, height: ruleHeight }, lesser.ink);
  sheet.fill({ indent: margin, y, ...slug }, lesser.ink);
  y += slug.height;

  const number = few(words.issue, { ...lesser, size: sizes.series }, 'issue', { most: 1, within: measure / 2 });
  const taken = number === null ? 0 : number.width + box.apart;
  const series = few(words.series, { ...lesser, size: sizes.series }, 'series', { most: 2, within: measure - taken });
  if (series === null && number === null) return y;
  y += gaps.rule;
  if (series !== null) sheet.put(series, margin, y);
  if (number !== null) sheet.put(number, series === null ? margin : margin + measure - number.width, y);
  return y + Math.max(series?.height ?? 0, number?.height ?? 0);
}

/** Authors and date, in their field. Gives where it begins. */
function footer({ words, sheet, few }: Desk, chief: Hand, lesser: Hand, shade: string): number {
  const limits = { most: 2, within: measure };
  const blocks: { readonly block: Block; readonly gap: number }[] = [];
  for (const name of credits(words)) {
    const block = few(name, { ...chief, size: sizes.credit }, 'author', limits);
    if (block !== null) blocks.push({ block, gap: gaps.credit });
  }
  const date = few(words.date, { ...lesser, size: sizes.date }, 'date', limits);
  if (date !== null) blocks.push({ block: date, gap: gaps.date });
  const content = blocks.reduce((sum, { block, gap }, at) => sum + block.height + (at === 0 ? 0 : gap), 0);
  const height = Math.max(field.least, field.above + content + field.below);
  const top = page.height - height;
  sheet.fill({ indent: 0, y: top, width: page.width, height }, shade);
  let y = page.height - field.below - content;
  for (const [at, { block, gap }] of blocks.entries()) {
    if (at > 0) y += gap;
    sheet.put(block, margin, y);
    y += block.height;
  }
  return top;
}
