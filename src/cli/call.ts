/** From the words of a command line to a command with its sources and flags; yargs does the parsing. */
import yargs, { type Argv } from 'yargs';
import { problem, type Diagnostic } from '../model/problem.ts';
import { closest } from '../model/closest.ts';
import { exitCodes } from './exit.ts';
import { commands, flagsOf, type Command } from './flags.ts';

/** What a command line asks for. */
export type Call =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly problems: readonly Diagnostic[] }
  | {
      readonly kind: 'command';
      readonly command: Command;
      /** What stands beside the flags: sources, mostly. */
      readonly words: readonly string[];
      /** By long name, as yargs gives them: strings, lists, booleans. */
      readonly flags: Readonly<Record<string, unknown>>;
    };

/** Understands `argv`, the words after the program's name. */
export async function call(argv: readonly string[]): Promise<Call> {
  const place = commandPlace(argv);
  const named = argv[place] ?? '';
  const command = isCommand(named) ? named : 'build';
  const wrong: Diagnostic[] = [];
  const parser = yargs()
    .scriptName('slugline')
    .locale('en')
    .parserConfiguration({
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
      'camel-case-expansion': false,
      'populate--': true,
    })
    .help(false)
    .version(false)
    .options(flagsOf[command])
    .strictOptions()
    .exitProcess(false)
    .wrap(100)
    .fail((message, error) => {
      // A fault that yargs threw itself is about the call too; anything else is a bug, ours or its.
      if (message === null && error !== undefined && error.name !== 'YError') throw error;
      wrong.push(...faults(message ?? error?.message ?? '', command));
      // After a fault yargs must not go on: it would stumble over flags such as --constructor.
      throw new Misunderstood();
    });
  const parsed = await understood(() => parser.parseAsync(joined(argv.filter((_, index) => index !== place))));
  if (parsed === null) return { kind: 'wrong', problems: wrong };
  if (parsed['help'] === true) return { kind: 'help', text: await helpOf(parser) };
  const after = parsed['--'];
  const words = [...parsed._, ...(Array.isArray(after) ? after : [])].map(String);
  return { kind: 'command', command, words, flags: parsed };
}

/** Makes `-o -` one word: yargs takes a lone hyphen for no value at all. */
function joined(argv: readonly string[]): readonly string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const isOutput = (index: number): boolean => index < end && (argv[index] === '-o' || argv[index] === '--output');
  return argv.flatMap((word, index) => {
    if (word === '-' && isOutput(index - 1)) return [];
    return isOutput(index) && argv[index + 1] === '-' ? ['--output=-'] : [word];
  });
}

/** Thrown through yargs, to stop it; never seen outside. */
class Misunderstood extends Error {}

async function understood<T>(parse: () => Promise<T>): Promise<T | null> {
  try {
    return await parse();
  } catch (error) {
    if (error instanceof Misunderstood) return null;
    throw error;
  }
}

/** Where the command stands: first, or after flags that take no value; -1 when none is named. */
function commandPlace(argv: readonly string[]): number {
  const place = argv.findIndex((word) => !word.startsWith('-'));
  const bare = argv.slice(0, Math.max(place, 0)).every((word) => {
    const name = word.replace(/^-+/, '');
    return Object.entries(flagsOf.build).some(
      ([long, flag]) => flag.type === 'boolean' && (long === name || flag.alias === name),
    );
  });
  return bare && isCommand(argv[place] ?? '') ? place : -1;
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word);
}

/** What yargs finds wrong, in our words: one problem for each flag. */
function faults(message: string, command: Command): readonly Diagnostic[] {
  const help = 'slugline --help lists all flags';
  const names = (/:\s*(.*)$/.exec(message)?.[1] ?? '').split(', ');
  if (message.startsWith('Unknown argument')) {
    return names.map((given) => {
      // The parser writes this one name differently, so as not to touch what it means in JavaScript.
      const name = given === '___proto___' ? '__proto__' : given;
      const near = closest(name, Object.keys(flagsOf[command]));
      const elsewhere = Object.entries(flagsOf.build).some(([long, flag]) => long === name || flag.alias === name);
      const what = `${command === 'build' ? 'there is' : `${command} has`} no flag ${dashed(name)}`;
      return problem('usage', null, what, elsewhere ? 'build has it' : near === null ? help : `did you mean ${dashed(near)}?`);
    });
  }
  if (message.startsWith('Not enough arguments following')) {
    return [problem('usage', null, `the flag ${dashed(names[0] ?? '')} needs a value`, help)];
  }
  return [problem('usage', null, message.toLowerCase(), help)];
}

/** The flags as yargs sets them, without their types, between what the program does and how it is called. */
async function helpOf(parser: Pick<Argv, 'getHelp'>): Promise<string> {
  const flags = (await parser.getHelp()).replace(/ +\[(string|array|boolean)\]$/gm, '').replace(/^slugline\s+/, '');
  return [usage, flags, examples, exitCodes].join('\n\n');
}

const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);

const usage = `slugline [command] SOURCES… [-o OUTPUT]…

Turns articles, in plain text or Markdown, into a typeset PDF, an EPUB and Markdown.
A single - is standard input as a source and standard output as an output.
Without sources it builds the pack that slugline.yml, in this folder, is the manifest of.

Commands:
${Object.entries(commands)
  .map(([name, what]) => `  ${name.padEnd(12)}${what}`)
  .join('\n')}`;

const examples = `Examples:
  slugline story.md -o story.pdf                      one article, one PDF
  slugline a.txt b.md -o brief.pdf -o brief.epub      one pack of two articles
  slugline build stories/*.md -o out/                 three files for each article
  slugline build stories/*.md -o out/ -t "The week"   one pack of them all, its Markdown a folder
  slugline - --from markdown -o - --to pdf <a.md >a.pdf
  slugline draft stories/*.md -o facts.yml            what the articles say, to go through
  slugline check stories/*.md --strict
  slugline init stories/*.md && slugline              a pack by its manifest`;
