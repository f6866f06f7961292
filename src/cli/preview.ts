/** `slugline preview`: a watch, and a page in the browser that shows what it makes, and what is wrong. */
import { problem, type Diagnostic, type Report } from '../model/problem.ts';
import { errnoOf } from '../publish/errno.ts';
import { openPreview, type Preview } from '../preview/server.ts';
import { shelfOf } from '../preview/shelf.ts';
import type { Fault } from '../preview/state.ts';
import type { Exit } from './exit.ts';
import { inOrder } from './print.ts';
import { valuesOf, type Flags } from './values.ts';
import { watch, whyOf, type Hands, type Round } from './watch.ts';
import type { Work } from './work.ts';

/** Shows what is built until it is interrupted. Null, and reported, when it can not. */
export async function preview(work: Work, hands: Hands): Promise<Exit | null> {
  const { desk, ground } = work;
  const port = portFrom(hands.flags, desk.report);
  if (port === null || !work.sound()) return null;
  const server = await opened(port, work);
  if (server === null) return null;
  const address = `http://127.0.0.1:${server.port}/`;
  work.result(`preview: ${address}`, { type: 'preview', address });
  if (hands.flags['open'] === true) openInBrowser(address, desk.report);
  let round = 0;
  const show = (it: Round): void => {
    round += 1;
    const faults = inOrder(it.problems).map(faultOf);
    const end = it.files === null ? `failed in ${it.ms} ms: what you see was built before` : `built in ${it.ms} ms`;
    const done = { round, building: false, made: it.files !== null, said: `${whyOf(it.changes)}: ${end}`, faults };
    if (it.files === null) return server.tell(done);
    const shelf = shelfOf(
      it.files.map(({ file }) => file.name),
      ground,
    );
    server.show(shelf);
    server.tell({ ...done, pieces: shelf.pieces });
  };
  try {
    const attempt: Hands['attempt'] = (it) => {
      server.tell({ building: true });
      return hands.attempt(it);
    };
    return await watch(work, { ...hands, attempt }, show);
  } finally {
    server.close();
  }
}

function portFrom(flags: Flags, report: Report): number | null {
  const given = valuesOf(flags, report).text('port');
  if (given === null) return 0;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65535) return Number(given);
  report(problem('usage', null, `--port is "${given}"`, 'give it a number from 1024 to 65535, or 0 for any that is free'));
  return null;
}

async function opened(port: number, { desk }: Work): Promise<Preview | null> {
  try {
    return await openPreview(port, desk.world);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === '') throw error;
    const why = errno === 'EADDRINUSE' ? 'another program has it' : `the system does not give it (${errno})`;
    desk.report(problem('preview-port', null, `port ${port}: ${why}`, 'choose another with --port, or leave it out'));
    return null;
  }
}

function faultOf({ severity, code, message, hint, at }: Diagnostic): Fault {
  return { severity, code, message, hint, place: at === null ? '' : `${at.file}:${at.line}:${at.column}` };
}

/** The program that opens addresses, by platform. */
const openers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
  linux: ['xdg-open'],
};

function openInBrowser(address: string, report: Report): void {
  const [command = '', ...words] = openers[process.platform] ?? ['xdg-open'];
  // Asked of the platform by name: in the program, which runs no other, the module is not there.
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
  child.on('error', () =>
    report(problem('preview-browser', null, `no browser can be opened with ${command}`, `open ${address} yourself`)),
  );
  child.unref();
}
