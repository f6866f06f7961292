/** Ace by DAISY (MIT): the rules of EPUB Accessibility, on the package and on every document. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ace from '@daisy/ace-core';
import { openPage } from './browser.mjs';

/** Ace's own way to run its scripts in a document, but in our browser. */
function runner(browser) {
  const onlyFiles = (url) => (url.startsWith('file:') ? readFileSync(fileURLToPath(url)) : null);
  return {
    concurrency: 2,
    launch: async () => {},
    close: async () => {},
    run: async (url, scripts, contents) => {
      const { page } = await openPage(browser, onlyFiles);
      await page.goto(url);
      for (const content of contents) await mark(await page.addScriptTag({ content }));
      for (const path of scripts) await mark(await page.addScriptTag({ path }));
      const results = await page.evaluate(
        () => new Promise((resolve, reject) => window.daisy.ace.run((error, found) => (error ? reject(error) : resolve(found)))),
      );
      await page.close();
      return results;
    },
  };
}

/** Ace must not find fault with what it put there itself. */
const mark = (script) => script.evaluate((element) => element.setAttribute('data-ace', ''));

/** What Ace finds against the book at `path`, one line each. */
export async function aceOf(path, browser) {
  const outdir = mkdtempSync(join(tmpdir(), 'slugline-ace-'));
  try {
    const [, report] = await ace(path, { cwd: outdir, outdir, silent: true }, runner(browser));
    return report.assertions.flatMap((file) =>
      file.assertions.map(({ 'earl:test': rule, 'earl:result': result }) =>
        `${file['earl:testSubject'].url}: ${rule['earl:impact']} ${rule['dct:title']} ${result['dct:description']}`.trim(),
      ),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
