/**
 * HarfBuzz, called through the exports of its WebAssembly module.
 *
 * The module is used without the package's JavaScript around it: that costs 20 ms at start, an object a glyph, and its own
 * copy of every string. What stands here is the few calls that shaping needs, on numbers and views of the module's memory.
 */
import type { Common, Glyphs } from './glyphs.ts';
import { callable, strokes, type Pen } from './pen.ts';

type Pointer = number;

type Exports = {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly __indirect_function_table: { readonly grow: (by: number) => number; readonly set: (at: number, it: unknown) => void };
  readonly __wasm_call_ctors: () => void;
  readonly malloc: (bytes: number) => Pointer;
  readonly free: (at: Pointer) => void;
  readonly hb_blob_create: (data: Pointer, length: number, mode: number, user: Pointer, destroy: Pointer) => Pointer;
  readonly hb_face_create: (blob: Pointer, index: number) => Pointer;
  readonly hb_font_create: (face: Pointer) => Pointer;
  readonly hb_font_get_nominal_glyph: (font: Pointer, codePoint: number, glyph: Pointer) => number;
  readonly hb_font_get_glyph_h_advance: (font: Pointer, glyph: number) => number;
  readonly hb_font_get_glyph_extents: (font: Pointer, glyph: number, extents: Pointer) => number;
  readonly hb_font_draw_glyph: (font: Pointer, glyph: number, pens: Pointer, data: Pointer) => void;
  readonly hb_draw_funcs_create: () => Pointer;
  readonly hb_draw_funcs_set_move_to_func: SetPen;
  readonly hb_draw_funcs_set_line_to_func: SetPen;
  readonly hb_draw_funcs_set_quadratic_to_func: SetPen;
  readonly hb_draw_funcs_set_cubic_to_func: SetPen;
  readonly hb_draw_funcs_set_close_path_func: SetPen;
  readonly hb_buffer_create: () => Pointer;
  readonly hb_buffer_reset: (buffer: Pointer) => void;
  readonly hb_buffer_add_utf16: (buffer: Pointer, text: Pointer, length: number, offset: number, count: number) => void;
  readonly hb_buffer_guess_segment_properties: (buffer: Pointer) => void;
  readonly hb_buffer_set_language: (buffer: Pointer, language: Pointer) => void;
  readonly hb_buffer_get_glyph_infos: (buffer: Pointer, length: Pointer) => Pointer;
  readonly hb_buffer_get_glyph_positions: (buffer: Pointer, length: Pointer) => Pointer;
  readonly hb_language_from_string: (text: Pointer, length: number) => Pointer;
  readonly hb_feature_from_string: (text: Pointer, length: number, feature: Pointer) => number;
  readonly hb_shape: (font: Pointer, buffer: Pointer, features: Pointer, count: number) => void;
};

/** Names the function to call for one sort of stroke, by its place in the module's table. */
type SetPen = (pens: Pointer, at: number, data: Pointer, destroy: Pointer) => void;

/** A font opened in HarfBuzz. */
export type Handle = { readonly font: Pointer };

/** Edges of an outline, in font units. */
export type Outline = { readonly left: number; readonly right: number; readonly bottom: number };

export type HarfBuzz = {
  /** Opens a whole TrueType or OpenType file. */
  readonly open: (bytes: Uint8Array) => Handle;
  /** The glyph that a character has by itself; 0 when the font has none. */
  readonly glyph: (handle: Handle, codePoint: number) => number;
  /** The edges of a glyph's outline from its pen position on the baseline, in font units; what is below is negative. */
  readonly outline: (handle: Handle, glyph: number) => Outline;
  /** Follows the contours of a glyph with a pen. */
  readonly draw: (handle: Handle, glyph: number, pen: Pen) => void;
  /**
   * Shapes a run of one script and direction, which HarfBuzz tells from the text.
   * @param features settings in HarfBuzz's notation, such as `onum` or `-liga`
   */
  readonly shape: (handle: Handle, text: string, features: readonly string[], language: string) => Glyphs;
};

