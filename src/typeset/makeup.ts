/**
 * Making up: a galley becomes pages, with the notes of each page at its foot.
 *
 * Strips that must not part form groups, and a page takes groups as long as they fit together with the notes that they call.
 * Every turn of the loop places a group or ends a page that holds something, so that it always comes to an end and no strip
 * is ever left out.
 */
import type { Draw, Placed } from './draw.ts';
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
  /** How many groups were taller than a page and had to be divided or run over. */
  readonly tooTall: number;
};

type Sheet = {
  y: number;
  readonly parts: Placed[];
  /** Strips of notes, in order, and their height. */
  readonly foot: Strip[];
  footHeight: number;
};

/** Divides `galley` into pages. */
export function makeUp(galley: Galley, frame: Frame, notes: Notes): MakeUp {
  const pages: MadePage[] = [];
  const waiting: Galley[] = [];
  let owed: Strip[] = [];
  let tooTall = 0;
  let sheet = newSheet();

  function newSheet(): Sheet {
    return { y: 0, parts: [], foot: [], footHeight: 0 };
  }

  function endPage(): void {
    const divider = sheet.foot.length > 0 ? notes.divider : [];
    const foot = [...divider, ...sheet.foot];
    let y = frame.height - measured(foot);
    for (const strip of foot) {
      if (strip.draws.length > 0) sheet.parts.push({ x: 0, y, draws: strip.draws });
      y += strip.height;
    }
    pages.push({ parts: sheet.parts });
    sheet = newSheet();
    startPage();
  }

  /** What is owed to a new page: the rest of long notes, then the floats that found no room. */
  function startPage(): void {
    const rest = owed;
    owed = [];
    for (const strip of rest) addNote(strip);
    while (waiting.length > 0) {
      const float = waiting[0];
      if (float === undefined || !fits(float)) break;
      waiting.shift();
      place(float);
    }
  }

  function addNote(strip: Strip): void {
    const divider = sheet.foot.length === 0 ? measured(notes.divider) : 0;
    const room = frame.height - sheet.y - sheet.footHeight - divider;
    // A note goes over to the next page only where it must; an empty page takes even a strip that is too tall for it.
    const must = sheet.y === 0 && sheet.foot.length === 0;
    if (owed.length > 0 || (strip.height > room + 1e-6 && !must)) {
      owed.push(strip);
      return;
    }
    sheet.foot.push(strip);
    sheet.footHeight += strip.height + divider;
  }

  function notesOf(group: Galley): readonly Strip[] {
    return group.flatMap((strip) => strip.notes).flatMap((note) => notes.galleys[note] ?? []);
  }

  /** How far down the page a group would reach. */
  function reach(group: Galley): number {
    let y = sheet.y;
    for (const strip of y === 0 ? withoutWhite(group) : group)
      y = strip.kind === 'grid' ? gridAfter(y, frame.leading) : y + strip.height;
    return y;
  }

  function fits(group: Galley): boolean {
    const foot = notesOf(group);
    const divider = foot.length > 0 && sheet.foot.length === 0 ? measured(notes.divider) : 0;
    // Of a long note two lines must stand below its mark; the rest may go over.
    const needed = Math.min(measured(foot), Math.max(frame.height / 3, measured(foot.slice(0, 2))));
    return reach(group) + sheet.footHeight + divider + needed <= frame.height + 1e-6;
  }

  function place(group: Galley): void {
    for (const strip of sheet.y === 0 ? withoutWhite(group) : group) placeStrip(strip);
    for (const strip of notesOf(group)) addNote(strip);
  }

  function placeStrip(strip: Strip): void {
    if (strip.kind === 'grid') {
      sheet.y = gridAfter(sheet.y, frame.leading);
      return;
    }
    if (strip.draws.length > 0) sheet.parts.push({ x: 0, y: sheet.y, draws: strip.draws });
    sheet.y += strip.height;
  }

  /** A group that no page can hold is placed strip by strip; a single strip taller than the page runs over its foot. */
  function placeByForce(group: Galley): void {
    tooTall++;
    for (const strip of withoutWhite(group)) {
      const [one] = [[strip]];
      if (sheet.y > 0 && !fits(one)) endPage();
      place(one);
    }
  }

  for (const group of groups(galley)) {
    if (group[0]?.kind === 'turn') {
      if (sheet.y > 0 || sheet.foot.length > 0) endPage();
      while (waiting.length > 0 || owed.length > 0) flush();
      continue;
    }
    if (!fits(group)) {
      if (group[0]?.floats === true && sheet.y > 0) {
        waiting.push(group);
        continue;
      }
      if (sheet.y > 0 || sheet.foot.length > 0) {
        const again = group[0]?.again ?? [];
        endPage();
        for (const strip of again) placeStrip(strip);
      }
      if (!fits(group)) {
        if (sheet.y > 0 && sheet.parts.length > 0) endPage();
        if (!fits(group)) {
          placeByForce(group);
          continue;
        }
      }
    }
    place(group);
  }
  while (waiting.length > 0 || owed.length > 0) flush();
  if (sheet.parts.length > 0 || sheet.foot.length > 0) endPage();
  return { pages, tooTall };

  function flush(): void {
    const float = waiting[0];
    if (float !== undefined && sheet.y === 0 && !fits(float)) {
      waiting.shift();
      placeByForce(float);
    } else if (float !== undefined && fits(float)) {
      waiting.shift();
      place(float);
    } else {
      endPage();
    }
  }
}

/** Runs of strips that must stand on one page. */
function groups(galley: Galley): readonly Galley[] {
  const found: Strip[][] = [];
  let open = false;
  for (const strip of galley) {
    // Filling up to the grid belongs to what stands before it.
    const joins = open || (strip.kind === 'grid' && found.length > 0);
    if (joins) found.at(-1)?.push(strip);
    else found.push([strip]);
    open = strip.keep;
  }
  return found;
}

function withoutWhite(group: Galley): Galley {
  const first = group.findIndex((strip) => strip.kind !== 'white');
  return first <= 0 ? group : group.slice(first);
}

function measured(strips: Galley): number {
  return strips.reduce((sum, strip) => sum + strip.height, 0);
}

/** The draws of parts, one after another, with their page positions added. */
export function* drawsOf(parts: readonly Placed[]): Generator<{ readonly draw: Draw; readonly x: number; readonly y: number }> {
  for (const part of parts) for (const draw of part.draws) yield { draw, x: part.x, y: part.y };
}
