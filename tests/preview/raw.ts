/** Requests as they are written, byte for byte: every client of HTTP would put them in order first. */
import { connect } from 'node:net';

export type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Sends bytes to a port of this machine, and reads until the other side is done. */
export async function ask(port: number, bytes: string): Promise<Answer> {
  const text = await new Promise<string>((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let said = '';
    socket.on('data', (data) => (said += data.toString('latin1')));
    socket.on('close', () => done(said));
    socket.on('error', fail);
  });
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [first = '', ...rows] = head.split('\r\n');
  const headers = Object.fromEntries(
    rows.map((row) => [row.slice(0, row.indexOf(':')).toLowerCase(), row.slice(row.indexOf(':') + 2)]),
  );
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, body: body.join('\r\n\r\n') };
}

/** A request in its usual form. */
export function get(target: string, host: string, ...headers: readonly string[]): string {
  return [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', ''].join('\r\n');
}
