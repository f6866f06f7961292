/** The judge of EPUBs, judged: it finds nothing in our books, and each fault that it is there for in a book where that is planted. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { h, p } from '../../src/model/build.ts';
import type { Pack } from '../../src/model/pack.ts';
import { collector } from '../../src/model/problem.ts';
import { plainBook } from '../../src/render/book-wish.ts';
import { container, packedFile } from '../../src/render/epub/container.ts';
import { articles } from '../properties/articles.ts';
import { epubOf } from '../render/epub/make.ts';
import { everything, pack, story } from '../render/packs.ts';
import { bookRules, checkBook } from './epub-check.ts';

const zipped = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  container([...files].map(([path, bytes]) => packedFile(path, bytes)));

const arabic = (): Pack => ({
  ...pack({ ...story('one', 'عنوان', p('هذا نص قصير جدا.'), h(2, 'two', 'قسم'), p('نهاية.')), language: 'ar' }),
  language: 'ar',
  title: 'الكتاب',
});

let sound: Uint8Array;
beforeAll(async () => {
  sound = await epubOf(await everything(), { ...plainBook, evaluatedBy: 'The Access Desk' });
});

describe('our books', () => {
  test('of everything', () => expect(checkBook(sound)).toEqual([]));

  test.each(['kobo', 'kindle-safe'] as const)('for the shelf %s', async (profile) => {
    expect(checkBook(await epubOf(await everything(), { ...plainBook, profile }))).toEqual([]);
  });

  test('that read from the right, that are small, that are long, that have two of a name', async () => {
    expect(checkBook(await epubOf(arabic()))).toEqual([]);
    expect(checkBook(await epubOf(pack(story('only', 'Only', p('Words.')))))).toEqual([]);
    const long = Array.from({ length: 500 }, () => p('And so it goes on and on, as it has to. '.repeat(20)));
    expect(checkBook(await epubOf(pack(story('long', 'Long', ...long), story('again', 'Long', p('Short.')))))).toEqual([]);
  });

  test('of any articles', async () => {
    await fc.assert(
      fc.asyncProperty(articles, articles, async (one, two) => {
        const named = [one, two].map((it, at) => ({ ...it, at: { ...it.at, file: `${at}.md` } }));
        expect(checkBook(await epubOf(bind(named, noSettings, collector().report)))).toEqual([]);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60), seed: Number(process.env['PROPERTY_SEED'] ?? 7) },
    );
  }, 300_000);
});

type Files = Map<string, Uint8Array>;
/** A book with a fault in it. */
type Fault = (files: Files) => Uint8Array;

