/** The whole of a run: from the words of a command line to an exit code. Prints; never exits. */
import { collector, problem, type Diagnostic, type Report } from '../model/problem.ts';
import type { Desk } from '../publish/desk.ts';
import { diskGround, diskWorld } from '../publish/disk.ts';
import { version } from '../publish/version.ts';
import { bookProfiles } from '../render/book-wish.ts';
import { formats } from '../render/renderer.ts';
import type { Loaded } from '../world/world.ts';
import { closest } from '../model/closest.ts';
import { call, type Call } from './call.ts';
import { completions, shells } from './completion.ts';
import { isPassing } from '../publish/trace/open.ts';
import type { Flags } from './values.ts';
import { exit, exitFor, type Exit } from './exit.ts';
import { commands, type Command } from './flags.ts';
import { inOrder } from './print.ts';
import { printable } from './printable.ts';
import { progressOn } from './progress.ts';
import type { Ran, Result } from './report/ran.ts';
import type { Watch } from './report/watch.ts';
import { onStandardOutput } from './report/wish.ts';
import type { Shell } from './shell.ts';
import { tell } from './tell.ts';
import { cacheFrom, requestFrom, talkFrom, workersFrom, type Talk } from './wish.ts';
import { attempt, build, check, inspect, type Work } from './work.ts';

/** Runs `slugline` with `argv`, the words after its name, and gives its exit code. */
export async function main(argv: readonly string[], shell: Shell): Promise<Exit> {
  try {
    const wanted = await call(argv);
    if (wanted.kind === 'help') {
      shell.out.write(`${wanted.text}\n`);
      return exit.ok;
    }
    return wanted.kind === 'wrong' ? misunderstood(wanted.problems, argv, shell) : await run(wanted, shell);
  } catch (error) {
    return await bug(error, shell);
  }
}

async function run(wanted: Extract<Call, { kind: 'command' }>, shell: Shell): Promise<Exit> {
  if (wanted.flags['version'] === true) {
    shell.out.write(`${version(diskWorld('/'))}\n`);
    return exit.ok;
  }
  const { report, found } = collector();
  const spared = collector();
  const talk = talkFrom(wanted.flags, shell, report);
  const watch = talk.reports.length === 0 ? null : (await import('./report/watch.ts')).startWatch();
  const results: Result[] = [];
  let ended: Exit | null = null;
  if (wanted.command === 'completion') complete(wanted.words, shell, report);
  else if (wanted.command === 'schema') await describe(shell);
  else ended = await work(wanted.command, wanted, { talk, shell, watch, results, report, spared: spared.report, found });
  const told = inOrder([...found, ...spared.found]);
  tell(told, talk, shell);
  const whole = exitFor(found, talk.strict);
  const code = whole === exit.ok && spared.found.length > 0 ? exit.partial : whole;
  if (watch === null) return ended ?? code;
  const { command } = wanted;
  const ran = { version: version(diskWorld('/')), command, exit: code, strict: talk.strict, results, problems: told };
  return reported({ ...ran, ...watch.read() }, talk, shell);
}

/** Writes the reports of a run; its exit code, or that of a report that can not be written. */
async function reported(ran: Ran, talk: Talk, shell: Shell): Promise<Exit> {
  const { writeReports } = await import('./report/reports.ts');
  const { report, found } = collector();
  writeReports(talk.reports, ran, shell, report);
  tell(found, talk, shell);
  return ran.exit === exit.ok ? exitFor(found, talk.strict) : ran.exit;
}

/** What surrounds the work of a run. */
type Run = {
  readonly talk: Talk;
  readonly shell: Shell;
  /** Where the run is reported on. */
  readonly watch: Watch | null;
  /** Every result is added. */
  readonly results: Result[];
  readonly report: Report;
  readonly spared: Report;
  readonly found: readonly Diagnostic[];
};

