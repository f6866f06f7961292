/** `node preview.mjs PROGRAM FOLDER`: what a browser sees of a preview of the pack in a folder, as a line of JSON. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { openBrowser } from './browser.mjs';

const [program, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('@daisy/axe-core-for-ace/axe.min.js'), 'utf8');
const patience = 20_000;

/** Where a stranger waits for anybody who asks. */
const caught = [];
const stranger = createServer((request, response) => {
  caught.push(request.url);
  response.end('');
});
await new Promise((done) => void stranger.listen(0, '127.0.0.1', done));
const trap = `http://127.0.0.1:${stranger.address().port}`;

/** What would show that it ran: in the title of the page, in a dialog, or at another address. */
const run = "top.document.title='run';parent.document.title='run';document.title='run';alert('run')";
const evil = [
  `<script>${run}</script>`,
  `<script src="${trap}/a.js"></script>`,
  '<script src="/assets/preview.js"></script>',
  `<img src="${trap}/a.png" alt="" onerror="${run}"/>`,
  '<img src="nowhere.png" alt=""/>',
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script></svg>`,
  `<iframe src="data:text/html,&lt;script>${run}&lt;/script>"></iframe>`,
  `<iframe src="${trap}/frame"></iframe>`,
  `<object data="${trap}/object"></object>`,
  `<link rel="stylesheet" href="${trap}/a.css"/>`,
  `<style>@import "${trap}/b.css"; @font-face { font-family: x; src: url(${trap}/x.woff) } p { font-family: x; background: url(${trap}/b.png) }</style>`,
  `<a id="trap" href="javascript:${run}">trap</a>`,
  `<video src="${trap}/a.mp4" autoplay=""></video>`,
  `<form action="${trap}/form"><input name="x" autofocus="" onfocus="top.document.title=1"/></form>`,
].join('\n');

/** A book with every kind of trap in its last chapter. */
function hostile(bytes) {
  const files = unzipSync(bytes);
  const name = Object.keys(files).findLast((it) => new TextDecoder().decode(files[it]).includes('It rained.'));
  const text = new TextDecoder().decode(files[name]);
  const trapped = text
    .replace('</head>', `<meta http-equiv="refresh" content="0;url=${trap}/refresh"/></head>`)
    .replace('</body>', `${evil}<p>The end of it.</p></body>`)
    .replace('<body', `<body onload="${run}"`);
  return zipSync({ ...files, [name]: strToU8(trapped) });
}

/** All that can be read, to see what went wrong. */
async function everything() {
  const texts = [JSON.stringify(rounds())];
  for (const page of await browser.pages()) {
    for (const frame of page.frames())
      texts.push(`${frame.url()}: ${await frame.evaluate(() => document.body.innerText).catch(String)}`);
  }
  return texts.join('\n');
}

/** Asks again and again until there is an answer. */
async function until(ask, what) {
  const end = performance.now() + patience;
  for (;;) {
    const found = await ask().catch(() => null);
    if (found) return found;
    if (performance.now() > end) throw new Error(`in vain: ${what}. It says:\n${await everything()}`);
    await new Promise((done) => setTimeout(done, 15));
  }
}

const child = spawn(process.execPath, [program, 'preview', '--json', '--cache', join(folder, '.kept')], { cwd: folder });
const said = [];
child.stdout.setEncoding('utf8');
let rest = '';
child.stdout.on('data', (text) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop();
  said.push(...lines.map((line) => JSON.parse(line)));
});
child.stderr.pipe(process.stderr);
const rounds = () => said.filter((it) => it.type === 'round');
const browser = await openBrowser(['--proxy-bypass-list=<-loopback>;127.0.0.1']);
try {
  process.stdout.write(`${JSON.stringify(await seen())}\n`);
} finally {
  await browser.close();
  stranger.close();
  child.kill('SIGTERM');
}

async function seen() {
  const { address } = await until(async () => said.find((it) => it.type === 'preview'), 'the address');
  const page = await browser.newPage();
  const [errors, dialogs] = [[], []];
  page.on('dialog', (dialog) => void (dialogs.push(dialog.message()), dialog.dismiss()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(address);
  await page.waitForSelector('[role=tab]');
  const tabs = await page.$$eval('[role=tab]', (all) => all.map((it) => it.textContent));

  /** Whether words stand in a frame whose address has `part` in it. */
  const says = (part, words) => async () => {
    for (const frame of page.frames().filter((it) => it.url().includes(part))) {
      const text = await frame.evaluate(() => document.body?.innerText ?? document.documentElement.textContent);
      if (text.replace(/\s+/g, ' ').includes(words)) return true;
    }
    return false;
  };
  const places = { PDF: '/paper', EPUB: 'blob:', Markdown: '/read/' };
  const article = join(folder, 'rain.md');
  const latency = {};
  for (const [index, tab] of tabs.entries()) {
    await page.keyboard.press(String(index + 1));
    if (tab === 'Markdown') {
      const frame = await until(async () => page.frames().find((it) => it.url().includes('/read')), 'the Markdown');
      await until(async () => (await frame.click('a[href$=".md"]')) ?? true, 'a link to the article');
    }
    if (tab === 'EPUB') {
      const frame = await until(async () => page.frames().find((it) => it.url().includes('/book')), 'the book');
      await frame.waitForSelector('body[data-shown]', { timeout: patience });
      const href = await frame.$eval('#contents', (it) => [...it.options].find(({ text }) => text.includes('Rain')).value);
      await frame.select('#contents', href);
    }
    await until(says(places[tab], 'It rained.'), `the article in the ${tab}`);
    const words = `It poured ${['once', 'twice', 'again'][index]}.`;
    const before = rounds().length;
    const began = performance.now();
    writeFileSync(article, readFileSync(article, 'utf8').replace('It rained.', words));
    await until(says(places[tab], words), `the change in the ${tab}`);
    const whole = performance.now() - began;
    latency[tab] = {
      whole,
      build: rounds()
        .slice(before)
        .reduce((sum, { ms }) => sum + ms, 0),
    };
    writeFileSync(article, readFileSync(article, 'utf8').replace(words, 'It rained.'));
    await until(says(places[tab], 'It rained.'), `the change back in the ${tab}`);
  }

  await page.focus('[role=tab][aria-selected=true]');
  const selected = () => page.$eval('[role=tab][aria-selected=true]', (it) => it.textContent);
  const keys = [await selected()];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'Home']) {
    await page.keyboard.press(key);
    keys.push(await selected());
  }

  const manifest = join(folder, 'slugline.yml');
  const sound = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, `titel: Rain\n${sound}`);
  await page.waitForSelector('[data-state=failed]', { timeout: patience });
  const told = await page.$eval('#faults:not([hidden])', (it) => it.innerText.replace(/\s+/g, ' ').trim());
  const stays = await until(says('/paper', 'It rained.'), 'what was built before');
  const violations = [];
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const frame of page.frames().filter((it) => it.url().startsWith(address) && !it.url().includes('/read/'))) {
      await frame.evaluate(axe);
      // What is in a book, a PDF and an article is theirs; and in that, no script runs, not even this one.
      const found = await frame.evaluate(() =>
        window.axe.run({ exclude: [['#viewer'], ['#reader'], ['iframe']] }, { resultTypes: ['violations'], iframes: false }),
      );
      violations.push(
        ...found.violations.map(({ id, nodes }) => `${new URL(frame.url()).pathname} (${scheme}): ${id} ${nodes[0].html}`),
      );
    }
  }
  writeFileSync(manifest, sound);
  await page.waitForSelector('[data-state=made]', { timeout: patience });
  const closed = await page.$eval('#faults', (it) => it.hidden);
  const quiet = [...errors];

  // From here on the files are a stranger's.
  writeFileSync(join(folder, 'out/rain.epub'), hostile(readFileSync(join(folder, 'out/rain.epub'))));
  const markdown = join(folder, 'out/rain/README.md');
  writeFileSync(
    markdown,
    `${readFileSync(markdown, 'utf8')}\n\n${evil}\n\n[Here](javascript:window.top.document.title='run')\n\nThe end of it.\n`,
  );
  await page.reload();
  await page.waitForSelector('[role=tab]');
  await page.keyboard.press('3');
  await until(says('/read/', 'The end of it.'), 'the stranger’s Markdown');
  await page.keyboard.press('2');
  const frame = await until(async () => page.frames().find((it) => it.url().includes('/book')), 'the stranger’s book');
  await frame.waitForSelector('body[data-shown]', { timeout: patience });
  const href = await frame.$eval('#contents', (it) => [...it.options].find(({ text }) => text.includes('Rain')).value);
  await frame.select('#contents', href);
  const chapter = await until(async () => {
    for (const it of page.frames().filter((one) => one.url().startsWith('blob:'))) {
      if ((await it.evaluate(() => document.body.innerText)).includes('The end of it.')) return it;
    }
    return null;
  }, 'the stranger’s chapter');
  await chapter.evaluate(() => document.querySelector('#trap').click());
  // What should not happen has this long to happen: in a page without a policy it takes a tenth of it.
  await new Promise((done) => setTimeout(done, 500));
  const titles = [await page.title(), await frame.title()];
  const url = page.url() === address;
  const abroad = [...caught];
  // The trap is one: a page without a policy falls into it.
  await page.goto(`${trap}/here`);
  const trapped = caught.length > abroad.length;
  return {
    tabs,
    latency,
    keys,
    told,
    stays,
    closed,
    violations,
    errors: quiet,
    hostile: { titles, abroad, trapped, dialogs, url },
  };
}
