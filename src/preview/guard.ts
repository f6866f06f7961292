/** Who is let in, and to what: asked of every request before anything else is done with it. */
import type { IncomingHttpHeaders } from 'node:http';

/** What is known of a request before it is trusted. */
export type Caller = {
  readonly method: string;
  /** As it came in. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** All hosts that it names; a request that names two is up to something. */
  readonly hosts: readonly string[];
};

/** Let in, with the path that it asks for in plain letters; or sent away. */
export type Verdict =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly status: 400 | 403 | 404 | 405; readonly why: string };

/** The longest address that is read, in characters. */
const longest = 2048;

/**
 * Only this machine's browser, on our own page, reads. A site elsewhere may know the port: its name for this machine is not ours (DNS
 * rebinding), and what it asks for without being seen says where it comes from.
 */
export function admit({ method, target, headers, hosts }: Caller, port: number): Verdict {
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  const [host = ''] = hosts;
  if (hosts.length !== 1 || !names.includes(host.toLowerCase())) return away(403, 'this is not the host that you ask for');
  if (method !== 'GET' && method !== 'HEAD') return away(405, 'only reading is possible');
  const origin = headers.origin;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`))
    return away(403, 'other sites have no business here');
  const path = pathIn(target);
  if (path === null) return away(404, 'there is no such file');
  const site = headers['sec-fetch-site'];
  const visits = path === '/' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !visits)
    return away(403, 'other sites have no business here');
  return { ok: true, path };
}

function away(status: 400 | 403 | 404 | 405, why: string): Verdict {
  return { ok: false, status, why };
}

/** The path of a target; null when it is none, or plays tricks. Each step of it is a name. */
function pathIn(target: string): string | null {
  if (target.length > longest || !target.startsWith('/')) return null;
  const [raw = ''] = target.split(/[?#]/, 1);
  const path = decoded(raw);
  if (path === null || /[\p{Cc}\p{Cs}\\]/u.test(path)) return null;
  const steps = path.slice(1).split('/');
  const named = steps.every((step) => step !== '' && step !== '.' && step !== '..');
  return path === '/' || named ? path : null;
}

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
