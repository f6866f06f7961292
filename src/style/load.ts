/** From what is asked for to a complete style: a house style or a file, with what the command line says on top. */
import { problem, type Report } from '../model/problem.ts';
import type { Place } from '../model/document.ts';
import type { World } from '../world/world.ts';
import { complete, table, tightness } from './complete.ts';
import { houseLayers, houseStyles, layersOf, saidLayer, usualStyle, type Shelf } from './sheet.ts';
import { length, pageSize } from './size.ts';
import { families, voices, type Family, type Style, type Voice } from './style.ts';
import { tokensOf, type Layer } from './tokens.ts';
import { parseYaml, spoken } from '../yaml/tree.ts';

export { houseStyles } from './sheet.ts';

/** What replaces tokens of a style; null for the style's own. */
export type StyleOverrides = {
  /** A page size such as `A5`, `letter` or `148mm,210mm`; the margins keep their shares of it. */
  readonly size: string | null;
};

export type StyleWish = StyleOverrides & {
  /** The name of a house style, or the path of a style file that ends in `.yml`; empty for the usual one. */
  readonly style: string;
  /** The body's font: a file, or one of the style's families. */
  readonly font: string | null;
  /** The body's size, such as `11pt`; all other sizes keep their proportion to it. */
  readonly fontSize: string | null;
  /** Tokens with their values, such as `margin.left=30mm`; the last has the last word. */
  readonly set: readonly string[];
};

/** Why a font file can not be used, and what would help; null when it can. */
export type Vet = (bytes: Uint8Array) => { readonly why: string; readonly hint: string } | null;

/** A house style. @returns null after reporting `style-missing` or `style-value` */
export function loadStyle(name: string, overrides: StyleOverrides, data: World['data'], report: Report): Style | null {
  const known = houseStyles.find((style) => style === name);
  if (known === undefined) {
    report(problem('style-missing', null, `no style "${name}"`, `there are: ${houseStyles.join(', ')}`));
    return null;
  }
  return sized(complete(name, tokensOf(houseLayers(known, data), report)), { ...overrides, fontSize: null }, report);
}

/**
 * The style that `wish` asks for, with the user's fonts that it names.
 * @returns null after reporting `style-missing`, `style-syntax`, `style-value`, `font-missing` or `font-unusable`
 */
export async function openStyle(wish: StyleWish, world: World, vet: Vet, report: Report): Promise<Style | null> {
  let sound = true;
  const told: Report = (diagnostic) => {
    sound &&= diagnostic.severity !== 'error';
    report(diagnostic);
  };
  const fonts = new Map<string, Place | null>();
  const shelf: Shelf = { world, report: told, fonts: (name, at) => void fonts.set(name, fonts.get(name) ?? at) };
  const name = wish.style === '' ? usualStyle : wish.style;
  const layers = await layersOf(name, null, [], shelf);
  if (layers === null) return null;
  const said = wish.set.map((text) => setLayer(text, shelf, told)).filter((layer) => layer !== null);
  const lettered = wish.font === null ? null : fontLayer(wish.font, [...said.toReversed(), ...layers], shelf);
  const all = [...said.toReversed(), ...(lettered === null ? [] : [lettered]), ...layers];
  const style = sized(complete(name, tokensOf(all, told)), wish, told);
  const files = await fontFiles(fonts, world, vet, told);
  return sound && style !== null ? { ...style, fonts: files } : null;
}

