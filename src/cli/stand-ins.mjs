/**
 * What stands in the program in place of parts of libraries that it never needs, and that are slow to load. Without them the program
 * would do the same: so it does in most tests, which run from source.
 */
import { basename, resolve } from 'node:path';

/**
 * Packages that come along with others and are never used; each is slow to load.
 * `why` says which path they would be needed on, and that we do not take it.
 */
const unused = {
  fontkit: 'pdfkit opens fonts with it; our fonts are subset by ourselves and embedded as objects',
  'png-js': 'pdfkit decodes PNG with it; our pictures come from sharp as raw pixels',
  linebreak: 'pdfkit breaks lines with it; our lines are broken by the typesetting engine',
  '@noble/ciphers/aes': 'pdfkit encrypts with it; we encrypt nothing',
};

/** In place of a library that measures emoji with a regular expression of Unicode's size: yargs asks it for the width of ASCII help. */
const width = 'export default (text) => [...text].length;';

/** In place of a module of Node's that is slow to load: yargs asserts what it was called with, which is settled here. */
const assertions = 'export const strictEqual = () => undefined; export const notStrictEqual = strictEqual;';

/** zod's messages in fifty languages: ours are written by ourselves, and its English is enough behind them. */
const english = "export { default as en } from './en.js';";

/**
 * Parts of epub-gen-memory that are slow to load, by the file they stand in: it fetches nothing, as our books come with all that they
 * show; it rewrites no HTML, as chapters enter it empty; and what it is given, the compiler has checked.
 */
const idle = {
  fetchable: "exports.type = 'nodebuffer'; exports.default = async () => { throw new Error('nothing is fetched'); };",
  'html-parse': 'exports.fixHTML = (index, html) => html;',
  predicates: "module.exports = require('./predicates-nop.js');",
};
const idleParts = new RegExp(`epub-gen-memory[\\\\/]dist[\\\\/]lib[\\\\/]util[\\\\/](?:${Object.keys(idle).join('|')})\\.js$`);

/** In place of a language for templates, which it would compile for each chapter: ours do no more than hand a variable through. */
const through =
  "exports.render = (template, data) => /^<%- (.+) %>$/.exec(template)[1].split('.').reduce((it, key) => it[key], data);";

/** In place of jszip, which packs and unpacks in streams: here files are put on a shelf, and taken from it again. */
const shelf = `module.exports = class {
  files = {};
  file(name, data) { this.files[name] = { async: async () => Buffer.from(data) }; }
  folder(folder) { return { file: (name, data) => this.file(folder + '/' + name, data) }; }
};`;

/** In place of a list of all types of files: it is asked about pictures to fetch, of which there are none. */
const untyped = 'exports.getType = exports.getExtension = () => null;';

/**
 * Other programs are only run to build sharp, and to find out about systems that can not be told in another way. `fromSharp` is what
 * `bundle.mjs` gives the part that holds sharp for its `require`.
 */
const programs = `for (const name of ['exec', 'execSync', 'spawnSync']) {
  exports[name] = (...words) => fromSharp('node:child_process')[name](...words);
}`;

/** Versions are only compared when sharp is built, or does not open; what it reads at each start is a plain one. */
const versions = `exports.coerce = (label) => ({ version: label.replace(/^\\D*/, '') });
for (const name of ['satisfies', 'gte']) exports[name] = (...words) => fromSharp('semver')[name](...words);`;

/** Sources by the names of the packages that they stand in for. */
const inPlace = {
  ...Object.fromEntries(Object.keys(unused).map((name) => [name, 'module.exports = {};'])),
  'string-width': width,
  assert: assertions,
  ejs: through,
  jszip: shelf,
  mime: untyped,
  semver: versions,
  child_process: programs,
  'node:child_process': programs,
};

/** Puts them in place. */
export const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(inPlace).join('|');
    onResolve({ filter: new RegExp(`^(${names})$`) }, ({ path }) => ({ path, namespace: 'stand-in' }));
    // The form for browsers, which is the same but for threads: we deflate in one.
    onResolve({ filter: /^fflate$/ }, () => ({ path: resolve('node_modules/fflate/esm/browser.js') }));
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: english }));
    onLoad({ filter: idleParts }, ({ path }) => ({ contents: idle[basename(path, '.js')] }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: inPlace[path] }));
  },
};
