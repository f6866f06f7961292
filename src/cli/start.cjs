/**
 * The front door of the program, before `load.cjs`: settings of the engine, made before any kept code, which goes with its flags. They are
 * the whole program's, so that threads find them made.
 */
const { setFlagsFromString } = require('node:v8');

// An article is over before what the engine learns from it pays: HarfBuzz is made faster only when a book is set, and young
// objects get room at once instead of being moved from one small room to the next.
setFlagsFromString('--wasm-tiering-budget=18000000');
setFlagsFromString('--semi-space-growth-factor=16');
// The engine of Node 20 is quick to optimise; later ones take their time, and do not know this flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1200000');
// For a book: what is no longer needed goes when the heap has doubled, not when it has nearly quadrupled. `make.ts` changes that for pages.
setFlagsFromString('--heap-growing-percent=100');
