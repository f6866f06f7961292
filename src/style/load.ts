/** House styles, from their files in `styles/` to a complete `Style`. */
import { CORE_SCHEMA, load } from 'js-yaml';
import { problem, type Report } from '../model/problem.ts';
import { pageSize } from './size.ts';
import {
  acronymForms,
  alignments,
  cases,
  families,
  figures,
  folioPlaces,
  inks,
  leads,
  openings,
  partings,
  runningHeads,
  voices,
  type Faces,
  type Style,
  type Voice,
} from './style.ts';
import { tokens, type Tokens } from './tokens.ts';

/** The styles that come with Slugline. */
export const houseStyles = ['briefing', 'briefing-letter', 'two-column', 'book', 'large-print', 'e-ink'] as const;
type HouseStyle = (typeof houseStyles)[number];

export type StyleOverrides = {
  /** A page size such as `A5`, `letter` or `148mm,210mm`; null for the style's own. */
  readonly size: string | null;
};

/**
 * Loads a house style.
 * @param read gives a file of Slugline's own, as `World.data` does
 * @returns null after reporting `style-missing` or `style-value`
 */
export function loadStyle(
  name: string,
  overrides: StyleOverrides,
  read: (name: string) => Uint8Array,
  report: Report,
): Style | null {
  const known = houseStyles.find((style) => style === name);
  if (known === undefined) {
    report(problem('style-missing', null, `no style "${name}"`, `there are: ${houseStyles.join(', ')}`));
    return null;
  }
  const style = houseStyle(known, read);
  if (overrides.size === null) return style;
  const page = pageSize(overrides.size);
  if (page === null) {
    const hint = 'give A3, A4, A5, A6, B5, letter, legal, or width and height with units, such as 148mm,210mm (40 mm to 2 m)';
    report(problem('style-value', null, `no page size "${overrides.size}"`, hint));
    return null;
  }
  return resized(style, page);
}

function houseStyle(name: HouseStyle, read: (name: string) => Uint8Array): Style {
  const own = tokens(load(new TextDecoder().decode(read(`styles/${name}.yml`)), { schema: CORE_SCHEMA }));
  const parent = own.has('extends') ? own.text('extends') : null;
  const base = parent === null ? null : houseStyles.find((style) => style === parent);
  if (base === undefined) throw new Error(`style ${name} extends ${parent}, which is no style`);
  return complete(name, own, base === null ? null : houseStyle(base, read));
}

/** Fills what `own` leaves out from `base`, and voices from the body's. A token that neither has is our bug. */
function complete(name: string, own: Tokens, base: Style | null): Style {
  const page = own.group('page');
  const margin = own.group('margin');
  const ink = own.group('ink');
  const body = voice(own.group('voices').group('body'), base?.voices.body ?? null);
  const lengths = <K extends string>(
    keys: readonly K[],
    from: Tokens,
    fallback: Readonly<Record<K, number>> | undefined,
  ): Record<K, number> => table(keys, (key) => from.length(key, fallback?.[key]));
  return {
    name,
    page: lengths(['width', 'height'], page, base?.page),
    margin: lengths(['top', 'right', 'bottom', 'left'], margin, base?.margin),
    faces: table(families, (family) => faces(own.group('faces').group(family), base?.faces[family])),
    ink: table(inks, (key) => ink.text(key, base?.ink[key])),
    mirrored: own.flag('mirrored', base?.mirrored),
    columns: {
      count: own.group('columns').number('count', [1, 2] as const, base?.columns.count),
      gutter: own.group('columns').length('gutter', base?.columns.gutter),
    },
    opens: own.choice('opens', openings, base?.opens),
    sink: own.length('sink', base?.sink),
    align: own.choice('align', alignments, base?.align),
    paragraphs: own.choice('paragraphs', partings, base?.paragraphs),
    lead: own.choice('lead', leads, base?.lead),
    dropLines: own.number('dropLines', [2, 3] as const, base?.dropLines),
    acronyms: own.choice('acronyms', acronymForms, base?.acronyms),
    running: {
      head: own.group('running').choice('head', runningHeads, base?.running.head),
      folio: own.group('running').choice('folio', folioPlaces, base?.running.folio),
    },
    hyphenation: { exceptions: own.group('hyphenation').words('exceptions', base?.hyphenation.exceptions) },
    indent: own.length('indent', base?.indent),
    refinement: {
      protrusion: own.group('refinement').flag('protrusion', base?.refinement.protrusion),
      expansion: own.group('refinement').length('expansion', base?.refinement.expansion),
    },
    voices: table(voices, (key) => (key === 'body' ? body : voice(own.group('voices').group(key), base?.voices[key] ?? body))),
  };
}

function faces(own: Tokens, base: Faces | undefined): Faces {
  return table(['roman', 'italic', 'bold', 'boldItalic'], (key) => own.text(key, base?.[key]));
}

function voice(own: Tokens, base: Voice | null): Voice {
  return {
    family: own.choice('family', families, base?.family),
    bold: own.flag('bold', base?.bold),
    italic: own.flag('italic', base?.italic),
    size: own.length('size', base?.size),
    leading: own.length('leading', base?.leading),
    figures: own.choice('figures', figures, base?.figures),
    caps: own.choice('caps', cases, base?.caps),
    tracking: own.length('tracking', base?.tracking),
    ink: own.choice('ink', inks, base?.ink),
  };
}

/** A style on another page: the margins keep their share of the width and of the height. */
function resized(style: Style, page: Style['page']): Style {
  const across = page.width / style.page.width;
  const down = page.height / style.page.height;
  const { top, right, bottom, left } = style.margin;
  return { ...style, page, margin: { top: top * down, right: right * across, bottom: bottom * down, left: left * across } };
}

function table<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  // The cast says what `fromEntries` can not: every key is there.
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
