/**
 * Filling a frame: how far the matter reaches in it, and where the page could end.
 *
 * Every step places something or comes to an end, so that a page is never left blank while there is matter, and nothing is left
 * out: what no frame can hold is divided where it should not be, and a strip that none can hold runs over the foot.
 */
import { costs, fewCost, flawOf, heldCost, shortCost } from './ends.ts';
import type { End, Filled, Frame, Notes, Owed, Place, Plan, Start, Stock } from './frame.ts';
import { gridAfter, type Galley, type Strip } from './galley.ts';
import { isLast } from './stock.ts';

/** The share of a frame beyond which a note is divided without more ado. */
const longNote = 1 / 3;
/** A length too small to matter, in points. */
const hair = 1e-6;

/** Fills `frame` from `start` on. @param before lines left free at the foot of the frame before; @param first whether it opens the story */
export function fill(
  start: Start,
  frame: Frame,
  plan: Plan,
  stock: Stock,
  notes: Notes,
  { before, first }: { readonly before: number; readonly first: boolean },
): Filled {
  const ends: End[] = [];
  const strips: Strip[] = [];
  const tops: number[] = [];
  const foot: Strip[] = [];
  const waiting: number[] = [];
  const owed: Owed[] = [];
  const { height, leading } = frame;
  const dividerHeight = sumOf(notes.divider);
  let y = 0;
  /** How far down type reaches: white at the foot does not count. */
  let ink = 0;
  let footHeight = 0;
  let cost = start.waiting.length * costs.wait;
  let tooTall = false;
  /** Whether no text is left, so that a frame with room to spare lacks nothing. */
  let spent = false;
  /** What it costs to end behind the strip placed last. */
  let held = 0;
  let reached = start.place.part;

  takeOwed();
  if (owed.length > 0) {
    // Notes fill it as they can.
    spent = true;
    waiting.push(...start.waiting);
    end(start.place);
    return { ends, strips, tops, foot, reached };
  }
  if (foot.length > 0) {
    waiting.push(...start.waiting);
    end(start.place);
    waiting.length = 0;
  }
  takeWaiting();
  takeMatter();
  return { ends, strips, tops, foot, reached };

  function takeOwed(): void {
    for (const [index, { note, from }] of start.owed.entries()) {
      const rest = notes.galleys[note] ?? [];
      for (let at = from; at < rest.length; at++) {
        const strip = rest[at];
        if (strip === undefined) continue;
        const reach = footHeight + strip.height + (foot.length === 0 ? dividerHeight : 0);
        if (foot.length > 0 && reach > height + hair) {
          owed.push({ note, from: dividedAt(at) }, ...start.owed.slice(index + 1));
          return;
        }
        addNote(strip);
      }
    }
  }

  function takeWaiting(): void {
    for (const index of start.waiting) {
      const group = setOf(index);
      const forced = isBlank() && frame.full;
      if (waiting.length > 0 || !(forced || fitsWhole(group))) {
        waiting.push(index);
        continue;
      }
      for (const strip of group) take(strip);
      if (ink > height + hair) tooTall = true;
      const called = group.flatMap((strip) => strip.notes);
      if (called.length > 0 && ink + footWith(called.flatMap(notesOf)) > height + hair) cost += takeSome(called, height);
      else for (const strip of called.flatMap(notesOf)) addNote(strip);
    }
    if (strips.length > 0) end(start.place);
  }

  function takeMatter(): void {
    for (let index = start.place.part; ; index++) {
      const part = stock.part(index);
      reached = index;
      if (part === null) return finish(index);
      const begun = index === start.place.part && start.place.strip > 0;
      const wanted = begun ? start.place.delta : (plan.get(index) ?? 0);
      const floats = part.kind === 'flex' && part.floats;
      if (Number.isNaN(wanted) && floats) {
        putOff(index, part.gap);
        continue;
      }
      const setting = stock.setting(index, wanted);
      const [set, delta] = setting === null ? [setOf(index), 0] : [setting.strips, wanted];
      if (setting !== null && !begun) cost += setting.cost;
      // What a blank frame can not hold will find no better one.
      const hopeless = heightFrom(0, set) > height + hair || (isBlank() && frame.full);
      if (floats && !begun && (waiting.length > 0 || (!fitsWhole(set) && !hopeless))) {
        putOff(index, part.gap);
        continue;
      }
      for (let at = begun ? start.place.strip : 0; at < set.length; at++) {
        const strip = set[at];
        if (strip === undefined) continue;
        const next = at + 1 < set.length ? { part: index, delta, strip: at + 1 } : { part: index + 1, delta: 0, strip: 0 };
        if (!takeStrip(strip, next)) return;
      }
    }
  }

  function putOff(index: number, gap: number): void {
    waiting.push(index);
    if (y > 0) y += gap;
  }

  /** Places a strip; false when the frame is full. */
  function takeStrip(strip: Strip, next: Place): boolean {
    if (y === 0 && strip.kind !== 'type') return true;
    if (strip.kind === 'white') {
      y += strip.height;
      return true;
    }
    if (strip.kind === 'grid') {
      y = gridAfter(y, leading);
      return true;
    }
    const top = y === 0 ? heightFrom(0, strip.again) : y;
    const blank = isBlank();
    const called = strip.notes.flatMap(notesOf);
    const reach = top + strip.height;
    if (!blank && reach + footWith([]) > height + hair) {
      endBetweenRows();
      return false;
    }
    if (blank && reach > height + hair) tooTall = true;
    held = heldCost(strip, frame);
    const whole = owed.length === 0 && reach + footWith(called) <= height + hair;
    const long = sumOf(called) > height * longNote;
    if (y === 0) for (const head of strip.again) take(head);
    take(strip);
    if (whole) for (const note of called) addNote(note);
    else if (called.length > 0) {
      cost += takeSome(strip.notes, long ? Math.min(height, reach + footHeight + dividerHeight + height * longNote) : height);
      end(next);
      return long;
    }
    end(next);
    return !tooTall;
  }

  /** Where a note is divided that has room up to its strip `at`: before the line that ends in the middle of a word. */
  function dividedAt(at: number): number {
    if (foot.length < 3 || foot.at(-1)?.broken !== true) return at;
    footHeight -= foot.pop()?.height ?? 0;
    return at - 1;
  }

  /** Places as much of the notes as there is room for above `limit`, and owes the rest; gives what that costs. */
  function takeSome(numbers: readonly number[], limit: number): number {
    let taken = 0;
    for (const note of numbers) {
      for (const [from, strip] of notesOf(note).entries()) {
        // Two lines at least stand with their mark if they can.
        if (owed.length > 0 || ink + footWith([strip]) > (taken < 2 ? height : limit) + hair) {
          owed.push({ note, from: from === 0 ? 0 : dividedAt(from) });
          break;
        }
        addNote(strip);
        taken++;
      }
    }
    const last = owed.at(-1);
    const over = last === undefined ? 0 : notesOf(last.note).length - last.from;
    return taken < 2 || over < 2 ? costs.noteGone : costs.noteSplit;
  }

  function finish(index: number): void {
    // Whatever is left to place has a page of its own.
    const done = ends.at(-1)?.finished === true;
    held = 0;
    spent = true;
    if (!done && !(isBlank() && frame.full)) end({ part: index, delta: 0, strip: 0 });
  }

  /** A table is divided between its rows, wherever they end: white below the last that fits is no fault. */
  function endBetweenRows(): void {
    const at = ends.findLastIndex((it) => it.flaw !== 'torn');
    const it = ends[at];
    if (it === undefined) return;
    const { part, delta, strip } = it.place;
    const next = stock.setting(part, delta)?.strips[strip];
    if (next === undefined || next.again.length === 0) return;
    ends[at] = { ...it, cost: it.cost - shortCost(it.short, before, frame), short: 0 };
  }

  function isBlank(): boolean {
    return strips.length === 0 && foot.length === 0;
  }

  function take(strip: Strip): void {
    if (y === 0 && strip.kind !== 'type') return;
    strips.push(strip);
    tops.push(y);
    y = strip.kind === 'grid' ? gridAfter(y, leading) : y + strip.height;
    if (strip.kind === 'type') ink = y;
  }

  function addNote(strip: Strip): void {
    if (foot.length === 0) footHeight += dividerHeight;
    foot.push(strip);
    footHeight += strip.height;
  }

  /** Height of the foot with more strips, in whole lines as the text above it stands on the grid. */
  function footWith(more: readonly Strip[]): number {
    if (foot.length + more.length === 0) return 0;
    return gridAfter(footHeight + sumOf(more) + (foot.length === 0 ? dividerHeight : 0), leading);
  }

  function fitsWhole(group: Galley): boolean {
    const called = group.flatMap((strip) => strip.notes).flatMap(notesOf);
    return heightFrom(y, group) + footWith(called) <= height + hair;
  }

  function heightFrom(from: number, group: Galley): number {
    let at = from;
    for (const strip of group) {
      if (strip.kind === 'grid') at = gridAfter(at, leading);
      else if (at > 0 || strip.kind === 'type') at += strip.height;
    }
    return at;
  }

  function end(place: Place): void {
    const finished = waiting.length + owed.length === 0 && isLast(place, stock);
    const short = Math.max(0, Math.floor((height - footWith([]) - gridAfter(ink, leading) + hair) / leading));
    const lines = Math.round((gridAfter(ink, leading) + footWith([])) / leading);
    const white = finished ? (first ? 0 : fewCost(lines, frame)) : spent ? 0 : shortCost(short, before, frame);
    ends.push({
      place,
      waiting: [...waiting],
      owed: [...owed],
      cost: cost + (finished ? 0 : held) + white,
      short: finished || spent ? 0 : short,
      finished,
      placed: strips.length,
      noted: foot.length,
      tooTall,
      flaw: finished ? null : flawOf(held),
    });
  }

  function setOf(index: number): Galley {
    return stock.setting(index, plan.get(index) ?? 0)?.strips ?? stock.setting(index, 0)?.strips ?? [];
  }

  function notesOf(note: number): Galley {
    return notes.galleys[note] ?? [];
  }
}

function sumOf(strips: Galley): number {
  let sum = 0;
  for (const strip of strips) sum += strip.height;
  return sum;
}
