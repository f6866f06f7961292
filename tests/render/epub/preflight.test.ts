/** The look at a book before it is handed over: each fault that it is there for, planted in a sound book. */
import { beforeAll, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { faultsIn, isSurveyed, surveyOf } from '../../../src/render/epub/preflight.ts';
import { everything } from '../packs.ts';
import { epubOf } from './make.ts';

let sound: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  sound = new Map(Object.entries(unzipSync(await epubOf(await everything()))));
});

const story = 'OEBPS/01-harbour.xhtml';

/** The book with a file changed; null removes it. */
function changed(path: string, change: (text: string) => string | null): ReadonlyMap<string, Uint8Array> {
  const files = new Map(sound);
  const text = change(Buffer.from(files.get(path) ?? []).toString());
  if (text === null) files.delete(path);
  else files.set(path, Buffer.from(text));
  return files;
}

const faults = (files: ReadonlyMap<string, Uint8Array>): readonly string[] =>
  faultsIn(new Map([...files].map(([path, bytes]) => [path, isSurveyed(path) ? surveyOf(bytes) : null])));

test('a sound book has none', () => expect(faults(sound)).toEqual([]));

test.each<[string, string, (text: string) => string | null, RegExp]>([
  ['a tag left open', story, (text) => text.replace('</h1>', ''), /unexpected close tag/],
  ['a bare ampersand', story, (text) => text.replace('<p>', '<p>&'), /entity|character/],
  ['a prefix of nobody’s', story, (text) => text.replace('<p>', '<p other:type="x">'), /prefix/],
  ['an id twice', story, (text) => text.replace('<h2 id="links">', '<h2 id="harbour">'), /the id harbour stands twice/],
  [
    'a link to no file',
    story,
    (text) => text.replace('href="02-second.xhtml#second"', 'href="03.xhtml"'),
    /there is no file 03\.xhtml/,
  ],
  ['a link to no place', story, (text) => text.replace('#second', '#third'), /there is no #third in OEBPS\/02-second\.xhtml/],
  ['a picture from outside', story, (text) => text.replace(/src="[^"]*"/, 'src="https://example.org/a.png"'), /outside the book/],
  [
    'a link that runs',
    story,
    (text) => text.replace('href="https://example.org/"', 'href="javascript:x"'),
    /may not lead to javascript:x/,
  ],
  ['a file that is not there', 'OEBPS/style.css', () => null, /there is no file style\.css/],
  ['a file that nobody lists', 'OEBPS/extra.txt', () => 'x', /OEBPS\/extra\.txt is not listed/],
  [
    'a file listed twice',
    'OEBPS/content.opf',
    (text) => text.replace('</manifest>', '<item id="again" href="style.css" media-type="text/css"/></manifest>'),
    /OEBPS\/style\.css is listed twice/,
  ],
])('it finds %s', (_, path, change, said) => {
  const [first = ''] = faults(changed(path, change));
  expect(first).toMatch(said);
});