const featureBytes = 16;
/** Of a `hb_glyph_extents_t`: bearings from the left and to the top, width and height. */
const extentsBytes = 16;
/** Words of 32 bits in a `hb_glyph_info_t` and in a `hb_glyph_position_t`. */
const recordWords = 5;

/** Starts HarfBuzz. @param wasm the bytes of `harfbuzz.wasm` from the harfbuzzjs package */
export function startHarfBuzz(wasm: Uint8Array, common: Common): HarfBuzz {
  let exports: Exports | null = null;
  const failed = (what: string) => (): never => {
    throw new Error(`HarfBuzz: ${what}`);
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
    wasi_snapshot_preview1: { proc_exit: failed('exit') },
    env: {
      _abort_js: failed('abort'),
      _emscripten_runtime_keepalive_clear: () => undefined,
      _setitimer_js: () => 0,
      emscripten_resize_heap: (wanted: number) => {
        const memory = exports?.memory;
        if (memory === undefined) return 0;
        // Growing by a fifth at least keeps the number of copies small.
        const bytes = Math.max(wanted >>> 0, Math.ceil(memory.buffer.byteLength * 1.2));
        memory.grow((bytes - memory.buffer.byteLength + 65535) >>> 16);
        return 1;
      },
    },
  });
  exports = instance.exports as Exports;
  exports.__wasm_call_ctors();
  return bind(exports, common);
}

function bind(hb: Exports, common: Common): HarfBuzz {
  const buffer = hb.hb_buffer_create();
  const scratch = hb.malloc(extentsBytes);
  let memory = viewsOf(hb);
  /** Views of all of the module's memory: made anew only when it has grown, which leaves the old ones empty. */
  const views = (): Views => (memory.numbers.length > 0 ? memory : (memory = viewsOf(hb)));
  let textRoom = 1024;
  let text = hb.malloc(textRoom * 2);
  const featureLists = new Map<readonly string[], readonly [Pointer, number]>();
  const languages = new Map<string, Pointer>();

  /** Made when the first glyph is drawn: setting needs no contours. */
  let pens: Pointer | null = null;
  let pen: Pen | null = null;

  const ascii = (value: string): Pointer => {
    const at = hb.malloc(value.length + 1);
    const bytes = new Uint8Array(hb.memory.buffer, at, value.length + 1);
    for (let i = 0; i < value.length; i++) bytes[i] = value.charCodeAt(i);
    bytes[value.length] = 0;
    return at;
  };

  const featureList = (features: readonly string[]): readonly [Pointer, number] => {
    const known = featureLists.get(features);
    if (known !== undefined) return known;
    const list = hb.malloc(features.length * featureBytes + 1);
    for (const [index, feature] of features.entries()) {
      const name = ascii(feature);
      if (hb.hb_feature_from_string(name, -1, list + index * featureBytes) === 0) throw new Error(`no feature "${feature}"`);
      hb.free(name);
    }
    const made = [list, features.length] as const;
    featureLists.set(features, made);
    return made;
  };

  const languagePointer = (language: string): Pointer => {
    const known = languages.get(language);
    if (known !== undefined) return known;
    const name = ascii(language);
    const made = hb.hb_language_from_string(name, -1);
    hb.free(name);
    languages.set(language, made);
    return made;
  };

  return {
    open: (bytes) => {
      const at = hb.malloc(bytes.length);
      new Uint8Array(hb.memory.buffer, at, bytes.length).set(bytes);
      return { font: hb.hb_font_create(hb.hb_face_create(hb.hb_blob_create(at, bytes.length, 2, 0, 0), 0)) };
    },
    glyph: (handle, codePoint) =>
      hb.hb_font_get_nominal_glyph(handle.font, codePoint, scratch) === 0
        ? 0
        : (new Uint32Array(hb.memory.buffer, scratch, 1)[0] ?? 0),
    outline: (handle, glyph) => {
      if (hb.hb_font_get_glyph_extents(handle.font, glyph, scratch) === 0)
        return { left: 0, right: hb.hb_font_get_glyph_h_advance(handle.font, glyph), bottom: 0 };
      // The height is counted downwards.
      const [left = 0, top = 0, width = 0, height = 0] = new Int32Array(hb.memory.buffer, scratch, 4);
      return { left, right: left + width, bottom: top + height };
    },
    draw: (handle, glyph, by) => {
      pens ??= pensOf(hb, () => pen ?? by);
      pen = by;
      hb.hb_font_draw_glyph(handle.font, glyph, pens, 0);
    },
    shape: (handle, run, features, language) => {
      if (run.length > textRoom) {
        hb.free(text);
        textRoom = run.length * 2;
        text = hb.malloc(textRoom * 2);
      }
      const { units } = views();
      for (let i = 0; i < run.length; i++) units[(text >> 1) + i] = run.charCodeAt(i);
      hb.hb_buffer_reset(buffer);
      hb.hb_buffer_add_utf16(buffer, text, run.length, 0, run.length);
      hb.hb_buffer_guess_segment_properties(buffer);
      hb.hb_buffer_set_language(buffer, languagePointer(language));
      const [list, count] = featureList(features);
      hb.hb_shape(handle.font, buffer, list, count);
      const infos = hb.hb_buffer_get_glyph_infos(buffer, scratch) >> 2;
      const places = hb.hb_buffer_get_glyph_positions(buffer, scratch) >> 2;
      const { numbers } = views();
      return collect(numbers, { infos, places, count: numbers[scratch >> 2] ?? 0 }, common);
    },
  };
}

