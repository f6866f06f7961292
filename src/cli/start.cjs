/**
 * The front door of the program: runs `.build/run.cjs` with compiled code that was kept from an earlier run, made by `bundle.mjs`.
 * For a short run, compiling costs more than the work does. Kept code of another version of Node is refused by the engine, and
 * is then just not used.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// An article is over before what the engine learns from it pays: HarfBuzz is made faster only when a book is set, and young
// objects get room at once instead of being moved from one small room to the next. Before any kept code, which goes with its flags.
setFlagsFromString('--wasm-tiering-budget=18000000');
setFlagsFromString('--semi-space-growth-factor=16');
// The engine of Node 20 is quick to optimise; later ones take their time, and do not know this flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1200000');
// For a book: what is no longer needed goes when the heap has doubled, not when it has nearly quadrupled. `make.ts` changes that for pages.
setFlagsFromString('--heap-growing-percent=100');

const modules = new Map();
const scripts = new Map();

/** What `require()` is inside the parts: of each other, and of Node's modules and packages. */
function load(name) {
  if (!name.startsWith('./')) return require(name);
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const filename = join(__dirname, name);
  const module = { exports: {} };
  modules.set(name, module);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
  const script = new Script(source, { filename, cachedData: kept(filename) });
  scripts.set(filename, script);
  script.runInThisContext()(module.exports, load, module, filename, __dirname);
  return module.exports;
}

function kept(filename) {
  try {
    return readFileSync(`${filename}.code`);
  } catch {
    return undefined;
  }
}

if (process.env.SLUGLINE_KEEP_CODE === '1') {
  process.on('exit', () => {
    for (const [filename, script] of scripts) writeFileSync(`${filename}.code`, script.createCachedData());
  });
}
load('./run.cjs');
