/**
 * Makes the program in `.build/`: `run.cjs`, beside it one file for each part that is imported with `import()`, and `slugline.cjs`,
 * which starts them (see `start.cjs` and `load.cjs`); `worker.cjs` starts a thread.
 *
 * Few files, because finding and opening modules is most of what a small run costs; and not one file, because the engine reads
 * all of a file before it runs any of it. What is only needed for EPUB is not even read for a PDF. Modules that two files share
 * stand in both: they keep no state.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { makeAssets } from '../preview/assets.mjs';
import { standIns } from './stand-ins.mjs';

/**
 * Writes letters beyond ASCII in sources as escapes, which esbuild does in strings and not in regular expressions: with a single such
 * letter the engine takes twice the room for all of a file, and longer to read it.
 */
const escapes = {
  name: 'escapes',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]s$/, namespace: 'file' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
      loader: path.endsWith('ts') ? 'ts' : 'js',
    }));
  },
};

/** Parts still to be made, by their source file, with the file that each becomes. */
const parts = new Map([
  [resolve('src/cli/run.ts'), 'run'],
  [resolve('src/publish/workers/worker.ts'), 'thread'],
]);

/** Turns `import()` of one of our own files into `require()` of a file beside, and puts that on the list. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const source = resolve(resolveDir, path);
      const name = relative('src', source).replace(/\.ts$/, '').replaceAll(sep, '-');
      parts.set(source, name);
      return { path: `./${name}.cjs`, external: true };
    });
  },
};

/**
 * Takes sharp in, all but its native library: that is opened in 5 ms, while Node needs 30 to find and compile the fifty files around
 * it. What sharp requires by names that it makes up is asked for from where sharp is installed.
 */
const sharpSource = createRequire(import.meta.url).resolve('sharp');
const bundled = {
  name: 'bundled',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sharp$/ }, () => ({ path: sharpSource }));
    onLoad({ filter: /[\\/]sharp[\\/]dist[\\/]\w+\.cjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\brequire\((?=`|["']@img\/sharp)/g, 'fromSharp('),
    }));
  },
};
const fromSharp =
  'const { createRequire } = require("node:module"); const fromSharp = createRequire(createRequire(ownUrl).resolve("sharp"));';

rmSync('.build', { recursive: true, force: true });
for (const [source, name] of parts) {
  await build({
    entryPoints: [source],
    outfile: `.build/${name}.cjs`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // `import()` as `require()`: otherwise the first one would start the whole module loader of ECMAScript.
    supported: { 'dynamic-import': false, 'regexp-unicode-property-escapes': true },
    minify: true,
    legalComments: 'linked',
    // Beside the program and unknown to it: `npm run bench` reads profiles with it.
    sourcemap: 'external',
    sourcesContent: false,
    define: { 'import.meta.url': 'ownUrl' },
    banner: {
      js: `const ownUrl = require("node:url").pathToFileURL(__filename).href;${name === 'image-sharp' ? fromSharp : ''}`,
    },
    plugins: [standIns, bundled, apart, escapes],
    logLevel: 'warning',
  });
}
copyFileSync('node_modules/harfbuzzjs/dist/harfbuzz.wasm', '.build/harfbuzz.wasm');
copyFileSync('node_modules/world-atlas/countries-50m.json', '.build/countries.json');
await makeAssets('.build/preview');
await makeReady();
writeFileSync('.build/code', codeNumber());
const [start, load] = ['start', 'load'].map((name) => readFileSync(`src/cli/${name}.cjs`, 'utf8'));
writeFileSync('.build/slugline.cjs', `#!/usr/bin/env node\n${start}${load}load('./run.cjs');\n`, { mode: 0o755 });
writeFileSync('.build/worker.cjs', `${load}load('./thread.cjs');\n`);
keepCode();

/** Puts hyphenation patterns into the form that they are used in: see `src/text/patterns.ts`. */
async function makeReady() {
  const { outputFiles } = await build({ entryPoints: ['src/text/patterns.ts'], bundle: true, format: 'esm', write: false });
  const { packed, parsePatterns } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  for (const name of readdirSync('src/text/patterns').filter((it) => it.endsWith('.tex'))) {
    writeFileSync(`.build/${name}.ready`, packed(parsePatterns(readFileSync(`src/text/patterns/${name}`, 'utf8'))));
  }
}

/** A number for all that has a say in what comes out: our code, our data, and the libraries by their locked versions. */
function codeNumber() {
  const hash = createHash('sha256');
  const below = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const ours = ['.build', 'fonts', 'styles'].flatMap((folder) => below(folder).map((it) => join(it.parentPath, it.name)));
  const gazetteer = 'src/draft/gazetteer.txt';
  for (const file of [...ours.filter((it) => !it.endsWith('.map')), gazetteer, 'package-lock.json'].sort()) {
    hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Runs the program on a pack with a bit of everything, and then in threads, so that all keep their compiled code. */
function keepCode() {
  const folder = mkdtempSync(join(tmpdir(), 'slugline-'));
  const run = (...words) =>
    execFileSync(resolve('.build/slugline.cjs'), words, {
      cwd: folder,
      env: { ...process.env, SLUGLINE_KEEP_CODE: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    writeFileSync(
      join(folder, 'warm.md'),
      '---\nlang: en\n---\n\n# Warm\n\nA *word*, a `sign`[^1].\n\n- one\n\n> two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: Note.\n',
    );
    writeFileSync(
      join(folder, 'slugline.yml'),
      'title: Warm\narticles: ["w*.md"]\nbottom-line: |\n  A *word*.\njudgements: [{ text: A word., likelihood: likely }]\n',
    );
    run(...['pdf', 'epub', 'md'].flatMap((format) => ['-o', `out.${format}`]));
    copyFileSync(join(folder, 'warm.md'), join(folder, 'cold.md'));
    run('warm.md', 'cold.md', '-o', 'out/', '--cache', 'cache', '--workers', '2');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
