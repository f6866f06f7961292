/** foliate-js (MIT), the engine of a reading app: follows every entry of every list, opens every note, and pages to the end. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from './browser.mjs';

const root = fileURLToPath(new URL('node_modules/foliate-js', import.meta.url));
const site = 'http://reader.invalid';
const shell = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>html, body { margin: 0; height: 100% }
foliate-view { display: block; width: 600px; height: 800px }</style><body></body>`;

/** What happened when a reader went through the book in `bytes`. */
export async function foliateOf(bytes, browser) {
  const { page, refused } = await openPage(browser, (url) => {
    if (!url.startsWith(`${site}/`)) return null;
    const { pathname } = new URL(url);
    if (pathname === '/index.html') return shell;
    if (pathname === '/book.epub') return bytes;
    const file = join(root, pathname);
    return existsSync(file) ? readFileSync(file) : null;
  });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${site}/index.html`);
  const told = await page.evaluate(readThrough);
  await page.close();
  return { ...told, refused, errors };
}

/** Runs in the page. */
async function readThrough() {
  await import('/view.js');
  const { FootnoteHandler } = await import('/footnotes.js');
  const blob = await (await fetch('/book.epub')).blob();
  const view = document.createElement('foliate-view');
  document.body.append(view);
  let place = null;
  view.addEventListener('relocate', ({ detail }) => (place = detail));
  await view.open(new File([blob], 'book.epub', { type: 'application/epub+zip' }));
  const { book } = view;
  const flat = (entries) => (entries ?? []).flatMap((entry) => [entry, ...flat(entry.subitems)]);
  const lists = { contents: flat(book.toc), landmarks: flat(book.landmarks), pages: flat(book.pageList) };

  const dead = [];
  for (const { href } of Object.values(lists).flat()) {
    const { index, anchor } = (await book.resolveHref(href)) ?? { index: -1 };
    const document = index < 0 ? null : await book.sections[index].createDocument();
    if (document === null || (href.includes('#') && !anchor?.(document))) dead.push(href);
  }

  const notes = [];
  for (const section of book.sections) {
    const document = await section.createDocument();
    for (const link of document.querySelectorAll('a[role=doc-noteref]')) {
      const href = section.resolveHref(link.getAttribute('href'));
      const handler = new FootnoteHandler();
      const words = new Promise((resolve) => {
        handler.addEventListener('before-render', ({ detail }) => window.document.body.append(detail.view));
        handler.addEventListener('render', ({ detail }) =>
          resolve(detail.view.renderer.getContents()[0].doc.body.textContent.replace(/\s+/g, ' ').trim()),
        );
        setTimeout(() => resolve(null), 10_000);
      });
      await handler.handle(book, { detail: { a: link, href }, preventDefault: () => undefined });
      notes.push(await words);
    }
  }

  await view.goTo(0);
  const here = () => JSON.stringify([place?.section?.current, place?.fraction, place?.cfi]);
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  for (let before = ''; here() !== before && !(place?.fraction >= 1);) {
    before = here();
    await view.next();
    // Busy machines turn pages slowly.
    for (let patience = 60; here() === before && patience > 0; patience--) await pause();
  }
  return {
    title: book.metadata.title,
    direction: book.dir,
    contents: lists.contents.length,
    landmarks: lists.landmarks.length,
    pages: lists.pages.length,
    dead,
    notes,
    end: place?.fraction,
  };
}
