/** A browser without a way out, through puppeteer-core (Apache-2.0): what its pages ask for is answered here, or refused and noted. */
import { execFileSync } from 'node:child_process';
import { extname } from 'node:path';
import puppeteer from 'puppeteer-core';

const types = {
  '.css': 'text/css',
  '.epub': 'application/epub+zip',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.xhtml': 'application/xhtml+xml',
};

/** Starts the browser of the system. @param more flags besides the usual ones */
export function openBrowser(more = []) {
  const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  return puppeteer.launch({
    executablePath,
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--proxy-server=127.0.0.1:9', ...more],
  });
}

/**
 * Opens a page.
 * @param answer gives the bytes for an address, or null for what nobody should ask for
 * @returns the page, and a list in which every address stands that it asked for in vain
 */
export async function openPage(browser, answer) {
  const page = await browser.newPage();
  const refused = [];
  await page.setViewport({ width: 620, height: 820 });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    // What a page made itself.
    if (/^(?:blob|data|about):/.test(url)) return request.continue();
    const body = answer(url);
    const contentType = types[extname(new URL(url).pathname)] ?? 'application/octet-stream';
    if (body !== null) return request.respond({ status: 200, contentType, body: Buffer.from(body) });
    refused.push(url);
    return request.abort();
  });
  return { page, refused };
}
