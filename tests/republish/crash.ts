/**
 * What no accident may do to what is published. Each trial is a real process in a real folder that is killed, interrupted, starved of disk,
 * or run beside others of its kind. `npm run crash` runs hundreds of each; the tests run a few.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Dice } from '../dice.ts';
import { differing, edit, project, tree, type Size } from './project.ts';

const program = resolve('.build/slugline.cjs');

/** A way for a trial to go wrong; empty when all was well. */
export type Faults = readonly string[];

type Ended = { readonly code: number | null; readonly signal: string | null; readonly err: string };

function begin(folder: string, argv: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const env = { ...process.env, SLUGLINE_CACHE: join(folder, '.slugline-cache') };
  const child = spawn(process.execPath, [program, ...argv], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.on('close', (code, signal) => done({ code, signal, err })));
  return { child, ended };
}

const published = ['build', '-o', 'out/', '-q'] as const;

/** Builds into `out`, as a user would. */
async function publish(folder: string): Promise<Ended> {
  return await begin(folder, published).ended;
}

/** What a build of the project as it is now makes, of nothing but its sources. */
async function clean(folder: string): Promise<Readonly<Record<string, string>>> {
  rmSync(join(folder, 'clean'), { recursive: true, force: true });
  const { code, err } = await begin(folder, ['build', '-o', 'clean/', '-q', '--no-cache']).ended;
  if (code !== 0) throw new Error(`a clean build ended with ${code}: ${err}`);
  return tree(join(folder, 'clean'));
}

/** What is wrong with `out`: a file that is in neither the tree before nor the one after, or is of neither. */
function torn(folder: string, before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): Faults {
  const now = existsSync(join(folder, 'out')) ? tree(join(folder, 'out')) : {};
  const strange = Object.keys(now).filter(
    (it) => !/(^|\/)\.slugline-/.test(it) && now[it] !== before[it] && now[it] !== after[it],
  );
  const lost = Object.keys(before).filter((it) => it in after && !(it in now));
  return [...strange.map((it) => `torn: ${it}`), ...lost.map((it) => `lost: ${it}`)];
}

/** Temporary files and locks of ours that are left anywhere in the project. */
function leftovers(folder: string): Faults {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => !it.startsWith('.slugline-cache') && /(^|\/)\.slugline-/.test(it))
    .map((it) => `left: ${it}`);
}

/** Writes a project and publishes it; how long that took, in ms. */
async function begun(folder: string, size: Size): Promise<number> {
  project(folder, size);
  const started = Date.now();
  await publish(folder);
  return Date.now() - started;
}

/** Kills `count` builds at random moments; each time the next build must heal what is left. */
export async function kills(folder: string, size: Size, count: number, roll: Dice): Promise<Faults> {
  const usual = await begun(folder, size);
  const faults: string[] = [];
  for (let number = 1; number <= count; number++) {
    const before = tree(join(folder, 'out'));
    edit(folder, roll, number);
    const { child, ended } = begin(folder, published);
    const timer = setTimeout(() => child.kill('SIGKILL'), roll() * usual * 1.1);
    await ended;
    clearTimeout(timer);
    const after = await clean(folder);
    faults.push(...torn(folder, before, after).map((it) => `kill ${number}: ${it}`));
    const { code, err } = await publish(folder);
    if (code !== 0) faults.push(`kill ${number}: the next run ended with ${code}: ${err}`);
    for (const it of differing(tree(join(folder, 'out')), after)) faults.push(`kill ${number}: not healed: ${it}`);
    faults.push(...leftovers(folder).map((it) => `kill ${number}: ${it}`));
  }
  return faults;
}

/** Interrupts `count` builds at random moments; each must end with the signal, and leave the old outputs or the new, and nothing else. */
export async function interrupts(folder: string, size: Size, count: number, roll: Dice): Promise<Faults> {
  const usual = await begun(folder, size);
  const faults: string[] = [];
  for (let number = 1; number <= count; number++) {
    const before = tree(join(folder, 'out'));
    edit(folder, roll, number);
    const after = await clean(folder);
    const { child, ended } = begin(folder, published);
    const signal = number % 2 === 0 ? 'SIGTERM' : 'SIGINT';
    const timer = setTimeout(() => child.kill(signal), roll() * usual);
    const end = await ended;
    clearTimeout(timer);
    const stopped = end.signal === signal || end.code === (signal === 'SIGINT' ? 130 : 143);
    if (!stopped && end.code !== 0) faults.push(`interrupt ${number}: ended with ${end.code ?? end.signal}: ${end.err}`);
    const now = tree(join(folder, 'out'));
    if (differing(now, before).length > 0 && differing(now, after).length > 0)
      faults.push(`interrupt ${number}: neither old nor new`);
    faults.push(...leftovers(folder).map((it) => `interrupt ${number}: ${it}`));
    await publish(folder);
  }
  return faults;
}

