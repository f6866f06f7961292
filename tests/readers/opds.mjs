/**
 * `node opds.mjs FOLDER`: what OPDS clients find in the catalogues of a folder, as a line of JSON: Readium (r2-opds-js, BSD-3), on which
 * Thorium Reader opens catalogues, in both versions, and foliate-js (MIT) in a browser.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';
import { openBrowser, openPage } from './browser.mjs';

const require = createRequire(import.meta.url);
const { initGlobalConverters_OPDS } = require('r2-opds-js/dist/es8-es2017/src/opds/init-globals');
const { initGlobalConverters_GENERIC } = require('r2-shared-js/dist/es8-es2017/src/init-globals');
const { TaJsonDeserialize, TaJsonSerialize } = require('r2-lcp-js/dist/es8-es2017/src/serializable');
const { OPDSFeed } = require('r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2');
const { OPDS } = require('r2-opds-js/dist/es8-es2017/src/opds/opds1/opds');
const { convertOpds1ToOpds2 } = require('r2-opds-js/dist/es8-es2017/src/opds/converter');
const { XML } = require('r2-utils-js/dist/es8-es2017/src/_utils/xml-js-mapper');

const [, , folder] = process.argv;
const xml = readFileSync(join(folder, 'catalog.xml'), 'utf8');
const json = readFileSync(join(folder, 'catalog.json'), 'utf8');

initGlobalConverters_OPDS();
initGlobalConverters_GENERIC();
const second = TaJsonSerialize(TaJsonDeserialize(JSON.parse(json), OPDSFeed));
const document = new DOMParser().parseFromString(xml, 'application/xml');
const first = TaJsonSerialize(convertOpds1ToOpds2(XML.deserialize(document, OPDS)));

const site = 'http://reader.invalid';
const module = readFileSync(fileURLToPath(new URL('node_modules/foliate-js/opds.js', import.meta.url)));
const browser = await openBrowser();
try {
  const { page, refused } = await openPage(browser, (url) => {
    if (url === `${site}/opds.js`) return module;
    return url === `${site}/index.html` ? '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">' : null;
  });
  await page.goto(`${site}/index.html`);
  const foliate = await page.evaluate(async (text) => {
    const { getFeed } = await import('/opds.js');
    return getFeed(new DOMParser().parseFromString(text, 'application/xml'));
  }, xml);
  process.stdout.write(`${JSON.stringify({ readium: { first, second }, foliate, refused })}\n`);
} finally {
  await browser.close();
}
