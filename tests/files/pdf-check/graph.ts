/** The objects of a finished PDF as qpdf reads them, with ways from one to another. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';

/**
 * A value in qpdf's JSON: `"/Name"`, `"1 0 R"`, `"u:text"` and `"b:hex"` are names, references and strings.
 */
export type Value = null | boolean | number | string | readonly Value[] | Dictionary;
export type Dictionary = { readonly [key: string]: Value };

/** An object: a value, or a stream with its bytes as they are stored, in base64. */
export type Stored = { readonly value: Value } | { readonly stream: { readonly data: string; readonly dict: Dictionary } };

/** All objects by qpdf's keys, `obj:1 0 R` and `trailer`, and what qpdf said of the file on its way. */
export type Objects = { readonly [key: string]: Stored };

export type Graph = {
  readonly trailer: Dictionary;
  readonly catalog: Dictionary;
  /** The number of every object, as `1 0 R`. */
  readonly refs: readonly string[];
  /** What a reference leads to, and any other value as it is; of a stream its dictionary. */
  readonly at: (value: Value | undefined) => Value;
  /** An empty one where there is none. */
  readonly dictionary: (value: Value | undefined) => Dictionary;
  readonly list: (value: Value | undefined) => readonly Value[];
  readonly number: (value: Value | undefined) => number | null;
  /** A name without its slash. */
  readonly name: (value: Value | undefined) => string | null;
  /** A string that is text. */
  readonly text: (value: Value | undefined) => string | null;
  /** A string of bytes. */
  readonly string: (value: Value | undefined) => Buffer | null;
  /** The bytes of a stream, inflated; null when it is none or is filtered in another way. */
  readonly bytes: (value: Value | undefined) => Buffer | null;
  /** The bytes of a stream as they are stored. */
  readonly stored: (value: Value | undefined) => Buffer | null;
};

/** The file in memory that is under question. */
export type Read = { readonly objects: Objects; readonly version: string; readonly told: readonly string[] };

const flags = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=none', '--warning-exit-0'];

/** Does something with a file of `bytes` in a folder of its own, which is gone afterwards. */
export async function withFile<Result>(
  bytes: Uint8Array,
  use: (file: string, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'slugline-check-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    return await use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a program printed; its complaints are lines of `stderr`, whether it failed or not. */
export async function ran(
  program: string,
  args: readonly string[],
): Promise<{ readonly stdout: Buffer; readonly stderr: string; readonly failed: boolean }> {
  const options = { encoding: 'buffer', maxBuffer: 1 << 29 } as const;
  return promisify(execFile)(program, [...args], options).then(
    ({ stdout, stderr }) => ({ stdout, stderr: stderr.toString(), failed: false }),
    (error: { readonly stdout: Buffer; readonly stderr: Buffer }) => ({
      stdout: error.stdout,
      stderr: String(error.stderr),
      failed: true,
    }),
  );
}

/** Reads a file with qpdf. */
export async function readObjects(file: string, folder: string): Promise<Read> {
  const json = join(folder, 'objects.json');
  const { stderr } = await ran('qpdf', [...flags, file, json]);
  const told = stderr.split('\n').filter((line) => line !== '');
  const { qpdf } = JSON.parse(readFileSync(json, 'utf8')) as {
    readonly qpdf: readonly [{ readonly pdfversion: string }, Objects];
  };
  return { objects: qpdf[1], version: qpdf[0].pdfversion, told };
}

/** Writes a file of `objects` with qpdf. */
export async function writeObjects({ objects, version }: Omit<Read, 'told'>, folder: string): Promise<Buffer> {
  const [json, file] = [join(folder, 'changed.json'), join(folder, 'changed.pdf')];
  const maxobjectid = Math.max(...Object.keys(objects).map((key) => Number(/^obj:(\d+)/.exec(key)?.[1] ?? 0)));
  const about = {
    jsonversion: 2,
    pdfversion: version,
    pushedinheritedpageresources: false,
    calledgetallpages: false,
    maxobjectid,
  };
  const parameters = { decodelevel: 'none' };
  writeFileSync(json, JSON.stringify({ version: 2, parameters, qpdf: [about, objects] }));
  const { stderr, failed } = await ran('qpdf', ['--json-input', '--static-id', '--stream-data=preserve', json, file]);
  if (failed) throw new Error(stderr);
  return readFileSync(file);
}

/** Ways through `objects`. */
export function graphOf(objects: Objects): Graph {
  const inflated = new Map<string, Buffer | null>();
  const stored = (value: Value | undefined): Stored | undefined =>
    typeof value === 'string' && isRef(value) ? objects[`obj:${value}`] : undefined;
  const at = (value: Value | undefined): Value => {
    if (typeof value !== 'string' || !isRef(value)) return value ?? null;
    const found = stored(value);
    if (found === undefined) return null;
    return 'stream' in found ? found.stream.dict : at(found.value);
  };
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = at(value);
    return isDictionary(found) ? found : {};
  };
  const string = (value: Value | undefined): Buffer | null => {
    const found = at(value);
    if (typeof found !== 'string') return null;
    if (found.startsWith('b:')) return Buffer.from(found.slice(2), 'hex');
    return found.startsWith('u:') ? Buffer.from(found.slice(2)) : null;
  };
  const raw = (value: Value | undefined): Buffer | null => {
    const found = stored(value);
    return found !== undefined && 'stream' in found ? Buffer.from(found.stream.data, 'base64') : null;
  };
  const list = (value: Value | undefined): readonly Value[] => {
    const found = at(value);
    return isList(found) ? found : [];
  };
  const trailer = dictionary(objects['trailer'] !== undefined && 'value' in objects['trailer'] ? objects['trailer'].value : null);
  return {
    trailer,
    catalog: dictionary(trailer['/Root']),
    refs: Object.keys(objects).flatMap((key) => (key.startsWith('obj:') ? [key.slice(4)] : [])),
    at,
    dictionary,
    list,
    number: (value) => {
      const found = at(value);
      return typeof found === 'number' ? found : null;
    },
    name: (value) => {
      const found = at(value);
      return typeof found === 'string' && found.startsWith('/') ? found.slice(1) : null;
    },
    text: (value) => {
      const found = at(value);
      return typeof found === 'string' && found.startsWith('u:') ? found.slice(2) : found === 'b:' ? '' : null;
    },
    string,
    stored: raw,
    bytes: (value) => {
      const key = String(value);
      const known = inflated.get(key);
      if (known !== undefined) return known;
      const filter = dictionary(value)['/Filter'];
      const data = raw(value);
      const bytes =
        data === null || (filter !== undefined && filter !== '/FlateDecode')
          ? filter === undefined
            ? data
            : null
          : opened(data, filter);
      inflated.set(key, bytes);
      return bytes;
    },
  };
}

function opened(data: Buffer, filter: Value | undefined): Buffer | null {
  if (filter === undefined) return data;
  try {
    return inflateSync(data);
  } catch {
    return null;
  }
}

/** Whether a string of qpdf's JSON stands for a reference. */
export function isRef(value: Value | undefined): value is string {
  return typeof value === 'string' && /^\d+ \d+ R$/.test(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
