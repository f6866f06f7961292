/**
 * Runs parts of `.build/` with compiled code that was kept from an earlier run, made by `bundle.mjs`. For a short run, compiling costs more
 * than the work does. Kept code of another version of Node is refused by the engine, and is then just not used. `bundle.mjs`
 * adds the part that is run first: by the program, or by a thread of it.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

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
    for (const [filename, script] of scripts) {
      if (!existsSync(`${filename}.code`)) writeFileSync(`${filename}.code`, script.createCachedData());
    }
  });
}
