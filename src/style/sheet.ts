/** Style files as layers of tokens, each with the layers of the style that it extends behind it. */
import { dirname, isAbsolute, join } from 'node:path/posix';
import { closest } from '../model/closest.ts';
import type { Place } from '../model/document.ts';
import { problem, type Report } from '../model/problem.ts';
import type { World } from '../world/world.ts';
import type { Layer } from './tokens.ts';
import { nowhere, parseYaml, type Scalar, type Yaml } from '../yaml/tree.ts';

/** The styles that come with Slugline. */
export const houseStyles = ['briefing', 'briefing-letter', 'two-column', 'book', 'large-print', 'e-ink'] as const;
export type HouseStyle = (typeof houseStyles)[number];

/** The style of those who name none. */
export const usualStyle: HouseStyle = 'briefing';

/** The layers of a house style. Throws when one of its files is broken: that is our bug. @param data as `World.data` */
export function houseLayers(name: HouseStyle, data: World['data']): readonly Layer[] {
  const file = `styles/${name}.yml`;
  const parsed = parseYaml(new TextDecoder().decode(data(file)), file);
  if (!('root' in parsed)) throw new Error(`${file}: ${parsed.why}`);
  const layer: Layer = { root: parsed.root, fontName: (written) => written };
  const parent = parentOf(parsed.root);
  if (parent === null) return [layer];
  const base = houseStyles.find((style) => style === parent.value);
  if (base === undefined) throw new Error(`${file} extends ${parent.value}, which is no style`);
  return [layer, ...houseLayers(base, data)];
}

/** What reading the style files of users takes. `fonts` is told of each font that they name, and where. */
export type Shelf = {
  readonly world: World;
  readonly report: Report;
  readonly fonts: (name: string, at: Place | null) => void;
};

/** More bytes than this are no style. */
const largest = 64 * 1024;
/** A longer chain of styles that extend each other is a slip. */
const longest = 8;

/**
 * The layers of the style that `name` names: one of the house, or a file when it ends in `.yml` or `.yaml`.
 * @param at where it is named; null on the command line
 * @param below the files that extend it
 * @returns null after reporting `style-missing`, `style-syntax` or `style-value`
 */
export async function layersOf(
  name: string,
  at: Place | null,
  below: readonly string[],
  shelf: Shelf,
): Promise<readonly Layer[] | null> {
  const { world, report } = shelf;
  const house = houseStyles.find((style) => style === name);
  if (house !== undefined) return houseLayers(house, world.data);
  if (!isFile(name)) {
    const near = closest(name, houseStyles);
    const hint =
      near === null ? `there are: ${houseStyles.join(', ')}; or give a file that ends in .yml` : `did you mean ${near}?`;
    report(problem('style-missing', at, `no style "${name}"`, hint));
    return null;
  }
  const path = below[0] === undefined || isAbsolute(name) ? name : join(dirname(below[0]), name);
  if (below.includes(path) || below.length >= longest) {
    const why = below.includes(path)
      ? 'the styles extend each other in a circle'
      : `more than ${longest} styles extend each other`;
    report(
      problem(
        'style-value',
        at,
        `${why}: ${[...below.toReversed(), path].join(', ')}`,
        'take one of the lines with "extends" out',
      ),
    );
    return null;
  }
  const root = await rootOf(path, at, shelf);
  if (root === null) return null;
  const fontName = (written: string, place: Place | null): string =>
    userFont(join(dirname(path), written), written, place, shelf);
  // Every style ends at the one that is complete.
  const parent = parentOf(root);
  const rest = await layersOf(parent?.value ?? usualStyle, parent?.at() ?? null, [path, ...below], shelf);
  return rest === null ? null : [{ root, fontName }, ...rest];
}

async function rootOf(path: string, at: Place | null, { world, report }: Shelf): Promise<Yaml | null> {
  const loaded = await world.read(path, null, largest);
  if (!loaded.ok) {
    const why = {
      missing: `there is no style file "${path}"`,
      'not-a-file': `the style "${path}" is no file`,
      denied: `the style file "${path}" may not be read`,
      outside: `the style file "${path}" may not be read`,
      'too-large': `the style file "${path}" has more than ${largest / 1024} KiB`,
      failed: `the style file "${path}" can not be read`,
    }[loaded.why];
    report(problem('style-missing', at, why, 'check the name, and the folder that it is looked for in'));
    return null;
  }
  const text = decoded(loaded.bytes);
  if (text === null) {
    report(problem('style-syntax', { file: path, line: 1, column: 1 }, 'the style is no text in UTF-8', 'save it as UTF-8'));
    return null;
  }
  const parsed = parseYaml(text, path);
  if ('root' in parsed) return parsed.root;
  const hint = 'look at this line, and at the indents, brackets and quotes before it';
  report(problem('style-syntax', parsed.at, `the style is not valid YAML: ${parsed.why}`, hint));
  return null;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * A layer of what the command line says.
 * @param path a token, such as `margin.left`; a voice may stand first: `body.size`
 */
export function saidLayer(path: string, value: Yaml, shelf: Pick<Shelf, 'fonts'>): Layer {
  const root = path
    .split('.')
    .reduceRight<Yaml>(
      (inner, key) => ({ kind: 'group', at: nowhere, entries: new Map([[key, { at: nowhere, value: inner }]]) }),
      value,
    );
  return { root, fontName: (written, at) => userFont(written, written, at, shelf) };
}

/** Whether a style is named by its file. */
export function isFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/** A user's font starts with a dot or a slash, which none of Slugline's own does. */
function userFont(joined: string, written: string, at: Place | null, { fonts }: Pick<Shelf, 'fonts'>): string {
  const name = isAbsolute(written) || /^[a-z]:[\\/]/i.test(written) ? written : `./${join(joined)}`;
  fonts(name, at);
  return name;
}

function parentOf(root: Yaml): Scalar | null {
  const entry = root.kind === 'group' ? root.entries.get('extends') : undefined;
  return entry?.value.kind === 'scalar' ? entry.value : null;
}
