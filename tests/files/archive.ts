/** What PDF/A and PDF/UA ask of a file as a whole, asked of a finished one through qpdf, which has no opinion of its own. */
import { run } from './tools.ts';

/** A PDF value as qpdf's JSON has it: names start with a slash, references end in ` R`, strings say how they are coded. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Entries = { readonly [key: string]: Value };

export type Objects = {
  /** The trailer, or what stands for it. */
  readonly trailer: Entries;
  /** Follows a reference; other values are themselves. A stream gives its dictionary. */
  readonly follow: (value: Value | undefined) => Value;
  /** The same, for what must be a dictionary. */
  readonly entries: (value: Value | undefined) => Entries;
  /** All dictionaries at the top of an object, those of streams too. */
  readonly all: readonly Entries[];
};

const isEntries = (value: Value): value is Entries => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a file on the disk. Throws where qpdf finds a fault. */
export function objectsIn(path: string): Objects {
  const { status, stdout, stderr } = run('qpdf', '--json=2', '--json-stream-data=none', path);
  if (status !== 0 || stderr !== '') throw new Error(`qpdf: ${stderr}`);
  const { qpdf }: { qpdf: readonly [unknown, { readonly [name: string]: Entries }] } = JSON.parse(stdout);
  const [, table] = qpdf;
  const valueOf = (held: Entries | undefined): Value => {
    const { value, stream } = held ?? {};
    return value !== undefined ? value : isEntries(stream ?? null) ? (entriesOf(stream ?? null)['dict'] ?? null) : null;
  };
  const follow = (value: Value | undefined): Value =>
    typeof value === 'string' && / \d+ R$/.test(value) ? valueOf(table[`obj:${value}`]) : (value ?? null);
  return {
    trailer: entriesOf(valueOf(table['trailer'])),
    follow,
    entries: (value) => entriesOf(follow(value)),
    all: Object.values(table).map(valueOf).filter(isEntries),
  };
}

function entriesOf(value: Value): Entries {
  if (!isEntries(value)) throw new Error(`${JSON.stringify(value)} is no dictionary`);
  return value;
}

/** The words of a string: qpdf says `u:` before text and `b:` before bytes. */
export function wordsOf(value: Value | undefined): string {
  if (typeof value !== 'string' || !value.startsWith('u:')) throw new Error(`${JSON.stringify(value)} is no text`);
  return value.slice(2);
}