/** Runs `processes` builds at once on one folder, `rounds` times. */
export async function crowds(
  folder: string,
  size: Size,
  { processes, rounds }: { processes: number; rounds: number },
  roll: Dice,
): Promise<Faults> {
  project(folder, size);
  const faults: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    edit(folder, roll, round);
    const all = await Promise.all(Array.from({ length: processes }, () => publish(folder)));
    for (const { code, err } of all) if (code !== 0) faults.push(`round ${round}: ended with ${code}: ${err}`);
    for (const it of differing(tree(join(folder, 'out')), await clean(folder)))
      faults.push(`round ${round}: not as it should be: ${it}`);
    faults.push(...leftovers(folder).map((it) => `round ${round}: ${it}`));
  }
  return faults;
}

/** Whether this machine lets us mount small disks, which takes a superuser with the right to. */
export function canMount(folder: string): boolean {
  const at = join(folder, 'probe');
  mkdirSync(at, { recursive: true });
  const able = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at]).status === 0;
  if (able) spawnSync('umount', [at]);
  return able;
}

/** Builds onto disks with `sizes` KiB of room, where old outputs lie already. */
export async function smallDisks(folder: string, size: Size, sizes: readonly number[]): Promise<Faults> {
  project(folder, size);
  const faults: string[] = [];
  const out = join(folder, 'out');
  mkdirSync(out);
  for (const room of sizes) {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${room}k`, 'tmpfs', out]).status !== 0) return [`no disk of ${room} KiB`];
    try {
      writeFileSync(join(out, 'kept.txt'), 'kept');
      const { code, err } = await publish(folder);
      const now = tree(out);
      const lines = err.split('\n').filter((it) => it.startsWith('error'));
      if (code === 0) {
        const { 'kept.txt': kept, ...others } = now;
        if (kept === undefined || differing(others, await clean(folder)).length > 0)
          faults.push(`${room} KiB: written, but not whole`);
        continue;
      }
      if (code !== 1 || lines.length !== 1 || !/no space left/.test(err)) faults.push(`${room} KiB: ended with ${code}: ${err}`);
      if (Object.keys(now).join() !== 'kept.txt') faults.push(`${room} KiB: left ${Object.keys(now).join()}`);
    } finally {
      spawnSync('umount', [out]);
    }
  }
  return faults;
}

/** Builds onto a disk that is read-only. */
export async function frozenDisk(folder: string, size: Size): Promise<Faults> {
  project(folder, size);
  await publish(folder);
  const before = tree(join(folder, 'out'));
  writeFileSync(join(folder, 'articles/01.md'), '# New\n\nAll is new.\n');
  const out = join(folder, 'out');
  spawnSync('mount', ['--bind', out, out]);
  spawnSync('mount', ['-o', 'remount,ro,bind', out]);
  try {
    const { code, err } = await publish(folder);
    const told = code === 1 && /read-only/.test(err) && err.split('\n').filter((it) => it.startsWith('error')).length === 1;
    return [...(told ? [] : [`ended with ${code}: ${err}`]), ...differing(tree(out), before).map((it) => `changed: ${it}`)];
  } finally {
    spawnSync('umount', [out]);
  }
}

/** Builds into a folder that may not be written to. Says nothing to a superuser, who may. */
export async function lockedFolder(folder: string, size: Size): Promise<Faults> {
  project(folder, size);
  await publish(folder);
  const before = tree(join(folder, 'out'));
  writeFileSync(join(folder, 'articles/01.md'), '# New\n\nAll is new.\n');
  chmodSync(join(folder, 'out'), 0o555);
  try {
    const { code, err } = await publish(folder);
    const told = code === 1 && /permission denied/.test(err);
    return [
      ...(told ? [] : [`ended with ${code}: ${err}`]),
      ...differing(tree(join(folder, 'out')), before).map((it) => `changed: ${it}`),
    ];
  } finally {
    chmodSync(join(folder, 'out'), 0o755);
  }
}
