/**
 * Making up: a galley becomes pages, with the notes of each page at its foot.
 *
 * Strips that must not part form groups, and a page takes groups as long as they fit together with the notes that they call.
 * Every step places a group or ends a page that holds something, so that it always comes to an end and no strip is ever left
 * out: a group that no page can hold is taken apart, and a strip that none can hold runs over the foot of its page.
 */
import type { Placed } from './draw.ts';
import { gridAfter, type Galley, type Strip } from './galley.ts';

export type Frame = {
  /** Height of the text block, in points: a whole number of lines. */
  readonly height: number;
  /** Of the baseline grid, in points. */
  readonly leading: number;
};

/** The notes that strips call by number, and what stands above the first of a page. */
export type Notes = { readonly galleys: readonly Galley[]; readonly divider: Galley };

/** Parts of one page, from the top left of its text block. */
export type MadePage = { readonly parts: readonly Placed[] };

export type MakeUp = {
  readonly pages: readonly MadePage[];
  /** How many strips were taller than a page, and run over its foot. */
  readonly tooTall: number;
};

/** A page in the making. */
type Sheet = {
  /** How far down the text reaches, in points. */
  y: number;
  readonly parts: Placed[];
  readonly foot: Strip[];
  /** Height of the foot with its divider. */
  footHeight: number;
};

/** A length too small to matter, in points. */
const hair = 1e-6;

/** Divides `galley` into pages. */
export function makeUp(galley: Galley, frame: Frame, notes: Notes): MakeUp {
  const pages: MadePage[] = [];
  /** Floats that found no room, and strips of notes that did not: the next page begins with them. */
  const floats: Galley[] = [];
  const owed: Strip[] = [];
  let tooTall = 0;
  /** Whether a group is being taken apart: its strips go on before any float. */
  let apart = false;
  let sheet = blank();

  for (const group of groups(galley)) {
    const first = group[0];
    if (first === undefined) continue;
    if (first.kind === 'turn') finish();
    else if (first.floats && !isBlank() && (floats.length > 0 || !fits(group))) floats.push(group);
    else if (fits(group)) place(group);
    else {
      turnPage();
      placeOnFreshPage(group, first.again);
    }
  }
  finish();
  return { pages, tooTall };

  function isBlank(): boolean {
    return sheet.parts.length === 0 && sheet.foot.length === 0;
  }

  /** Puts a group on a page that has just begun, which floats and long notes may already have filled, below `again`. */
  function placeOnFreshPage(group: Galley, again: Galley): void {
    const whole = [...again, ...group];
    while (!fits(whole) && !isBlank() && sheet.foot.length + floats.length + owed.length > 0) turnPage();
    for (const strip of again) placeStrip(strip);
    if (fits(group)) place(group);
    else takeApart(group);
  }

  /** Places a group that no page can hold strip by strip. */
  function takeApart(group: Galley): void {
    apart = true;
    for (const strip of group) {
      if (!fits([strip])) turnPage();
      if (!fits([strip])) tooTall++;
      place([strip]);
    }
    apart = false;
  }

  /** Ends the page unless it is blank, and begins the next with what is owed to it. */
  function turnPage(): void {
    if (!isBlank()) {
      pages.push({ parts: [...sheet.parts, ...footParts()] });
      sheet = blank();
      for (const strip of owed.splice(0)) addNote(strip);
    }
    if (!apart) placeFloats();
  }

  function footParts(): readonly Placed[] {
    const foot = sheet.foot.length === 0 ? [] : [...notes.divider, ...sheet.foot];
    let y = frame.height - sumOf(foot);
    return foot.map((strip) => {
      const part = { x: 0, y, draws: strip.draws };
      y += strip.height;
      return part;
    });
  }

  function placeFloats(): void {
    for (let float = floats[0]; float !== undefined && fits(float); float = floats[0]) {
      floats.shift();
      place(float);
    }
    // A float that a blank page can not hold will find no better one.
    const hopeless = isBlank() ? floats.shift() : undefined;
    if (hopeless !== undefined) takeApart(hopeless);
  }

  /** Ends the story: what waits is placed, and the page ended. */
  function finish(): void {
    while (floats.length + owed.length > 0) turnPage();
    turnPage();
  }

  function place(group: Galley): void {
    for (const strip of opened(group)) placeStrip(strip);
    for (const strip of notesOf(group)) addNote(strip);
  }

  function placeStrip(strip: Strip): void {
    if (strip.draws.length > 0) sheet.parts.push({ x: 0, y: sheet.y, draws: strip.draws });
    sheet.y = after(sheet.y, strip);
  }

  /** Adds a line of a note, or owes it to the next page; a blank page takes even one that is too tall for it. */
  function addNote(strip: Strip): void {
    const height = strip.height + (sheet.foot.length === 0 ? sumOf(notes.divider) : 0);
    const room = frame.height - sheet.y - sheet.footHeight;
    if (owed.length > 0 || (height > room + hair && !isBlank())) {
      owed.push(strip);
      return;
    }
    sheet.foot.push(strip);
    sheet.footHeight += height;
  }

  function fits(group: Galley): boolean {
    const reach = opened(group).reduce(after, sheet.y);
    const foot = notesOf(group);
    const divider = foot.length > 0 && sheet.foot.length === 0 ? sumOf(notes.divider) : 0;
    // Of a long note two lines must stand on the page that calls it; the rest may go over.
    const needed = Math.min(sumOf(foot), Math.max(frame.height / 3, sumOf(foot.slice(0, 2))));
    return reach + sheet.footHeight + divider + needed <= frame.height + hair;
  }

  /** A group without the white that a page does not begin with. */
  function opened(group: Galley): Galley {
    if (sheet.y > 0) return group;
    const first = group.findIndex((strip) => strip.kind !== 'white');
    return first < 0 ? [] : group.slice(first);
  }

  function after(y: number, strip: Strip): number {
    return strip.kind === 'grid' ? gridAfter(y, frame.leading) : y + strip.height;
  }

  function notesOf(group: Galley): readonly Strip[] {
    return group.flatMap((strip) => strip.notes).flatMap((note) => notes.galleys[note] ?? []);
  }
}

function blank(): Sheet {
  return { y: 0, parts: [], foot: [], footHeight: 0 };
}

/** Runs of strips that must stand on one page. Filling up to the grid belongs to what stands before it. */
function groups(galley: Galley): readonly Galley[] {
  const found: Strip[][] = [];
  let before: Strip | null = null;
  for (const strip of galley) {
    const joins = before !== null && before.kind !== 'turn' && strip.kind !== 'turn' && (before.keep || strip.kind === 'grid');
    if (joins) found.at(-1)?.push(strip);
    else found.push([strip]);
    before = strip;
  }
  return found;
}

function sumOf(strips: Galley): number {
  return strips.reduce((sum, strip) => sum + strip.height, 0);
}
