/**
 * Whole commands with what they print, as text:
 *
 * ```
 * # An optional remark
 * $ slugline check a.md
 * > what comes on standard output
 * ! what comes on standard error
 * = 0
 * ```
 *
 * Words are split at spaces; `'…'` keeps them together, and `\e`, `\n` and `\u202e` in it are those characters. Settings may
 * stand before the program's name; `PWD=pack` is the folder that it runs in. `<<< text` after the words is what comes in.
 */

export type Step = {
  /** The line as it stands in the transcript. */
  readonly line: string;
  readonly env: Readonly<Record<string, string>>;
  /** The folder that it runs in, below that of all; empty for that one. */
  readonly folder: string;
  readonly argv: readonly string[];
  readonly input: string;
  /** What is printed, with its marks, and the exit code: as in the transcript. */
  readonly expected: string;
};

/** The steps of a transcript, in order. */
export function transcript(text: string): readonly Step[] {
  return text
    .split(/^(?=\$ )/m)
    .filter((block) => block.startsWith('$ '))
    .map((block) => {
      const [line = '', ...rest] = block.split('\n');
      const [command = '', input = ''] = line.slice(2).split(' <<< ');
      const all = words(command);
      const name = all.indexOf('slugline');
      const env = Object.fromEntries(all.slice(0, name).map((it) => [it.replace(/=.*/, ''), it.replace(/^[^=]*=/, '')]));
      const expected = rest.filter((it) => /^[>!=]( |$)/.test(it)).join('\n');
      return {
        line: line.slice(2),
        env,
        folder: env['PWD'] ?? '',
        argv: all.slice(name + 1),
        input: words(input).join(' '),
        expected,
      };
    });
}

function words(command: string): readonly string[] {
  return [...command.matchAll(/(?:'[^']*'|[^ '])+/g)].map(([word]) =>
    word.replace(/'([^']*)'/g, (_, inside: string) =>
      inside
        .replaceAll('\\e', '\x1b')
        .replaceAll('\\n', '\n')
        .replace(/\\u([0-9a-f]{4})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    ),
  );
}

/** What a run gave, in the way that a transcript has it. */
export function written(ran: { readonly out: string; readonly err: string; readonly code: number }): string {
  const marked = (mark: string, text: string): readonly string[] =>
    text === ''
      ? []
      : text
          .replace(/\n$/, '')
          .split('\n')
          .map((it) => `${mark} ${it.replaceAll('\x1b', '\\e')}`.trimEnd());
  return [...marked('>', ran.out), ...marked('!', ran.err), `= ${ran.code}`].join('\n');
}
