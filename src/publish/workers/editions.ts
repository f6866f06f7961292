/** The work of a thread that sets a share of editions: it reads them, waits until all others have read theirs, and sets them. */
import { parentPort } from 'node:worker_threads';
import { vetFont } from '../../font/vet.ts';
import { collector, type Diagnostic } from '../../model/problem.ts';
import { openStyle } from '../../style/load.ts';
import { sha256, type Sha256 } from '../cache/hash.ts';
import type { Desk } from '../desk.ts';
import { diskGround, diskWorld } from '../disk.ts';
import { finish } from '../finish.ts';
import { gather, type Bound } from '../gather.ts';
import { openMemory, type OpenMemory } from '../trace/open.ts';
import { recorded } from '../trace/memory.ts';
import type { Said, Share } from './messages.ts';

/** Does a share. */
export async function setShare(share: Share): Promise<void> {
  const { crew, folder, request } = share;
  const disk = { world: diskWorld(folder), ground: diskGround(folder) };
  const opened: OpenMemory | null = crew === null ? null : openMemory(crew.asked, crew.cache, disk);
  const desk: Omit<Desk, 'report'> = {
    world: opened?.memory.recorder.world ?? disk.world,
    memory: opened?.memory ?? null,
    spared: () => undefined,
    folder,
    input: () => Promise.resolve(share.input ?? { ok: false, why: 'missing' }),
    progress: (what) => say({ kind: 'step', what }),
  };
  const bound: (readonly [number: number, Bound])[] = [];
  const told: (readonly [number: number, readonly Diagnostic[]])[] = [];
  for (const [number, edition] of share.editions) {
    const { report, found } = collector();
    const [it] = (await gather([edition], request, { ...desk, report })) ?? [];
    told.push([number, found]);
    if (it !== undefined) bound.push([number, it]);
  }
  const going = new Promise((go) => parentPort?.once('message', go));
  say({ kind: 'gathered', sound: bound.length === share.editions.length, told, known: opened?.known() ?? {} });
  await going;
  await setAll(bound, share, desk);
  opened?.memory.cache.close();
  say({ kind: 'done' });
}

async function setAll(
  bound: (readonly [number: number, Bound])[],
  { request }: Share,
  desk: Omit<Desk, 'report'>,
): Promise<void> {
  const { report: note, found: styleTold } = collector();
  const { value: style, readings: common } = await recorded(desk.memory, () => openStyle(request, desk.world, vetFont, note));
  // The program has opened it too, and would not have come here.
  if (style === null) return;
  const keeps = desk.memory !== null;
  for (let next = bound.shift(); next !== undefined; next = bound.shift()) {
    const [number, it] = next;
    const { report, found } = collector();
    const bytes = new Map<Sha256, Uint8Array>();
    const put = (file: Uint8Array): Sha256 => {
      const sum = sha256(file);
      if (keeps) bytes.set(sum, file);
      return sum;
    };
    const all = await finish(it, { style, styleTold, common, request, desk: { ...desk, report }, put });
    // Who remembers needs no more than what was made and its bytes.
    const fresh = keeps ? { ...all, made: [], covers: [] } : all;
    const own = keeps ? all.made.map(({ rendered }) => rendered.bytes) : [];
    say({ kind: 'made', number, fresh, told: found, bytes: [...bytes] }, own.flatMap(handedOver));
  }
}

/** Memory that can go to another thread as it is: bytes of a file that was written just now, where nothing else is in it. */
function handedOver({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function say(what: Said, hand: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(what, hand);
}
