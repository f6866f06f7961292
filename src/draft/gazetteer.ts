/** The gazetteer: countries, their capitals and larger cities, with where they are. */
import type { Position } from './facts.ts';
import { folded } from './names.ts';

/** A name that the gazetteer has. */
export type Known = {
  /** As it is usually written. */
  readonly name: string;
  /** Null when there are several places of the name. */
  readonly position: Position | null;
};

export type Gazetteer = {
  /** The place of the name, however its accents are written; null when there is none. */
  readonly find: (name: string) => Known | null;
  /** Names with small words inside, such as “Isle of Man”, as they are written. */
  readonly long: readonly string[];
};

/**
 * Reads a gazetteer: a line a country or region, and after each `;` one of its cities. A place is its name, other names after
 * `=`, then its latitude and longitude in degrees. Lines that begin with `#` are remarks.
 */
export function parseGazetteer(text: string): Gazetteer {
  const places = new Map<string, Known>();
  const long: string[] = [];
  for (const entry of text.split('\n').flatMap((line) => (line.startsWith('#') ? [] : line.split(';')))) {
    const [, names = '', latitude, longitude] = /^\s*(.+?) (-?[\d.]+) (-?[\d.]+)\s*$/.exec(entry) ?? [];
    const [name = '', ...others] = names.split('=');
    if (name === '') continue;
    const position = { latitude: Number(latitude), longitude: Number(longitude) };
    for (const written of [name, ...others]) {
      const known = places.get(folded(written));
      places.set(
        folded(written),
        known === undefined ? { name, position } : { ...known, position: sameSpot(known.position, position) },
      );
      if (/ (?:of|and|the) /.test(written)) long.push(written);
    }
  }
  return { find: (name) => places.get(folded(name)) ?? null, long };
}

/** `one` when the other is no farther than a city is from its country's middle: Singapore, Luxembourg. */
function sameSpot(one: Position | null, other: Position): Position | null {
  const near = one !== null && Math.hypot(one.latitude - other.latitude, one.longitude - other.longitude) < 2;
  return near ? one : null;
}
