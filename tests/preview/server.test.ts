/** What the server of the preview gives to whom: all that it may, and nothing else, whatever is asked. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openPreview, type Preview } from '../../src/preview/server.ts';
import { shelfOf } from '../../src/preview/shelf.ts';
import { diskGround } from '../../src/publish/disk.ts';
import { ask, get } from './raw.ts';

let desk: string;
let preview: Preview;
let here: string;

const secret = 'This is nobody’s business.';

beforeAll(async () => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-preview-'));
  mkdirSync(join(desk, 'out/week/images'), { recursive: true });
  for (const name of ['week.pdf', 'week.epub', 'odd %2e name.md', 'week/README.md', 'week/01.md', 'week/images/map.svg']) {
    writeFileSync(join(desk, 'out', name), `# What is in ${name}\n`);
  }
  for (const name of ['secret.md', 'out/other.md', 'out/week/other.md', 'out/slugline-manifest.json'])
    writeFileSync(join(desk, name), secret);
  const all = [
    'out/week.pdf',
    'out/week.epub',
    'out/odd %2e name.md',
    'out/week/README.md',
    'out/week/01.md',
    'out/week/images/map.svg',
  ];
  preview = await openPreview(0, { data: (name) => new TextEncoder().encode(`our own ${name}`) });
  preview.show(shelfOf(all, diskGround(desk)));
  here = `127.0.0.1:${preview.port}`;
});
afterAll(() => {
  preview.close();
  rmSync(desk, { recursive: true, force: true });
});

describe('what may be seen', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<title>Slugline preview</title>'],
    ['/paper?file=week.pdf', 'text/html; charset=utf-8', '<title>PDF</title>'],
    ['/book?file=week.epub', 'text/html; charset=utf-8', '<title>EPUB</title>'],
    ['/assets/preview.js', 'text/javascript; charset=utf-8', 'our own preview/preview.js'],
    ['/files/week.pdf', 'application/pdf', '# What is in week.pdf'],
    ['/files/week.epub?anything', 'application/epub+zip', '# What is in week.epub'],
    ['/files/odd%20%252e%20name.md', 'text/markdown; charset=utf-8', '# What is in odd %2e name.md'],
    ['/files/week/images/map.svg', 'image/svg+xml', '# What is in week/images/map.svg'],
    ['/read/week/README.md', 'text/html; charset=utf-8', '<h1 id="what-is-in-weekreadmemd">'],
    ['/read/week/images/map.svg', 'image/svg+xml', '# What is in week/images/map.svg'],
  ])('%s', async (target, type, words) => {
    const { status, headers, body } = await ask(preview.port, get(target, here));
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type });
    expect(body).toContain(words);
  });

  test.each(['localhost', 'LOCALHOST', '[::1]', '127.0.0.1'])('by a browser of this machine, which calls it %s', async (name) => {
    expect((await ask(preview.port, get('/', `${name}:${preview.port}`))).status).toBe(200);
  });

  test('by one that only wants to know whether it is there', async () => {
    const { status, body } = await ask(preview.port, get('/files/week.pdf', here).replace('GET', 'HEAD'));
    expect({ status, body }).toEqual({ status: 200, body: '' });
  });

  test('has a tab for each output, and one for a folder of Markdown', () => {
    const ground = diskGround(desk);
    const shelf = shelfOf(['out/a.pdf', 'out/b.pdf', 'out/a.md'], ground);
    const tabs = shelf.pieces.map((it) => [it.name, ...it.shown.map(({ address }) => address)]);
    expect(tabs).toEqual([
      ['a', 'a.pdf', 'a.md'],
      ['b', 'b.pdf'],
    ]);
    const folder = shelfOf(['out/week.pdf', ...['README', '01'].map((it) => `out/week/${it}.md`)], ground);
    expect(folder.pieces.map((it) => [it.name, ...it.shown.map(({ address }) => address)])).toEqual([
      ['week', 'week.pdf', 'week/README.md'],
    ]);
  });
});

describe('what may not', () => {
  const targets: readonly (readonly [string, string])[] = [
    ['a file that no build wrote', '/files/other.md'],
    ['a file beside those of a folder', '/read/week/other.md'],
    ['the record itself', '/files/slugline-manifest.json'],
    ['a folder', '/files/week'],
    ['a folder, as one', '/files/week/'],
    ['the folder of all', '/files/'],
    ['a way up', '/files/../secret.md'],
    ['a way up in between', '/files/week/../../secret.md'],
    ['a way up and back', '/files/week/../week.pdf'],
    ['a way up, written as numbers', '/files/%2e%2e/secret.md'],
    ['the same with capital letters', '/files/%2E%2E/secret.md'],
    ['the same half', '/files/.%2e/secret.md'],
    ['the same twice over', '/files/%252e%252e/secret.md'],
    ['a stroke written as a number', '/files/..%2fsecret.md'],
    ['the same twice over', '/files/..%252fsecret.md'],
    ['a stroke in a name that there is', '/files/week%2f%2e%2e%2fother.md'],
    ['a backslash', '/files/..\\secret.md'],
    ['a backslash, written as a number', '/files/..%5csecret.md'],
    ['letters longer than they need be', '/files/%c0%ae%c0%ae/secret.md'],
    ['a number that is none', '/files/%zz'],
    ['half a letter', '/files/week.pdf%e2%82'],
    ['a zero byte behind a name', '/files/week.pdf%00'],
    ['a zero byte within', '/files/secret.md%00.pdf'],
    ['a line break', '/files/week.pdf%0d%0aX-Evil:%201'],
    ['an absolute path', '/files//etc/passwd'],
    ['an absolute path by itself', '/etc/passwd'],
    ['an address of a file', 'file:///etc/passwd'],
    ['an address of another host', 'http://evil.example/files/week.pdf'],
    ['a path that starts with two strokes', '//evil.example/'],
    ['all of it', '*'],
    ['a name of the language', '/files/__proto__'],
    ['a name of the language among pages', '/constructor'],
    ['a name of the language among our own files', '/assets/__proto__'],
    ['a way up from our own files', '/assets/../package.json'],
    ['a file of our own that no page needs', '/assets/LICENCES.txt'],
    ['another spelling', '/files/WEEK.PDF'],
    ['a stream of a file', '/files/week.pdf::$DATA'],
    ['a name with a dot behind it', '/files/week.pdf.'],
    ['a step that is no step', '/files/./week.pdf'],
    ['an address that is too long', `/files/${'a'.repeat(4000)}`],
  ];

  test.each(targets)('%s: %s', async (_, target) => {
    const { status, headers, body } = await ask(preview.port, get(target, here));
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toContain('nobody');
    expect(body).not.toContain('root:');
    expect(headers['x-evil']).toBeUndefined();
  });

  test.each([
    ['the name of another site', (port: number) => get('/', `evil.example:${port}`)],
    ['a name that only starts like ours', (port: number) => get('/', `localhost.evil.example:${port}`)],
    ['another address of this machine', (port: number) => get('/', `127.0.0.2:${port}`)],
    ['the address of every machine', (port: number) => get('/', `0.0.0.0:${port}`)],
    ['a number for the address', (port: number) => get('/', `2130706433:${port}`)],
    ['another port', (port: number) => get('/', `127.0.0.1:${port + 1}`)],
    ['no port', () => get('/', '127.0.0.1')],
    ['no name at all', () => get('/', '')],
    ['a user in front', (port: number) => get('/', `evil@127.0.0.1:${port}`)],
    ['two hosts', (port: number) => get('/', `127.0.0.1:${port}`, 'Host: evil.example')],
    ['two hosts, the other way round', (port: number) => get('/', 'evil.example', `Host: 127.0.0.1:${port}`)],
    ['no host, as of old', () => 'GET / HTTP/1.0\r\n\r\n'],
    ['no host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['another site’s script', (port: number) => get('/files/week.pdf', `127.0.0.1:${port}`, 'Origin: https://evil.example')],
    ['a script without a site', (port: number) => get('/events', `127.0.0.1:${port}`, 'Origin: null')],
    [
      'a script of another server here',
      (port: number) => get('/events', `127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port + 1}`),
    ],
    [
      'a picture in another site',
      (port: number) => get('/files/week/images/map.svg', `127.0.0.1:${port}`, 'Sec-Fetch-Site: cross-site'),
    ],
    [
      'a frame in another site',
      (port: number) =>
        get('/', `127.0.0.1:${port}`, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'),
    ],
    [
      'a link of another site to a file',
      (port: number) =>
        get(
          '/files/week.pdf',
          `127.0.0.1:${port}`,
          'Sec-Fetch-Site: cross-site',
          'Sec-Fetch-Mode: navigate',
          'Sec-Fetch-Dest: document',
        ),
    ],
    ['a page of another server here', (port: number) => get('/events', `127.0.0.1:${port}`, 'Sec-Fetch-Site: same-site')],
  ])('to one who comes with %s', async (_, request) => {
    const { status, body } = await ask(preview.port, request(preview.port));
    expect([400, 403]).toContain(status);
    expect(body).not.toContain('What is in');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('by %s', async (method) => {
    const { status, headers } = await ask(preview.port, get('/files/week.pdf', here).replace('GET', method));
    expect({ status, allow: headers['allow'] }).toEqual({ status: 405, allow: 'GET, HEAD' });
  });

  test('through a link that takes the place of a file, or of its folder', async () => {
    unlinkSync(join(desk, 'out/week.epub'));
    symlinkSync('../secret.md', join(desk, 'out/week.epub'));
    expect((await ask(preview.port, get('/files/week.epub', here))).status).toBe(404);
    unlinkSync(join(desk, 'out/week.epub'));
    writeFileSync(join(desk, 'out/week.epub'), '# What is in week.epub\n');
    mkdirSync(join(desk, 'elsewhere'));
    writeFileSync(join(desk, 'elsewhere/01.md'), secret);
    renameSync(join(desk, 'out/week'), join(desk, 'week'));
    symlinkSync('../elsewhere', join(desk, 'out/week'));
    expect((await ask(preview.port, get('/files/week/01.md', here))).status).toBe(404);
    unlinkSync(join(desk, 'out/week'));
    renameSync(join(desk, 'week'), join(desk, 'out/week'));
    expect((await ask(preview.port, get('/files/week/01.md', here))).status).toBe(200);
  });

  test('whatever the address is', async () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '\\',
      'files',
      'read',
      'assets',
      'week',
      'other.md',
      'secret.md',
      ':',
      '%',
      '~',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const { body } = await ask(preview.port, get(`/${pieces.join('')}`, here));
        return !body.includes('nobody');
      }),
      { numRuns: 200 },
    );
  });
});

test('every answer says what a browser may do with it', async () => {
  for (const target of [
    '/',
    '/paper',
    '/book',
    '/read/week/README.md',
    '/files/week.pdf',
    '/files/week/images/map.svg',
    '/assets/book.js',
    '/none',
  ]) {
    const { headers } = await ask(preview.port, get(target, here));
    const policy = headers['content-security-policy'] ?? '';
    expect([target, policy.startsWith("default-src 'none'; base-uri 'none'; form-action 'none'")]).toEqual([target, true]);
    expect([target, /script-src[^;]*(?:unsafe|self|data:|blob:|http)/.test(policy)]).toEqual([target, false]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('what lets a script run is another one each time', async () => {
  const nonce = async (): Promise<string> =>
    /nonce="([\w-]{24,})"/.exec((await ask(preview.port, get('/', here))).body)?.[1] ?? '';
  const [one, other] = [await nonce(), await nonce()];
  expect(one).not.toBe('');
  expect(one).not.toBe(other);
});
