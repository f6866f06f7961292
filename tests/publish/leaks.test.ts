/** A release in three formats says nothing that is withheld, wherever it could lie; and what is planted there is found. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bind, noSettings, type BindSettings } from '../../src/bind/bind.ts';
import { article, h, note, p } from '../../src/model/build.ts';
import type { Article } from '../../src/model/document.ts';
import type { Pack } from '../../src/model/pack.ts';
import { collector } from '../../src/model/problem.ts';
import { leaksIn } from '../../src/publish/leaks/search.ts';
import { secretsOf } from '../../src/publish/leaks/secrets.ts';
import { render } from '../../src/publish/make.ts';
import type { Finished } from '../../src/publish/write.ts';
import type { Attachment } from '../../src/render/renderer.ts';
import { loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { drawing, picture } from '../image/make.ts';
import { ownFile } from '../own-files.ts';

const levels = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** Articles of five levels, each with words of its own in text, heading, note, picture and particulars. */
async function articles(): Promise<readonly Article[]> {
  const shown = await picture(drawing(), 'chart.svg');
  return levels.map((label, level) => {
    const say = (what: string): string =>
      `Level ${level} keeps ${what} in the ${level + 1}th drawer of the old desk upstairs, “as ever”.`;
    const made = article(
      `Headline ${level} of a story that nobody but circle ${level} may read`,
      p(say('the first key'), ' ', say('a second, longer and rather more roundabout key')),
      h(2, `h-${level}`, `Heading ${level} with more than enough words to be a sentence`),
      p('Open', note(p(say('a note')))),
      { kind: 'figure', at: { file: '', line: 1, column: 1 }, picture: shown.hash, alt: say('a picture'), caption: [] },
    );
    const particulars = { ...made.particulars, marking: label, description: say('a description'), authors: [`Author ${level}`] };
    return { ...made, at: { file: `${level}.md`, line: 1, column: 1 }, particulars, pictures: [shown] };
  });
}

const settings: BindSettings = { ...noSettings, title: 'The pack', numbered: true, description: 'What may be said' };
const bound = async (release: string): Promise<Pack> => bind(await articles(), { ...settings, release }, collector().report);

async function filesOf(pack: Pack, attachments: readonly Attachment[] = []): Promise<readonly Finished[]> {
  const style = loadStyle('briefing', { size: null }, ownFile, collector().report);
  if (style === null) throw new Error('no house style');
  const files: Finished[] = [];
  for (const format of ['pdf', 'epub', 'md'] as const) {
    const context = { world: memoryWorld({}, ownFile), report: collector().report, style, stem: 'pack', attachments };
    const { bytes } = await render(pack, format, context);
    files.push({ name: `pack.${format}`, path: `/pack.${format}`, bytes });
  }
  return files;
}

let whole: Pack;
beforeAll(async () => {
  whole = await bound('');
});

describe.each(levels.slice(0, 4))('a release as %s', (release) => {
  test('says nothing that is above it, and the whole pack would', async () => {
    const released = await bound(release);
    const secrets = secretsOf(whole, released);
    const above = levels.length - 1 - levels.indexOf(release);
    expect(secrets.length).toBe(above * 7);
    expect(leaksIn(await filesOf(released), secrets)).toEqual([]);
  });
});

test('every sentence of the whole pack is found in every format', async () => {
  const secrets = secretsOf(whole, await bound('TLP:CLEAR'));
  const leaks = leaksIn(await filesOf(whole), secrets);
  const said = (format: string): readonly string[] =>
    leaks.filter(({ file }) => file.endsWith(format)).map(({ secret }) => secret.sentence);
  // What an article says of itself in its front matter is no part of the pack.
  const shown = secrets.filter(({ sentence }) => !sentence.includes('a description')).map(({ sentence }) => sentence);
  for (const format of ['pdf', 'epub', 'md']) expect(said(format)).toEqual(shown);
});

describe('a leak that is planted', () => {
  const secret = 'Level 4 keeps the first key in the 5th drawer of the old desk upstairs, “as ever”.';
  const planted: readonly (readonly [string, (pack: Pack) => Pack, readonly Attachment[]])[] = [
    ['in the title', (pack) => ({ ...pack, title: secret }), []],
    ['in the description', (pack) => ({ ...pack, description: secret }), []],
    ['among the keywords', (pack) => ({ ...pack, keywords: [secret] }), []],
    ['in the text of an open part', (pack) => quoting(pack, secret), []],
    ['in a headline, and so in the bookmarks', (pack) => headed(pack, secret), []],
    [
      'in an attachment',
      (pack) => pack,
      [{ name: 'a.md', mediaType: 'text/markdown', role: 'source', description: 'x', bytes: Buffer.from(`# A\n\n${secret}`) }],
    ],
    [
      'in what describes an attachment',
      (pack) => pack,
      [{ name: 'a.md', mediaType: 'text/markdown', role: 'source', description: secret, bytes: Buffer.from('x') }],
    ],
  ];

  test.each(planted)('%s is found', async (_, change, attachments) => {
    const released = await bound('TLP:GREEN');
    const secrets = secretsOf(whole, released);
    const [pdf] = leaksIn((await filesOf(change(released), attachments)).slice(0, 1), secrets);
    expect(pdf?.secret.sentence).toBe(secret);
  });
});

function headed(pack: Pack, words: string): Pack {
  const [first, ...rest] = pack.stories;
  if (first === undefined) throw new Error('a pack has a story');
  return { ...pack, stories: [{ ...first, headline: [{ kind: 'text', at: first.at, value: words }] }, ...rest] };
}

function quoting(pack: Pack, words: string): Pack {
  const [first, ...rest] = pack.stories;
  if (first === undefined) throw new Error('a pack has a story');
  return { ...pack, stories: [{ ...first, body: [p(`As one says: ${words}`)] }, ...rest] };
}
