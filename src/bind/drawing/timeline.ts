/**
 * A timeline drawn to scale: an axis, its years, months or days, and a numbered dot for each event. Dots that are close stand side by side, and
 * a bent stem leads from each to its place on the axis.
 */
import type { Drawing, Language, Place, Shape } from '../../model/document.ts';
import { longDate } from '../../text/date.ts';
import { spread } from './spread.ts';

const width = 420;
const margin = 14;
const radius = 6;
/** Between the middles of dots that stand side by side. */
const apart = 2 * radius + 2;
/** Between the dots and the axis: where stems go straight down, and where they lead aside. */
const drop = { straight: 5, bent: 18 } as const;

/** Draws the dates of events, which are in order; null when they do not span any time. @param dates ISO 8601: days, months or years */
export function timelineDrawing(dates: readonly string[], alt: string, language: Language, at: Place): Drawing | null {
  const days = dates.map(dayOf);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (dates.length < 2 || first === last) return null;
  const x = (day: number): number => margin + ((day - first) / (last - first)) * (width - 2 * margin);
  const rows = rowsOf(days.map(x));
  const bent = rows.some((row) => row.some(({ place, at }) => Math.abs(place - at) > 0.1));
  // The lowest row stands clear of the axis, the others on top of it.
  const axis = margin + (rows.length - 1) * apart + radius + (bent ? drop.bent : drop.straight);
  const dots = rows.flatMap((row, index) => row.map((dot) => ({ ...dot, y: margin + (rows.length - 1 - index) * apart })));
  const ticks = ticksOf(first, last, language);
  const shapes: Shape[] = [
    {
      kind: 'stroke',
      points: [
        [margin / 2, axis],
        [width - margin / 2, axis],
      ],
      weight: 1,
      tone: 'text',
    },
    ...ticks.flatMap(({ day, label }): readonly Shape[] => [
      {
        kind: 'stroke',
        points: [
          [x(day), axis],
          [x(day), axis + 4],
        ],
        weight: 0.6,
        tone: 'text',
      },
      { kind: 'label', at: [x(day), axis + 14], text: label, size: 8, anchor: anchorOf(x(day)), bold: false, tone: 'muted' },
    ]),
    // Stems first, so that none crosses a dot.
    ...dots.map(({ place, at: foot, y }): Shape => ({
      kind: 'stroke',
      points: [
        [place, y],
        [place, axis - (bent ? drop.bent : drop.straight) + 2],
        [foot, axis],
      ],
      weight: 0.6,
      tone: 'rule',
    })),
    ...dots.flatMap(({ place, y, number }): readonly Shape[] => [
      { kind: 'dot', at: [place, y], radius, tone: 'accent' },
      { kind: 'label', at: [place, y + 2.8], text: number, size: 8, anchor: 'middle', bold: true, tone: 'paper' },
    ]),
  ];
  return { kind: 'drawing', at, name: 'timeline', width, height: axis + 20, shapes, alt };
}

/** A dot: where it stands, where it belongs on the axis, and its number. */
type Dot = { readonly place: number; readonly at: number; readonly number: string };

/** Dots in as few rows as have room for them, in turn from row to row. @param wanted where they belong, in order */
function rowsOf(wanted: readonly number[]): readonly (readonly Dot[])[] {
  const all = wanted.map((at, index) => ({ at, number: String(index + 1) }));
  for (let count = 1; ; count++) {
    const rows = Array.from({ length: count }, (_, row) => {
      const own = all.filter((_, index) => index % count === row);
      const places = spread(
        own.map(({ at }) => at),
        apart,
        [margin / 2, width - margin / 2],
      );
      return places === null ? null : own.map((dot, index): Dot => ({ ...dot, place: round(places[index] ?? dot.at) }));
    });
    if (rows.every((row) => row !== null)) return rows;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Days since 1970; of a month or a year, its first. */
function dayOf(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

type Tick = { readonly day: number; readonly label: string };

/** At most so many labels stand side by side. */
const mostTicks = 6;

/** Years where the axis spans several, else months, else days: the finest of them that leaves room for labels. */
function ticksOf(first: number, last: number, language: Language): readonly Tick[] {
  const [from, to] = [new Date(first * 86_400_000), new Date(last * 86_400_000)];
  const [year, years] = [from.getUTCFullYear(), to.getUTCFullYear() - from.getUTCFullYear()];
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  const within = (ticks: readonly Tick[]): readonly Tick[] => ticks.filter(({ day }) => day >= first && day <= last);
  if (years >= 2) {
    const step = Math.ceil((years + 1) / mostTicks);
    return within(
      Array.from({ length: years + 1 }, (_, index) => year + index)
        .filter((_, index) => index % step === 0)
        .map((it) => ({ day: Date.UTC(it, 0, 1) / 86_400_000, label: String(it) })),
    );
  }
  if (months >= 2) {
    const step = Math.ceil((months + 1) / 5);
    return within(
      Array.from({ length: months + 1 }, (_, index) => from.getUTCMonth() + index)
        .filter((_, index) => index % step === 0)
        .map((month) => {
          const date = new Date(Date.UTC(year, month, 1));
          return { day: date.getTime() / 86_400_000, label: longDate(date.toISOString().slice(0, 7), language) };
        }),
    );
  }
  return [first, last].map((day) => ({ day, label: longDate(new Date(day * 86_400_000).toISOString().slice(0, 10), language) }));
}

/** Labels at the ends stay inside. */
function anchorOf(x: number): 'start' | 'middle' | 'end' {
  return x < 50 ? 'start' : x > width - 50 ? 'end' : 'middle';
}
