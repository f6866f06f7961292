/** axe (MPL-2.0), in the form that Ace uses: WCAG 2.2 A and AA on every document, on a light screen and on a dark one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openPage } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('@daisy/axe-core-for-ace/axe.min.js'), 'utf8');

const wanted = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Rules for web sites: a document of a book is a part, not a page of its own.
  rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  resultTypes: ['violations'],
};

const site = 'http://book.invalid/';

/** What axe finds in the documents among `files`, one line each, and how many it looked at. */
export async function axeOf(files, browser) {
  const { page } = await openPage(browser, (url) => files[decodeURIComponent(new URL(url).pathname.slice(1))] ?? null);
  const documents = Object.keys(files).filter((name) => name.endsWith('.xhtml'));
  const found = [];
  for (const name of documents) {
    await page.goto(site + name);
    await page.evaluate(axe);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const { violations } = await page.evaluate((how) => window.axe.run(how), wanted);
      for (const { id, impact, nodes } of violations) found.push(`${name} (${scheme}): ${impact} ${id} ${nodes[0].html}`);
    }
  }
  await page.close();
  return { documents: documents.length, found };
}
