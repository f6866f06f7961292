/**
 * Filling a frame: how far the matter reaches in it, and where the page could end.
 *
 * Every step places something or comes to an end, so that a page is never left blank while there is matter, and nothing is left
 * out: what no frame can hold is divided where it should not be, and a strip that none can hold runs over the foot.
 */
import { costs, fewCost, flawOf, heldCost, shortCost, strayedCost } from './ends.ts';
import type { End, Filled, Frame, Notes, Owed, Place, Plan, Start, Stock } from './frame.ts';
import { gridAfter, type Galley, type Strip } from './galley.ts';
import { hair, openSheet, sumOf } from './sheet.ts';
import { isLast } from './stock.ts';
import { smallerBy } from './waiting.ts';

/** The share of a frame beyond which a note is divided without more ado. */
const longNote = 1 / 3;
/** More lines than this are not left free at the foot where text goes on. */
const far = 5;
/** So few lines of text look lost below pictures. */
const stub = 2;
const none: Galley = [];
const nothing: readonly never[] = [];

/**
 * Fills `frame` from `start` on.
 * @param before lines left free at the foot of the frame before; `first` tells whether it opens the story
 */
export function fill(
  start: Start,
  frame: Frame,
  plan: Plan,
  stock: Stock,
  notes: Notes,
  { before, first }: { readonly before: number; readonly first: boolean },
): Filled {
  const ends: End[] = [];
  const waiting: number[] = [];
  const owed: Owed[] = [];
  const { height, leading } = frame;
  const sheet = openSheet(frame, notes);
  const { pen, strips, tops, foot, isBlank, take, addNote, dividedAt, notesOf, footWith, fitsWhole, reachOf, heightFrom } = sheet;
  pen.cost = start.waiting.length * costs.wait;
  let tooTall = false;
  /** Whether no text is left, so that a frame with room to spare lacks nothing. */
  let spent = false;
  let reached = start.place.part;

  takeOwed();
  if (owed.length > 0) {
    // Notes fill it as they can.
    spent = true;
    waiting.push(...start.waiting);
    endAt(start.place);
    return { ends, strips, tops, foot, reached };
  }
  if (foot.length > 0) {
    waiting.push(...start.waiting);
    endAt(start.place);
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
        if (foot.length > 0 && pen.footHeight + strip.height > height + hair) {
          owed.push({ note, from: dividedAt(at) }, ...start.owed.slice(index + 1));
          return;
        }
        addNote(strip);
      }
    }
  }

  function takeWaiting(): void {
    const smaller = smallerBy(start.waiting, stock, fitsWhole);
    for (const index of start.waiting) {
      const setting = stock.setting(index, smaller);
      const group = setting?.strips ?? setOf(index);
      const forced = isBlank() && frame.full;
      if (waiting.length > 0 || !(forced || fitsWhole(group))) {
        waiting.push(index);
        continue;
      }
      for (const strip of group) take(strip);
      pen.cost += setting?.cost ?? 0;
      if (pen.ink > height + hair) tooTall = true;
      const called = group.flatMap((strip) => strip.notes);
      if (called.length > 0 && pen.ink + footWith(called.flatMap(notesOf)) > height + hair) pen.cost += takeSome(called, height);
      else for (const strip of called.flatMap(notesOf)) addNote(strip);
    }
    if (strips.length === 0) return;
    endAt(start.place);
    pen.head = pen.ink;
    pen.text = gridAfter(pen.y, leading);
    const last = ends.at(-1);
    if (last?.finished === true) ends[ends.length - 1] = { ...last, cost: last.cost + strayedCost(frame) };
    // Room for a line or two of text is none.
    else if (last !== undefined && pen.text + pen.footUp + stub * leading >= height - hair)
      ends[ends.length - 1] = faultless(last);
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
      const from = begun ? start.place.strip : 0;
      // White between blocks is dropped below what stands at the head, as it would be at the head itself.
      if (pen.head > 0 && pen.ink === pen.head && set.every(({ kind }, at) => at < from || kind !== 'type')) continue;
      if (setting !== null && !begun) pen.cost += setting.cost;
      if (floats && !begun && (waiting.length > 0 || (!fitsWhole(set) && !isHopeless(set)))) {
        putOff(index, part.gap);
        continue;
      }
      for (let at = from; at < set.length; at++) {
        const strip = set[at];
        if (strip === undefined) continue;
        if (isPlain(strip, set[at + 1])) {
          take(strip);
          continue;
        }
        const closes = at + 1 === set.length;
        if (!takeStrip(strip, closes ? index + 1 : index, closes ? 0 : delta, closes ? 0 : at + 1)) return;
      }
    }
  }

  /** A line in the middle of a paragraph far above the foot, and not above a line with a note: the frame will not end there. */
  function isPlain(strip: Strip, next: Strip | undefined): boolean {
    return (
      pen.y > 0 &&
      pen.y + strip.height < height - pen.footUp - far * leading &&
      strip.kind === 'type' &&
      strip.notes.length === 0 &&
      !strip.keep &&
      next?.kind === 'type' &&
      next.notes.length === 0 &&
      next.again.length === 0
    );
  }

  /** Whether no later frame is any better for a group: a blank one can not hold it, or this is one. */
  function isHopeless(group: Galley): boolean {
    return reachOf(0, group) > height + hair || (isBlank() && frame.full);
  }

  function putOff(index: number, gap: number): void {
    waiting.push(index);
    // One gap parts the text around all that floats away, and what stands at the head has white below it.
    if (pen.y > 0 && pen.y <= pen.ink + hair && pen.ink > pen.head + hair) pen.y += gap;
  }

  /** Places a strip; false when the frame is full. The other numbers are the place behind it. */
  function takeStrip(strip: Strip, part: number, delta: number, at: number): boolean {
    if (pen.y === 0 && strip.kind !== 'type') return true;
    if (strip.kind === 'white') {
      pen.y += strip.height;
      return true;
    }
    if (strip.kind === 'grid') {
      pen.y = gridAfter(pen.y, leading);
      return true;
    }
    const top = pen.y === 0 ? heightFrom(0, strip.again) : pen.y;
    const blank = isBlank();
    const called = strip.notes.length === 0 ? none : strip.notes.flatMap(notesOf);
    const reach = top + strip.height;
    if (!blank && reach + pen.footUp > height + hair) {
      endBetweenRows();
      return false;
    }
    if (blank && reach > height + hair) tooTall = true;
    pen.held = heldCost(strip, frame);
    const whole = owed.length === 0 && reach + footWith(called) <= height + hair;
    const long = sumOf(called) > height * longNote;
    if (pen.y === 0) for (const head of strip.again) take(head);
    take(strip);
    if (whole) for (const note of called) addNote(note);
    else if (called.length > 0) {
      // A long note leaves room for the line without which this one would stand alone.
      const free = long && strip.lonely ? height - leading : height;
      pen.cost += takeSome(
        strip.notes,
        long ? Math.min(free, reach + pen.footHeight + sumOf(notes.divider) + height * longNote) : height,
      );
      end(part, delta, at);
      return long;
    }
    end(part, delta, at);
    return !tooTall;
  }

  /** Places as much of the notes as there is room for above `limit`, and owes the rest; gives what that costs. */
  function takeSome(numbers: readonly number[], limit: number): number {
    let taken = 0;
    for (const note of numbers) {
      for (const [from, strip] of notesOf(note).entries()) {
        // Two lines at least stand with their mark if they can.
        if (owed.length > 0 || pen.ink + footWith([strip]) > (taken < 2 ? height : limit) + hair) {
          owed.push({ note, from: from === 0 ? 0 : dividedAt(from) });
          break;
        }
        addNote(strip);
        taken++;
      }
    }
    const last = owed.at(-1);
    const over = last === undefined ? 0 : notesOf(last.note).length - last.from;
    if (taken === 0) return costs.noteAway;
    return taken < 2 || over < 2 ? costs.noteGone : costs.noteSplit;
  }

  function finish(index: number): void {
    // Whatever is left to place has a page of its own.
    const done = ends.at(-1)?.finished === true;
    pen.held = 0;
    spent = true;
    if (!done && !(isBlank() && frame.full)) end(index, 0, 0);
  }

  /** A table is divided between its rows, wherever they end: white below the last that fits is no fault. */
  function endBetweenRows(): void {
    const at = ends.findLastIndex((it) => it.flaw !== 'torn');
    const it = ends[at];
    if (it === undefined) return;
    const { part, delta, strip } = it.place;
    const next = stock.setting(part, delta)?.strips[strip];
    if (next === undefined || next.again.length === 0) return;
    ends[at] = faultless(it);
  }

  /** An end where the white at the foot is no fault. */
  function faultless(it: End): End {
    return { ...it, cost: it.cost - shortCost(it.short, before, frame), short: 0 };
  }

  function endAt({ part, delta, strip }: Place): void {
    end(part, delta, strip);
  }

  function end(part: number, delta: number, strip: number): void {
    const place: Place = { part, delta, strip };
    const finished = waiting.length + owed.length === 0 && isLast(place, stock);
    const short = Math.max(0, Math.floor((height - pen.footUp - gridAfter(pen.ink, leading) + hair) / leading));
    const lines = Math.round((gridAfter(pen.ink, leading) + pen.footUp) / leading);
    const stubbed = pen.head > 0 && pen.ink > pen.head + hair && pen.ink <= pen.text + stub * leading + hair;
    const white = finished ? (first ? 0 : fewCost(lines, frame)) : spent ? 0 : shortCost(short, before, frame);
    ends.push({
      place,
      waiting: waiting.length === 0 ? nothing : [...waiting],
      owed: owed.length === 0 ? nothing : [...owed],
      cost: pen.cost + (finished ? 0 : pen.held) + white + (stubbed && !finished ? costs.stub : 0),
      short: finished || spent ? 0 : short,
      finished,
      placed: strips.length,
      noted: foot.length,
      tooTall,
      flaw: finished ? null : flawOf(pen.held),
    });
  }

  function setOf(index: number): Galley {
    return stock.setting(index, plan.get(index) ?? 0)?.strips ?? stock.setting(index, 0)?.strips ?? [];
  }
}