/** What `--set TOKEN=VALUE` says. */
function setLayer(text: string, shelf: Shelf, report: Report): Layer | null {
  const [, path = '', value = ''] = /^([^=]+?)\s*=\s*(.*)$/s.exec(text.trim()) ?? [];
  if (path === '' || value === '') {
    report(
      problem('style-value', null, `--set ${text} sets nothing`, 'write a token and its value, such as --set body.size=11pt'),
    );
    return null;
  }
  if (path === 'extends') {
    report(problem('style-value', null, '--set can not say what a style extends', 'name the style with --style'));
    return null;
  }
  // A colour would be a comment to YAML: only lists and groups are read as such.
  const parsed = /^[[{]/.test(value) ? parseYaml(value, null) : { root: spoken(value) };
  if (!('root' in parsed)) {
    report(problem('style-value', null, `--set ${text}: ${parsed.why}`, 'write a list as [first, second]'));
    return null;
  }
  // By itself, `lead` is a token; what has a point behind it is the voice of that name.
  const voiced = path !== 'lead' && voices.some((voice) => voice === path.split('.')[0]);
  return saidLayer(voiced ? `voices.${path}` : path, parsed.root, shelf);
}

/** What `--font` says: another family for the body, or a file in place of the family that it has. */
function fontLayer(font: string, layers: readonly Layer[], shelf: Shelf): Layer {
  const scalar = spoken(font);
  const family = families.find((it) => it === font);
  if (family !== undefined) return saidLayer('voices.body.family', scalar, shelf);
  const quiet: Shelf['report'] = () => undefined;
  const own: Family = tokensOf(layers, quiet).group('voices').group('body').choice('family', families);
  return saidLayer(`faces.${own}.roman`, scalar, shelf);
}

/** The most bytes that a font file may have: those of the largest CJK fonts. */
const largestFont = 64 * 1024 * 1024;

async function fontFiles(
  fonts: ReadonlyMap<string, Place | null>,
  world: World,
  vet: Vet,
  report: Report,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [name, at] of fonts) {
    const loaded = await world.read(name, null, largestFont);
    if (!loaded.ok) {
      const why =
        loaded.why === 'missing'
          ? 'there is no such file'
          : loaded.why === 'too-large'
            ? 'it is too large'
            : 'it can not be read';
      const hint = `give the path of a TTF or OTF file${at === null ? ', or one of serif, sans and mono' : ''}`;
      report(problem('font-missing', at, `the font ${name}: ${why}`, hint));
      continue;
    }
    const fault = vet(loaded.bytes);
    if (fault === null) files.set(name, loaded.bytes);
    else report(problem('font-unusable', at, `the font ${name}: ${fault.why}`, fault.hint));
  }
  return files;
}

/** A style on another page, or in another size. */
function sized(style: Style, { size, fontSize }: Pick<StyleWish, 'size' | 'fontSize'>, report: Report): Style | null {
  let made = style;
  if (size !== null) {
    const page = pageSize(size);
    if (page === null) {
      const hint = 'give A3, A4, A5, A6, B5, letter, legal, or width and height with units, such as 148mm,210mm (40 mm to 2 m)';
      report(problem('style-value', null, `no page size "${size}"`, hint));
      return null;
    }
    made = resized(made, page);
  }
  if (fontSize !== null) {
    const points = length(/^\d+(\.\d+)?$/.test(fontSize) ? `${fontSize}pt` : fontSize);
    if (points === null || points < 4 || points > 96) {
      report(
        problem('style-value', null, `no size of type "${fontSize}"`, 'give one from 4pt to 96pt, such as --font-size 11pt'),
      );
      return null;
    }
    made = scaled(made, points / made.voices.body.size);
  }
  const tight = made === style ? null : tightness(made);
  if (tight !== null) report(problem('style-value', null, tight.message, tight.hint));
  return tight === null ? made : null;
}

/** The margins keep their share of the width and of the height. */
function resized(style: Style, page: Style['page']): Style {
  const across = page.width / style.page.width;
  const down = page.height / style.page.height;
  const { top, right, bottom, left } = style.margin;
  return { ...style, page, margin: { top: top * down, right: right * across, bottom: bottom * down, left: left * across } };
}

/** All that is measured by the letters grows with them; the page and its margins stay. */
function scaled(style: Style, factor: number): Style {
  const grown = (voice: Voice): Voice => ({ ...voice, size: voice.size * factor, leading: voice.leading * factor });
  const indent = style.indent * factor;
  return { ...style, indent, voices: table(voices, (name) => grown(style.voices[name])) };
}