/** Does the work of a command; gives its exit code where problems do not tell it. */
async function work(
  command: Exclude<Command, 'completion' | 'schema'>,
  { words, flags }: Extract<Call, { kind: 'command' }>,
  { talk, shell, watch, results, report, spared, found }: Run,
): Promise<Exit | null> {
  const ground = diskGround(shell.folder);
  // What the environment says is about packs: when an article was written, for a draft, is nothing that it can tell.
  const ofPacks = command === 'draft' || command === 'init' ? { ...shell, env: {} } : shell;
  const request = requestFrom(words, flags, ofPacks, ground, report);
  const sound = (): boolean => exitFor(found, talk.strict) === exit.ok;
  const misspelt = misspeltCommand(words, shell);
  if (misspelt !== null) report(misspelt);
  if (!sound()) return null;
  const progress = progressOn(shell.err, talk);
  const desk: Desk = {
    world: diskWorld(shell.folder),
    memory: null,
    report,
    spared,
    folder: shell.folder,
    input: () => drained(shell),
    progress: (what) => {
      watch?.step(what);
      progress.step(what);
    },
  };
  const other = onStandardOutput(talk.reports);
  const taken = talk.json ? '--json' : other === null ? null : `--report ${other.form}`;
  const result: Work['result'] = (line, object) => {
    if (object !== null) results.push(object);
    if (other !== null) return;
    if (talk.json) shell.out.write(object === null ? '' : `${JSON.stringify(object)}\n`);
    else if (talk.loudness !== 'quiet' && line !== null) shell.out.write(`${printable(line)}\n`);
  };
  try {
    const hands = {
      flags,
      strict: talk.strict,
      attempt,
      tell: (all: readonly Diagnostic[]) => tell(inOrder(all), talk, shell),
      clear: progress.done,
    };
    const commands: { readonly [Name in typeof command]: (it: Work) => Promise<Exit | null | void> } = {
      ...{ build: (it: Work) => buildOrLook(it, flags), check, inspect },
      watch: async (it) => (await import('./watch.ts')).watch({ ...it, prune: flags['prune'] === true }, hands),
      preview: async (it) => (await import('./preview.ts')).preview({ ...it, prune: flags['prune'] === true }, hands),
      why: async (it) => (await import('./standing.ts')).tellWhy(it),
      draft: async (it) => (await import('./draft.ts')).draft(it),
      init: async (it) => (await import('./init.ts')).init(it),
    };
    const numbers = flags['numbers'] === true;
    const cache = cacheFrom(flags, shell, report);
    const workers = command === 'build' ? workersFrom(flags, shell, report) : null;
    if (!sound()) return null;
    return (
      (await commands[command]({
        request,
        desk: workers === null ? desk : { ...desk, crew: { ...workers, cache, asked: request } },
        ground,
        shell,
        sound,
        result,
        json: talk.json,
        taken,
        cache,
        numbers,
        prune: false,
      })) ?? null
    );
  } finally {
    progress.done();
  }
}

/** Builds, or looks at what is built, as the flags say. */
async function buildOrLook(work: Work, flags: Flags): Promise<void> {
  const [looks, again, dry] = [flags['check'] === true, flags['rebuild'] === true, flags['dry-run'] === true];
  if (again && !looks) work.desk.report(problem('usage', null, '--rebuild goes with --check', 'say both: --check --rebuild'));
  if (looks && dry) work.desk.report(problem('usage', null, '--check and --dry-run contradict each other', 'give one of them'));
  if (!work.sound()) return;
  if (!looks && !dry) return await build({ ...work, prune: flags['prune'] === true });
  const { checkOutputs, dryRun, rebuild } = await import('./standing.ts');
  await (dry ? dryRun : again || isPassing(work.request) ? rebuild : checkOutputs)(work);
}

/** A first word that is no file, has no ending and is nearly a command: `slugline biuld a.md`. */
function misspeltCommand(words: readonly string[], shell: Shell): Diagnostic | null {
  const [first = ''] = words;
  const near = /^[a-z]+$/i.test(first) ? closest(first, Object.keys(commands)) : null;
  if (near === null || diskGround(shell.folder).exists(first)) return null;
  return problem('usage', null, `there is no command ${first}`, `did you mean ${near}?`);
}

/** Prints the schema of manifests. */
async function describe(shell: Shell): Promise<void> {
  const { manifestSchema } = await import('../read/pack.ts');
  shell.out.write(`${JSON.stringify(manifestSchema({ formats, profiles: bookProfiles }), null, 2)}\n`);
}

function complete(words: readonly string[], shell: Shell, report: Report): void {
  const [name = 'bash', ...more] = words;
  const found = shells.find((it) => it === name);
  if (found !== undefined && more.length === 0) shell.out.write(completions[found]);
  else report(problem('usage', null, `no completion for ${words.join(' ')}`, `there is one for ${shells.join(' and one for ')}`));
}

/** A call that yargs could not make sense of: whether it wanted JSON or colour can only be guessed from its words. */
function misunderstood(problems: readonly Diagnostic[], argv: readonly string[], shell: Shell): Exit {
  tell(problems, { strict: false, loudness: 'usual', json: argv.includes('--json'), colour: false, reports: [] }, shell);
  return exit.usage;
}

/** The most bytes that are read from standard input. */
const mostInput = 64 * 1024 * 1024;

async function drained({ input }: Shell): Promise<Loaded> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of input) {
    total += part.length;
    if (total > mostInput) return { ok: false, why: 'too-large' };
    parts.push(part);
  }
  return { ok: true, bytes: Buffer.concat(parts) };
}

async function bug(error: unknown, shell: Shell): Promise<Exit> {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const loud = (shell.env['SLUGLINE_DEBUG'] ?? '') !== '';
  shell.err.write(`slugline: internal error: ${printable(message)}\n`);
  shell.err.write(
    `  This is a bug of Slugline's, not of yours. Please report it, with the command line and, where you may, the sources;\n`,
  );
  shell.err.write(
    `  slugline ${version(diskWorld('/'))}, Node ${process.version}, ${process.platform}. SLUGLINE_DEBUG=1 shows where it happened.\n`,
  );
  if (loud) shell.err.write(`${stack ?? ''}\n`);
  return exit.bug;
}
