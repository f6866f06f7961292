/** `slugline preview` from the outside: its address, what it tells of each build, and how it ends. What a browser sees is in `tests/preview`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { State } from '../../src/preview/state.ts';
import { ownProgram, startWatch, type Watching } from './watching.ts';

let program: string;
let desk: string;
let preview: Watching | null = null;

beforeAll(async () => void (program = await ownProgram('preview-cli')));
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-preview-'));
  writeFileSync(join(desk, 'a.md'), '# Rain\n\nIt rained.\n');
});
afterEach(async () => {
  await preview?.stop('SIGKILL');
  preview = null;
  rmSync(desk, { recursive: true, force: true });
});

/** States as a page is told them, one after the other. */
async function* statesAt(address: string): AsyncGenerator<State> {
  const { body } = await fetch(`${address}events`);
  let text = '';
  for await (const part of body ?? []) {
    text += new TextDecoder().decode(part);
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data === undefined) continue;
      const state: State = JSON.parse(data);
      yield state;
    }
  }
}

test('tells a page of each build, of what is wrong, and where', async () => {
  const it = (preview = startWatch(program, desk, ['preview', 'a.md', '-o', 'out/', '--to', 'md', '--no-cache']));
  const [, address = ''] = await it.line(/"address":"(http:\/\/127\.0\.0\.1:\d+\/)"/);
  await it.next();
  const states = statesAt(address);
  const until = async (wanted: (state: State) => boolean): Promise<State> => {
    for (;;) {
      const { value, done } = await states.next();
      if (done === true) throw new Error('nothing more is told');
      if (wanted(value)) return value;
    }
  };
  const first = await until(({ round }) => round === 1);
  expect(first).toMatchObject({
    building: false,
    made: true,
    pieces: [{ name: 'a', shown: [{ format: 'md', address: 'a.md' }] }],
    faults: [],
  });
  writeFileSync(join(desk, 'a.md'), '# Rain\n\n![A map](map.png)\n');
  const failed = await until(({ round }) => round === 2);
  expect(failed).toMatchObject({
    made: false,
    pieces: first.pieces,
    faults: [{ severity: 'error', code: 'image-missing', place: 'a.md:3:1' }],
  });
  expect(await (await fetch(`${address}read/a.md`)).text()).toContain('It rained.');
  writeFileSync(join(desk, 'a.md'), '# Rain\n\nIt poured.\n');
  const mended = await until(({ round }) => round === 3);
  expect(mended.pieces[0]?.shown[0]?.version).not.toBe(first.pieces[0]?.shown[0]?.version);
  expect(await (await fetch(`${address}read/a.md`)).text()).toContain('It poured.');
  await states.return(undefined);
  expect(await it.stop('SIGINT')).toEqual({ code: 130, signal: null });
});

test('a port that another has, and one that is none', async () => {
  const other = createServer();
  await new Promise<void>((done) => void other.listen(0, '127.0.0.1', done));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const it = (preview = startWatch(program, desk, ['preview', 'a.md', '--port', port]));
  expect(await it.ended).toEqual({ code: 1, signal: null });
  expect(it.problems()).toMatchObject([{ code: 'preview-port', message: `port ${port}: another program has it` }]);
  other.close();
  const wrong = startWatch(program, desk, ['preview', 'a.md', '--port', 'http']);
  expect(await wrong.ended).toEqual({ code: 2, signal: null });
});
