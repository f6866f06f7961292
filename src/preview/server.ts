/** Serves the preview to this machine's browsers, and to nobody else. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { World } from '../world/world.ts';
import { admit } from './guard.ts';
import { markdownPage } from './markdown.ts';
import { pageHtml, type PageName } from './pages.ts';
import { headersFor, type Kind } from './policy.ts';
import { emptyShelf, type Shelf } from './shelf.ts';
import { nothingYet, type State } from './state.ts';

export type Preview = {
  readonly port: number;
  /** Tells every page. */
  readonly tell: (change: Partial<State>) => void;
  /** What may be seen from now on. */
  readonly show: (shelf: Shelf) => void;
  readonly close: () => void;
};

const pageOf: Readonly<Record<string, PageName>> = { '/': 'preview', '/paper': 'paper', '/book': 'book' };
const kindOf: { readonly [Name in PageName]: Kind } = { preview: 'page', paper: 'paper', book: 'book' };

/** Files of our own that pages are made of. */
const assets: Readonly<Record<string, string>> = {
  'preview.js': 'text/javascript',
  'preview.css': 'text/css',
  'paper.js': 'text/javascript',
  'paper.css': 'text/css',
  'pdf.worker.js': 'text/javascript',
  'book.js': 'text/javascript',
  'book.css': 'text/css',
  'markdown.css': 'text/css',
};

const types: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.yml': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** How many pages are told of changes at once. */
const mostPages = 32;

/** Opens the server on the loopback address. @param port 0 for any that is free */
export async function openPreview(port: number, world: Pick<World, 'data'>): Promise<Preview> {
  let shelf = emptyShelf;
  let state = nothingYet;
  const pages = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const reply = answer(request, { port: portOf(server.address()), shelf, world });
    if (reply !== 'events') return send(request, response, reply);
    if (pages.size >= mostPages) return send(request, response, refusal(404, 'too many pages are open'));
    response.writeHead(200, headersFor('events', 'text/event-stream'));
    if (request.method === 'HEAD') return void response.end();
    pages.add(response);
    response.on('close', () => pages.delete(response));
    response.write(`retry: 500\n\n${message(state)}`);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    port: portOf(server.address()),
    tell: (change) => {
      state = { ...state, ...change };
      for (const page of pages) page.write(message(state));
    },
    show: (next) => (shelf = next),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function message(state: State): string {
  return `data: ${JSON.stringify(state)}\n\n`;
}

type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

type Stock = { readonly port: number; readonly shelf: Shelf; readonly world: Pick<World, 'data'> };

function answer(request: IncomingMessage, { port, shelf, world }: Stock): Reply | 'events' {
  const hosts = request.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'host');
  const { method = '', url = '', headers } = request;
  const verdict = admit({ method, target: url, headers, hosts }, port);
  if (!verdict.ok) return refusal(verdict.status, verdict.why);
  const { path } = verdict;
  if (path === '/events') return 'events';
  const page = Object.hasOwn(pageOf, path) ? pageOf[path] : undefined;
  if (page !== undefined) {
    const nonce = randomBytes(18).toString('base64url');
    return fine(headersFor(kindOf[page], 'text/html; charset=utf-8', nonce), pageHtml(page, nonce));
  }
  const [, room = '', name = ''] = /^\/(assets|files|read)\/(.+)$/s.exec(path) ?? [];
  if (room === 'assets') {
    const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
    return type === undefined ? nothing : fine(headersFor('asset', `${type}; charset=utf-8`), world.data(`preview/${name}`));
  }
  const bytes = room === '' ? null : shelf.get(name);
  if (bytes === null) return nothing;
  const ending = extname(name).toLowerCase();
  if (room === 'read' && ending === '.md') {
    return fine(headersFor('markdown', 'text/html; charset=utf-8'), markdownPage(new TextDecoder().decode(bytes)));
  }
  return fine(headersFor('file', types[ending] ?? 'application/octet-stream'), bytes);
}

function fine(headers: Reply['headers'], body: Reply['body']): Reply {
  return { status: 200, headers, body };
}

function refusal(status: number, why: string): Reply {
  const allow = status === 405 ? { Allow: 'GET, HEAD' } : {};
  return { status, headers: { ...headersFor('file', 'text/plain; charset=utf-8'), ...allow }, body: `${why}\n` };
}

const nothing = refusal(404, 'there is no such file');

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