/** Pens as HarfBuzz wants them, all of which tell the one that `current` gives. */
function pensOf(hb: Exports, current: () => Pen): Pointer {
  const pens = hb.hb_draw_funcs_create();
  const functions = callable(current);
  const table = hb.__indirect_function_table;
  const set = {
    move: hb.hb_draw_funcs_set_move_to_func,
    line: hb.hb_draw_funcs_set_line_to_func,
    quadratic: hb.hb_draw_funcs_set_quadratic_to_func,
    cubic: hb.hb_draw_funcs_set_cubic_to_func,
    close: hb.hb_draw_funcs_set_close_path_func,
  };
  for (const stroke of strokes) {
    const at = table.grow(1);
    table.set(at, functions[stroke]);
    set[stroke](pens, at, 0, 0);
  }
  return pens;
}

/** The module's memory as UTF-16 units and as numbers of 32 bits. */
type Views = { readonly units: Uint16Array; readonly numbers: Int32Array };

function viewsOf({ memory: { buffer } }: Exports): Views {
  return { units: new Uint16Array(buffer), numbers: new Int32Array(buffer) };
}

/** Where records stand in the module's memory, in numbers of 32 bits. */
type Records = { readonly infos: number; readonly places: number; readonly count: number };

/** Copies the shaped glyphs out of the module's memory. */
function collect(memory: Int32Array, { infos, places, count }: Records, common: Common): Glyphs {
  // Of the very length: what grows as it is filled keeps room for more.
  const ids = new Array<number>(count);
  const advances = new Array<number>(count);
  let alone = true;
  let right = false;
  let up = false;
  for (let i = 0; i < count; i++) {
    const info = infos + i * recordWords;
    const place = places + i * recordWords;
    ids[i] = memory[info] ?? 0;
    advances[i] = memory[place] ?? 0;
    if (memory[info + 2] !== i) alone = false;
    if (memory[place + 2] !== 0) right = true;
    if (memory[place + 3] !== 0) up = true;
  }
  const column = (at: number): Int32Array => {
    const values = new Int32Array(count);
    for (let i = 0; i < count; i++) values[i] = memory[at + i * recordWords] ?? 0;
    return values;
  };
  const clusters = alone ? common.inOrder(count) : Uint16Array.from(column(infos + 2));
  const dx = right ? column(places + 2) : common.nought(count);
  const dy = up ? column(places + 3) : common.nought(count);
  return { ids, clusters, advances, dx, dy };
}
