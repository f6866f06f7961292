/** The complete style that the layers of tokens make, with its measures checked against each other. */
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
  type VoiceName,
} from './style.ts';
import type { Tokens } from './tokens.ts';

const metre = 1000 * (72 / 25.4);
const pageRange = [0.04 * metre, 2 * metre] as const;
const marginRange = [0, metre] as const;
/** A page of two metres may want letters of a hundred points and more, but such pages are not read. */
const sizeRange = [4, 96] as const;

/** Reads every token there is. Reports what is wrong, and goes on with what the style below says. */
export function complete(name: string, tokens: Tokens): Style {
  const [page, margin, columns] = [tokens.group('page'), tokens.group('margin'), tokens.group('columns')];
  const [running, ink, faces] = [tokens.group('running'), tokens.group('ink'), tokens.group('faces')];
  const [refinement, hyphenation, spoken] = [tokens.group('refinement'), tokens.group('hyphenation'), tokens.group('voices')];
  const body = spoken.group('body');
  // Styles are chained by who reads them: here, `extends` is only known.
  tokens.known('extends');
  const style: Style = {
    name,
    page: { width: page.length('width', pageRange), height: page.length('height', pageRange) },
    margin: table(['top', 'right', 'bottom', 'left'], (side) => margin.length(side, marginRange)),
    mirrored: tokens.flag('mirrored'),
    columns: { count: columns.choice('count', [1, 2]), gutter: columns.length('gutter', marginRange) },
    opens: tokens.choice('opens', openings),
    sink: tokens.whole('sink', [0, 60]),
    align: tokens.choice('align', alignments),
    paragraphs: tokens.choice('paragraphs', partings),
    lead: tokens.choice('lead', leads),
    dropLines: tokens.choice('dropLines', [2, 3]),
    acronyms: tokens.choice('acronyms', acronymForms),
    running: { head: running.choice('head', runningHeads), folio: running.choice('folio', folioPlaces) },
    hyphenation: { exceptions: hyphenation.words('exceptions') },
    faces: table(families, (family) => facesOf(faces.group(family))),
    fallback: tokens
      .groups('fallback')
      .map(facesOf)
      .filter((it) => it.roman !== ''),
    fonts: new Map(),
    ink: table(inks, (key) => ink.colour(key)),
    indent: tokens.length('indent', [0, 200]),
    refinement: {
      protrusion: refinement.flag('protrusion'),
      expansion: refinement.number('expansion', [0, 0.05]),
      tracking: refinement.number('tracking', [0, 0.02]),
    },
    voices: table(voices, (voice) => voiceOf(voice, voice === 'body' ? body : spoken.group(voice, body))),
  };
  tokens.close();
  const tight = tightness(style);
  if (tight !== null) tokens.wrong(['margin', 'page', 'columns', 'voices'], tight.message, tight.hint);
  return style;
}

function facesOf(tokens: Tokens): Faces {
  const face = (key: string): string | null => tokens.font(key, 'roman');
  const roman = face('roman') ?? '';
  if (roman === '')
    tokens.wrong(['italic', 'bold', 'boldItalic'], 'this family has no roman', 'name its upright face: roman: File.ttf');
  return { roman, italic: face('italic'), bold: face('bold'), boldItalic: face('boldItalic') };
}

function voiceOf(voice: VoiceName, tokens: Tokens): Voice {
  const size = tokens.length('size', sizeRange);
  const leading = tokens.length('leading', [4, 200]);
  if (leading < size * 0.9) {
    const message = `${voice} has letters of ${round(size)} pt on a leading of ${round(leading)} pt`;
    tokens.wrong(['size', 'leading'], message, 'set both: a leading is at least nine tenths of the size');
  }
  return {
    family: tokens.choice('family', families),
    bold: tokens.flag('bold'),
    italic: tokens.flag('italic'),
    size,
    leading,
    figures: tokens.choice('figures', figures),
    caps: tokens.choice('caps', cases),
    tracking: tokens.number('tracking', [-100, 500]),
    ink: tokens.choice('ink', inks),
  };
}

/** What is wrong with a page that leaves less than lines of eight ems, or fewer than three of them; null when nothing is. */
export function tightness({ page, margin, columns, voices }: Style): { readonly message: string; readonly hint: string } | null {
  const width = (page.width - margin.left - margin.right - (columns.count - 1) * columns.gutter) / columns.count;
  const height = page.height - margin.top - margin.bottom;
  const { size, leading } = voices.body;
  if (width < 8 * size) {
    const message = `page and margins leave lines of ${Math.max(0, Math.round(width))} pt for letters of ${round(size)} pt`;
    return { message, hint: 'a line needs eight ems: take a wider page, or smaller margins or letters' };
  }
  if (height >= 3 * leading) return null;
  const message = `page and margins leave a text of ${Math.max(0, Math.round(height))} pt for lines of ${round(leading)} pt`;
  return { message, hint: 'a page needs three lines: take a higher page, or smaller margins or letters' };
}

const round = (points: number): number => Math.round(points * 100) / 100;

/** A record of one value for each key. */
export function table<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  // The cast says what `fromEntries` can not: every key is there.
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
