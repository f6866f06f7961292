/**
 * Judges of reports: SARIF by its JSON Schema, which comes with jest-sarif; JUnit XML by a grammar of what Jenkins and GitLab read; and
 * what GitHub's runner makes of printed lines, and its pages of Markdown.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { marked, type Token } from 'marked';
import { validateXML } from 'xmllint-wasm';

// Its patterns are older than the strictness of Unicode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (it: string) => /^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(it));
ajv.addFormat(
  'uri-reference',
  (it: string) => /^[!-~]*$/.test(it) && !/["<>\\^`{|}]/.test(it) && !/^[^/?#]*:/.test(it.replace(/^file:/, '')),
);
ajv.addFormat('date-time', (it: string) => !Number.isNaN(Date.parse(it)));
const sarif = ajv.compile(schemaOf('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

/** The schema in a file, without the name that only its own, older draft calls so. */
function schemaOf(path: string): object {
  const { id: _, $schema: __, ...schema }: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, 'utf8'));
  return schema;
}

/** What is wrong with a SARIF log. */
export function checkSarif(text: string): readonly string[] {
  const value: unknown = JSON.parse(text);
  return sarif(value) ? [] : (sarif.errors ?? []).map((it) => `${it.instancePath} ${it.message ?? ''}`);
}

const junit = readFileSync('tests/files/report-check/junit.rng', 'utf8');

/** What is wrong with a file of JUnit XML. */
export async function checkJunit(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema: junit, extension: 'relaxng' });
  const sums = [...xml.matchAll(/<testsuite [^>]*tests="(\d+)" failures="(\d+)"[^>]*>([\s\S]*?)<\/testsuite>/g)].flatMap(
    ([, tests, failures, inside = '']) => {
      const counted = [(inside.match(/<testcase /g) ?? []).length, (inside.match(/<failure /g) ?? []).length];
      return counted.join() === `${tests ?? ''},${failures ?? ''}`
        ? []
        : [`a suite says ${tests ?? ''}, ${failures ?? ''}, and has ${counted.join(', ')}`];
    },
  );
  return [...errors.map((it) => it.message), ...sums];
}

export type Command = { readonly name: string; readonly properties: Readonly<Record<string, string>>; readonly message: string };

/** The commands that GitHub's runner finds in what a step printed: in a line that begins with `::`, or in any that has `##[`. */
export function commandsIn(printed: string): readonly Command[] {
  return printed.split(/\r\n|\r|\n/).flatMap((line) => {
    const old = /##\[([^\] ]+)([^\]]*)\](.*)/.exec(line);
    if (old) return [{ name: old[1] ?? '', properties: {}, message: old[3] ?? '' }];
    const found = /^\s*::([^ :]+)(?: ([\s\S]*?))?::([\s\S]*)$/.exec(line);
    if (!found) return [];
    const pairs = (found[2] ?? '')
      .split(',')
      .filter((it) => it.includes('='))
      .map((it) => [it.replace(/=.*/s, ''), decoded(it.replace(/^[^=]*=/, ''))] as const);
    return [{ name: found[1] ?? '', properties: Object.fromEntries(pairs), message: decoded(found[3] ?? '') }];
  });
}

function decoded(text: string): string {
  const signs: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (it) => signs[it] ?? it);
}

/** The cells of all tables in a page of Markdown, row by row. Throws where there is anything in it but text. */
export function rowsIn(page: string): readonly (readonly string[])[] {
  const plain = (tokens: readonly Token[]): string =>
    tokens
      .map((it) => {
        if (it.type !== 'text' && it.type !== 'escape') throw new Error(`there is a ${it.type} in it: ${it.raw}`);
        return 'tokens' in it && it.tokens !== undefined ? plain(it.tokens) : it.raw;
      })
      .join('')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  return marked.lexer(page, { gfm: true }).flatMap((it) => {
    if (it.type === 'table') {
      const rows: readonly (readonly { readonly tokens: readonly Token[] }[])[] = it['rows'];
      return rows.map((row) => row.map(({ tokens }) => plain(tokens)));
    }
    if (!['heading', 'paragraph', 'space'].includes(it.type)) throw new Error(`there is a ${it.type} in it: ${it.raw}`);
    if ('tokens' in it) plain(it.tokens ?? []);
    return [];
  });
}