/** Changes a text of the book, which must change. */
const edit = (path: string, from: string | RegExp, to: string): Fault => {
  return (files) => {
    const text = Buffer.from(files.get(`OEBPS/${path}`) ?? []).toString();
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to change in ${path}: ${String(from)}`);
    files.set(`OEBPS/${path}`, Buffer.from(changed));
    return zipped(files);
  };
};
/** Changes two bytes of the header of an entry. */
const field = (entry: (name: string) => boolean, place: number, value: number): Fault => {
  return (files) => {
    const bytes = Buffer.from(zipped(files));
    for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
      if (!entry(bytes.toString('utf8', at + 30, at + 30 + bytes.readUInt16LE(at + 26)))) continue;
      bytes.writeUInt16LE(value, at + place);
      break;
    }
    return bytes;
  };
};
const add =
  (path: string, text: string): Fault =>
  (files) =>
    zipped(files.set(path, Buffer.from(text)));
const opf = (from: string | RegExp, to: string): Fault => edit('content.opf', from, to);
const nav = (from: string | RegExp, to: string): Fault => edit('toc.xhtml', from, to);
const first = (from: string | RegExp, to: string): Fault => edit('01-harbour.xhtml', from, to);
const css = (from: string | RegExp, to: string): Fault => edit('style.css', from, to);
const text = (name: string): boolean => name.endsWith('.css');

const faults: Readonly<Record<keyof typeof bookRules, readonly Fault[]>> = {
  'mimetype comes first, stored and exact': [(files) => zipped(files.set('mimetype', Buffer.from('application/zip')))],
  'an entry is stored or deflated': [field(text, 8, 12)],
  'an entry asks for the version that its method needs': [field(text, 4, 10)],
  'an entry knows no clock': [field(text, 12, 0x5a21), field(text, 10, 7)],
  'an entry has no flags, no extra fields and no comment': [field(text, 6, 8)],
  'folders are no entries': [(files) => zipSync({ ...Object.fromEntries(files), 'OEBPS/images/': new Uint8Array() })],
  'entries stand in order': [
    (files) => zipSync({ mimetype: files.get('mimetype') ?? new Uint8Array(), ...Object.fromEntries([...files].reverse()) }),
  ],
  'names are short, plain and safe': [add('OEBPS/A Name.xhtml', ''), add('OEBPS/../x', '')],
  'names differ by more than their case': [add('OEBPS/STYLE.css', '')],
  'media are stored, as they are packed already': [field((name) => name.endsWith('.jpg'), 8, 8)],
  'nothing is encrypted': [add('META-INF/encryption.xml', '<x/>')],
  'it is of version 3, in a language, with a direction': [
    opf('version="3.0"', 'version="2.0"'),
    opf(/ xml:lang="en"/, ''),
    opf(' dir="ltr"', ''),
  ],
  'its identifier is a URI, and that of the NCX': [
    opf(/urn:uuid:[^<]*/, '6c1bb5c0'),
    edit('toc.ncx', /urn:uuid:[^"]*/, 'urn:uuid:0'),
  ],
  'it was modified once, in UTC, to the second': [
    opf(/(<meta property="dcterms:modified">[^<]*)Z/, '$1+02:00'),
    opf(/<meta property="dcterms:modified">.*\n/, ''),
  ],
  'its main title has a type and a name to file by': [opf(/<meta refines="#title" property="file-as">.*\n/, '')],
  'each creator is one person with a role and a name to file by': [
    opf(/<meta refines="#creator_1" property="role".*\n/, ''),
    opf(/<dc:creator[^]*?<\/dc:creator>/g, ''),
  ],
  'what is said is not empty': [opf(/<dc:description>[^<]*/, '<dc:description>')],
  'nothing in it is invented': [opf(/<dc:rights>[^<]*/, '<dc:rights>All rights reserved')],
  'a collection has a type': [opf(/<meta refines="#series" property="collection-type">.*\n/, '')],
  'the cover is named in both ways, the name before the content': [
    opf(' properties="cover-image"', ''),
    opf('name="cover" content="cover"', 'content="cover" name="cover"'),
  ],
  'pages turn in a direction that is said': [opf(/ page-progression-direction="\w+"/, '')],
  'an old reader finds the NCX and a guide': [opf(' toc="ncx"', ''), opf('type="text"', 'type="other"')],
  'every file is listed once, and every document read': [
    opf(/<item id="style".*\n/, ''),
    opf(/<itemref idref="document_02-second"\/>\n/, ''),
    add('OEBPS/more.css', ''),
  ],
  'ids are names': [opf('id="style"', 'id="1style"'), opf('id="style"', 'id="ncx"')],
  'no file has a property that it does not need': [opf('properties="nav"', 'properties="nav scripted"')],
  'how it can be read is said in full': [opf(/<meta property="schema:accessibilityHazard">.*\n/, '')],
  'pictures that tell something are a mode of reading, and have words': [
    opf(/<meta property="schema:accessMode">visual.*\n/, ''),
    opf(/.*alternativeText.*\n/, ''),
  ],
  'pages that are marked are named, with what they are the pages of': [
    opf(/.*pageBreakMarkers.*\n/, ''),
    opf(/.*pageBreakSource.*\n/, ''),
  ],
  'who claims to conform names the judge': [
    opf(/<meta refines="#conformance".*\n/, ''),
    opf('WCAG 2.2 Level AA', 'WCAG 2.0 Level A'),
  ],
  'every list of ways has a name and a role': [
    nav(/ aria-label="Landmarks"/, ''),
    nav(' role="doc-toc"', ''),
    nav(' role="doc-pagelist"', ''),
  ],
  'only the contents are seen': [nav(' hidden="hidden"', ''), nav('id="toc"', 'id="toc" hidden="hidden"')],
  'the contents are a page with a heading of the first level': [nav(/<h1[^]*?<\/h1>/, '')],
  'the contents are three levels deep at most': [
    nav('<a href="03-third.xhtml#third"', '<ol><li><ol><li><ol><li/></ol></li></ol></li></ol><a href="03-third.xhtml#third"'),
  ],
  'the contents are in reading order, each once': [nav('href="03-third.xhtml#third"', 'href="01-harbour.xhtml#harbour"')],
  'every heading of a story on the second level is in the contents, in its own words': [
    nav('Tables and pictures', 'Tables'),
    first('<h2 id="links">', '<h2 id="other">'),
  ],
  'landmarks have one type each, none twice, and tell where the text begins': [
    nav('epub:type="bodymatter"', 'epub:type="bodymatter chapter"'),
    nav('epub:type="bodymatter" href', 'epub:type="titlepage" href'),
  ],
  'pages are listed in reading order, every one that is marked': [
    nav(/<li><a href="01-harbour.xhtml#page_1">1<\/a><\/li>\n/, ''),
    first('aria-label="1"', 'aria-label="7"'),
  ],
  'the NCX says the same as the navigation document': [
    edit('toc.ncx', '<text>Tables and pictures', '<text>Tables'),
    edit('toc.ncx', /<pageList>[^]*<\/pageList>\n/, ''),
  ],
  'the NCX counts its places from one': [edit('toc.ncx', 'playOrder="1"', 'playOrder="0"')],
  'every link of the book’s own leads to a place in it': [
    first('02-second.xhtml#second', '02-second.xhtml#nowhere'),
    opf(/(<reference type="text"[^>]*href=")[^"]*/, '$1none.xhtml'),
  ],
  'a landmark to the contents stands only where they are read': [opf('<itemref idref="nav"/>\n', '')],
  'a document is XML in UTF-8, in HTML5, without names for letters': [first('<!DOCTYPE html>\n', '')],
  'a document is below 300 kB': [first('</body>', `<p>${'x'.repeat(300_000)}</p></body>`)],
  'a document says its language twice, alike': [first(' xml:lang="en"', ' xml:lang="de"')],
  'languages are said in both ways, and scripts that run left say so': [
    edit('02-second.xhtml', 'xml:lang="ar" dir="rtl"', 'xml:lang="ar"'),
    edit('02-second.xhtml', ' xml:lang="en-GB"', ''),
  ],
  'a document has a title of its own': [edit('02-second.xhtml', /<title>[^<]*/, '<title>Ships &amp; &lt;Harbours&gt;')],
  'a document has one heading of the first level, and skips none': [
    first(/<h2 (id="links")>([^]*?)<\/h2>/, '<h3 $1>$2</h3>'),
    first(/<h2 (id="links")>([^]*?)<\/h2>/, '<h1 $1>$2</h1>'),
  ],
  'a heading says something': [first(/(<h2 id="links">)[^]*?<\/h2>/, '$1 </h2>')],
  'an id stands once in the book, and is a name': [
    first('<h2 id="links">', '<h2 id="third">'),
    first('<h2 id="links">', '<h2 id="1links">'),
  ],
  'a story is a chapter for those who hear it': [first(' role="doc-chapter"', '')],
  'what goes on with a story is no chapter again': [
    (files) =>
      zipped(
        files.set('OEBPS/01-harbour_02.xhtml', files.get('OEBPS/01-harbour.xhtml') ?? new Uint8Array()).set(
          'OEBPS/content.opf',
          Buffer.from(
            Buffer.from(files.get('OEBPS/content.opf') ?? [])
              .toString()
              .replace('<itemref idref="document_02-second"/>', '<itemref idref="more"/>')
              .replace(
                '</manifest>',
                '<item id="more" href="01-harbour_02.xhtml" media-type="application/xhtml+xml"/></manifest>',
              ),
          ),
        ),
      ),
  ],
  'a picture has words, or says that it needs none, and its size': [
    first('alt="Grey water"', 'alt="water.jpg"'),
    first('alt="Grey water"', ''),
    first(/ width="\d+"/, ''),
  ],
  'a picture is in the book': [first(/src="images\/\w/, 'src="images/z')],
  'a heading cell says what it heads': [first(' scope="col"', '')],
  'a table wider than a small screen can be moved with the keys': [
    first('</tbody>', '<tr><td>a</td><td>b</td><td>c</td><td>d</td><td>e</td></tr></tbody>'),
  ],
  'nothing stands empty that would be read as a pause': [first('<p>Plain', '<p></p><p>Plain')],
  'code runs from the left': [first('<pre dir="ltr">', '<pre>')],
  'a note is called, and leads back': [
    first(/href="#cited_1_1"/, 'href="#cited_1_2"'),
    first(/(<a id="cited_1_1"[^>]*) role="doc-noteref"/, '$1'),
  ],
  'what calls a note comes before it': [
    (files) =>
      edit(
        '01-harbour.xhtml',
        '<header>',
        '<aside id="early" epub:type="footnote" role="doc-footnote"/><header>',
      )(new Map(Object.entries(unzipSync(edit('01-harbour.xhtml', 'href="#note_1_1"', 'href="#early"')(files))))),
  ],
  'types and roles are pairs': [first(' epub:type="pullquote"', ''), first(' role="doc-pagebreak"', '')],
  'the start of a page has a number, and tears no link, heading or code': [
    first(/ aria-label="1"/, ''),
    first('<h2 id="links">', '<h2 id="links"><span id="x" epub:type="pagebreak" role="doc-pagebreak" aria-label="2"></span>'),
  ],
  'nothing runs': [first('<p>', '<p onclick="x()">'), first('</body>', '<script>x()</script></body>')],
  'nothing is styled in its place': [first('<p>', '<p style="color: red">')],
  'links lead outside by safe roads, and nothing is fetched': [
    first('href="https://example.org/"', 'href="javascript:x()"'),
    first(/src="[^"]*"/, 'src="https://example.org/x.png"'),
    first('href="https://example.org/"', 'href="data:text/html,x"'),
  ],
  'a link has words': [first(/(<a href="https:\/\/example\.org\/">)[^<]*/, '$1')],
  'nobody is followed': [first('href="https://example.org/"', 'href="https://example.org/?utm_source=x"')],
  'letters that can not be seen are not there': [first('Plain', 'Pl\u00adain'), first('Plain', 'Pl\u0086ain')],
  'it sets no colour': [css('h2 {', 'h2 { color: #333;'), css('h2 {', 'h2 { background: white;')],
  'a border has the colour of the text': [css('thin solid currentColor', 'thin solid black')],
  'its lengths grow with the type': [css('h2 {', 'h2 { margin-left: 12px;')],
  'it fetches nothing': [css('h2 {', '@import "x.css"; h2 {')],
  'it overrules no reader': [css('h2 {', 'h2 { font-size: 1em !important;')],
  'it forces no face on the text': [css('h2 {', 'h2 { font-family: serif;')],
  'leading has no unit': [css('line-height: 1.2', 'line-height: 1.2em')],
  'old readers know its selectors': [css('h2 {', 'a[epub|type~="x"] { margin: 0; } h2 {')],
  'what is hidden is hidden from old readers too': [css('[hidden]', '.hidden')],
  'new elements are blocks for old readers': [css('figure, ', '')],
  'what was renamed is said in both ways': [css('-epub-hyphens: auto;', '')],
  'every class is styled, and no class is styled for nothing': [
    css('h2 {', '.unused { margin: 0; } h2 {'),
    first('<p>', '<p class="other">'),
  ],
  'braces are closed': [css('h2 {', 'h2 {{')],
};

test('there is a fault for every rule', () => expect(Object.keys(faults).sort()).toEqual(Object.keys(bookRules).sort()));

test.each(
  Object.entries(faults).flatMap(([rule, list]) => list.map((fault, at) => [`${rule}, ${at + 1}`, rule, fault] as const)),
)('a fault is found: %s', (_, rule, fault) => {
  const broken = fault(new Map(Object.entries(unzipSync(sound))));
  const told = checkBook(broken).filter((line) => line.startsWith(`${rule}: `));
  expect(told.length).toBeGreaterThan(0);
});
