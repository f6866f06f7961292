/** Hundreds of accidents, one kind after the other: `npm run crash`. Prints what went wrong and ends with 1, or says that nothing did. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dice } from '../dice.ts';
import { canMount, crowds, frozenDisk, interrupts, kills, lockedFolder, smallDisks, type Faults } from './crash.ts';
import type { Size } from './project.ts';

const often = Number(process.argv[2] ?? 1);
const sizes: readonly (Size & { readonly times: number })[] = [
  { articles: 4, words: 120, times: 80 },
  { articles: 12, words: 500, times: 70 },
  { articles: 40, words: 900, times: 50 },
];
const middle = { articles: 8, words: 300 } as const;

let wrong = 0;

async function trial(name: string, run: (folder: string) => Promise<Faults>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'slugline-accident-'));
  const started = Date.now();
  try {
    const faults = await run(folder);
    wrong += faults.length;
    console.log(
      `${name}: ${faults.length === 0 ? 'well' : `${faults.length} faults`}, ${Math.round((Date.now() - started) / 1000)} s`,
    );
    for (const it of faults) console.log(`  ${it}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [index, { times, ...size }] of sizes.entries()) {
  const count = Math.ceil(times * often);
  await trial(`${count} kills, ${size.articles} articles`, (folder) => kills(folder, size, count, dice(101 + index)));
}
const count = Math.ceil(50 * often);
await trial(`${count} interrupts`, (folder) => interrupts(folder, middle, count, dice(211)));
const rounds = Math.ceil(20 * often);
await trial(`4 processes, ${rounds} rounds`, (folder) => crowds(folder, middle, { processes: 4, rounds }, dice(307)));
await trial('a folder that may not be written to', (folder) =>
  process.getuid?.() === 0 ? Promise.resolve([]) : lockedFolder(folder, middle),
);
const disks = mkdtempSync(join(tmpdir(), 'slugline-disk-'));
if (canMount(disks)) {
  const rooms = [32, 48, 64, 96, 128, 192, 256, 320, 384, 448, 512, 4096];
  await trial(`${rooms.length} small disks`, (folder) => smallDisks(folder, middle, rooms));
  await trial('a read-only disk', (folder) => frozenDisk(folder, middle));
} else console.log('small disks, a read-only disk: left out, as nothing can be mounted here');
rmSync(disks, { recursive: true, force: true });
process.exitCode = wrong === 0 ? 0 : 1;
