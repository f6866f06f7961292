/**
 * Builds one pack twenty times, in other time zones, locales and folders, with kept code and with code compiled anew, and asks for one
 * result. Run after `npm run build`: `node tests/same-bytes.mjs [NODE…]`; other versions of Node that are named take their turns. It
 * takes a minute, so it is run nightly and not with each change.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const zones = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Pago_Pago'];
const locales = ['C', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'ar_EG.UTF-8'];
const seeds = readdirSync('seeds')
  .filter((name) => /\.(txt|md)$/.test(name))
  .sort()
  .map((name) => resolve('seeds', name));

/** The programs that take turns. */
const nodes = [process.execPath, ...process.argv.slice(2)];
const desk = mkdtempSync(join(tmpdir(), 'slugline-same-'));
const sums = new Map();
let number = 0;
try {
  for (const TZ of zones) {
    for (const LANG of locales) {
      // The engine refuses kept code that was compiled under other flags.
      const flags = number % 2 === 0 ? [] : ['--no-opt'];
      const cwd = number % 3 === 0 ? '/' : join(desk, `folder ${number}`);
      mkdirSync(cwd, { recursive: true });
      const out = join(desk, `out-${number}`, 'week.pdf');
      const env = { PATH: process.env.PATH, HOME: desk, TZ, LANG, LC_ALL: LANG };
      const argv = [
        ...flags,
        resolve('.build/slugline.cjs'),
        ...seeds,
        '-t',
        'The week',
        '--attach-sources',
        '-o',
        out,
        '-o',
        out.replace('.pdf', '.epub'),
      ];
      const { status, stderr } = spawnSync(nodes[number % nodes.length], argv, { cwd, env, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      const files = [out, out.replace('.pdf', '.epub')].map((path) =>
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      );
      const sum = files.join(' ');
      sums.set(sum, [...(sums.get(sum) ?? []), `${TZ} ${LANG} ${cwd}`]);
      number++;
    }
  }
} finally {
  rmSync(desk, { recursive: true, force: true });
}
for (const [sum, ways] of sums) process.stdout.write(`${sum} ${ways.length} times\n`);
if (sums.size !== 1) {
  process.stdout.write([...sums].map(([sum, ways]) => `\n${sum}\n  ${ways.join('\n  ')}\n`).join(''));
  process.exitCode = 1;
}
