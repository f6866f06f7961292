/** The house plan, enforced: a floor imports only from floors below it, and each library is imported in one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Floor of every folder below `src/`; siblings on one floor do not import each other. */
const floors: Readonly<Record<string, number>> = {
  model: 0,
  world: 0,
  yaml: 1,
  style: 2,
  text: 2,
  font: 2,
  image: 2,
  read: 3,
  bind: 3,
  draft: 3,
  typeset: 3,
  render: 4,
  feed: 4,
  publish: 5,
  'index.ts': 6,
  preview: 6,
  cli: 7,
};

/** Libraries that only one place may know. */
const homes: Readonly<Record<string, RegExp>> = {
  harfbuzzjs: /^font\//,
  sharp: /^image\//,
  marked: /^(read\/markdown|preview\/markdown\.ts)/,
  parse5: /^read\//,
  compromise: /^draft\/lexicon\.ts$/,
  'chrono-node': /^draft\/locales\.ts$/,
  'epub-gen-memory': /^render\/epub\//,
  pdfkit: /^render\/pdf\/file\.ts$/,
  chokidar: /^publish\/watch\/eyes\.ts$/,
  yargs: /^cli\//,
  zod: /^(read|publish)\//,
  'js-yaml': /^(read|yaml|publish)\//,
  fflate: /^(render\/epub|publish\/leaks|preview\/page)\//,
  'foliate-js': /^preview\/page\//,
  'pdfjs-dist': /^preview\/page\//,
  'node:http': /^preview\/server\.ts$|^preview\/guard\.ts$/,
  'node:fs': /^(publish\/|cli\/bundle\.mjs|preview\/assets\.mjs)/,
  'node:fs/promises': /^publish\//,
};

const src = resolve('src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What a file imports, type imports included. */
function imports(text: string): readonly string[] {
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((found) => found[1] ?? found[2] ?? '');
}

const room = (file: string): string => file.split('/')[0] ?? '';
/** Renderers are rooms of their own inside `render/`, and so are readers inside `read/`. */
const suite = (file: string): string => file.split('/').slice(0, -1).join('/');

describe('the house', () => {
  test('has every room on a floor', () => {
    expect(files.filter((file) => floors[room(file)] === undefined)).toEqual([]);
  });

  test('imports only from below', () => {
    const upward: string[] = [];
    for (const file of files) {
      for (const wanted of imports(readFileSync(join(src, file), 'utf8'))) {
        if (!wanted.startsWith('.')) continue;
        const target = relative(src, resolve(src, dirname(file), wanted));
        const [from, to] = [floors[room(file)] ?? -1, floors[room(target)] ?? 99];
        const shared = room(file) === 'model' ? 'model' : 'world';
        const fine = room(file) === room(target) || to < from || (from === 0 && room(target) === shared);
        if (!fine) upward.push(`${file} -> ${target}`);
      }
    }
    expect(upward).toEqual([]);
  });

  test('lets no renderer and no reader know another', () => {
    const sideways: string[] = [];
    for (const file of files) {
      if (!/^(render|read)\/\w+\//.test(file)) continue;
      for (const wanted of imports(readFileSync(join(src, file), 'utf8'))) {
        if (!wanted.startsWith('.')) continue;
        const target = relative(src, resolve(src, dirname(file), wanted));
        const home = suite(file).split('/').slice(0, 2).join('/');
        if (room(target) === room(file) && /^(render|read)\/\w+\//.test(target) && !target.startsWith(`${home}/`)) {
          sideways.push(`${file} -> ${target}`);
        }
      }
    }
    expect(sideways).toEqual([]);
  });

  test('keeps each library in its one place', () => {
    const strays: string[] = [];
    for (const file of files) {
      for (const wanted of imports(readFileSync(join(src, file), 'utf8'))) {
        for (const [library, home] of Object.entries(homes)) {
          if ((wanted === library || wanted.startsWith(`${library}/`)) && !home.test(file)) strays.push(`${file} -> ${wanted}`);
        }
      }
    }
    expect(strays).toEqual([]);
  });

  test('lets the model import nothing', () => {
    expect(imports(readFileSync(join(src, 'model/document.ts'), 'utf8'))).toEqual([]);
  });

  test('has no clock, chance, console or exit below the top floors', () => {
    const wild = files.filter((file) => {
      const code = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return !/^(publish|cli)\//.test(file) && /Date\.now|new Date\(\)|Math\.random|console\.|process\.exit/.test(code);
    });
    expect(wild).toEqual([]);
  });

  test('has no `any`, no silenced compiler and no default branch', () => {
    const loose = files.filter((file) => {
      const code = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return (
        /\bas any\b|: any\b|<any>|^\s*default:/m.test(code) ||
        /@ts-(ignore|expect-error|nocheck)/.test(readFileSync(join(src, file), 'utf8'))
      );
    });
    expect(loose).toEqual([]);
  });

  test('has no drawers', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|types|misc|common)\.ts$/.test(file))).toEqual([]);
  });
});
