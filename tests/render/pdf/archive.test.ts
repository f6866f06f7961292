/** The file as an archive keeps it: what it says of itself, what its colours mean, what is inside it, and how it is packed. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { h, link, note, p } from '../../../src/model/build.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import type { Attachment } from '../../../src/render/renderer.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { objectsIn, wordsOf, type Entries, type Objects } from '../../files/archive.ts';
import { elements, find, parse, textIn } from '../../files/markup.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { objectsOf, streamsOf } from '../../files/pdf-objects.ts';
import { openPdf } from '../../files/pdf.ts';
import { has, run } from '../../files/tools.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'slugline-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const body = [
  p('It rained, ', link('https://example.org/a?b=(c)&d=ä', 'they say'), '.', note(p('All day.'))),
  h(2, 'hills', 'In the hills'),
  p('Less.'),
  h(3, 'woods', 'In the woods'),
  p('Hardly.'),
];
const plainPack = pack(story('one', 'Rain', ...body), story('two', 'Sun', p('It shone.')));

async function made(change: Partial<Pack> = {}, attachments: readonly Attachment[] = []): Promise<Uint8Array> {
  const style = loadStyle('briefing', { size: null }, ownFile, () => undefined);
  if (style === null) throw new Error('no style');
  const context = { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x', attachments };
  const it = { ...plainPack, ...change };
  const { bytes } = await renderPdf(it, context);
  expect(await checkPdf(bytes, { ...heardIn(it), attachments: attachments.map(({ name }) => name) })).toEqual([]);
  return bytes;
}

function onDisk(bytes: Uint8Array): Objects {
  const path = join(folder, 'x.pdf');
  writeFileSync(path, bytes);
  return objectsIn(path);
}

/** The XMP packet, which stands in the open so that anyone finds it. */
function packetOf(bytes: Uint8Array): string {
  const { dictionary, bytes: packet } = streamsOf(bytes).find((it) => it.dictionary.includes('/Type /Metadata')) ?? {
    dictionary: '',
    bytes: Buffer.of(),
  };
  expect(dictionary).not.toContain('/Filter');
  const text = packet.toString('utf8');
  expect(text).toMatch(/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n[\s\S]*\n<\?xpacket end="r"\?>$/);
  return text;
}

/** The text of each property of a packet: of a list, one entry a line. */
function propertiesOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const root = parse(`<?xml version="1.0" encoding="UTF-8"?>\n${packetOf(bytes).replace(/<\?[\s\S]*?\?>\n?/g, '')}`);
  const about = find(root, 'rdf:Description');
  return new Map(
    about.children.flatMap((it) => {
      if (typeof it === 'string') return [];
      const entries = elements(it).filter(({ name }) => name === 'rdf:li');
      return [[it.name, entries.length === 0 ? textIn(it) : entries.map((entry) => textIn(entry)).join('\n')]];
    }),
  );
}

describe('what a file says of itself', () => {
  const hostile = [
    'A & B <i>"c"</i> \'d\'',
    ']]> -- & &amp; <?x?>',
    '😀 العنوان עברית 標題',
    'a\u0000b\u0007c\ud800d\ufffee',
    'a\tb\r\nc',
    ')(\\',
  ];

  test.each(hostile)('is the same in both places: %j', async (words) => {
    const bytes = await made({
      title: words,
      authors: [words, 'B, C'],
      description: words,
      keywords: [words, 'k'],
      rights: words,
      publisher: words,
      date: '2022-01-03T09:30:00+02:00',
    });
    const { info } = await openPdf(bytes);
    const xmp = propertiesOf(bytes);
    const said = (property: string): string => xmp.get(property) ?? '';
    expect(said('dc:title')).not.toBe('');
    expect(info).toMatchObject({
      Title: said('dc:title'),
      Author: said('dc:creator').replaceAll('\n', ', '),
      Subject: said('dc:description'),
      Keywords: said('pdf:Keywords'),
      Producer: said('pdf:Producer'),
      Creator: said('xmp:CreatorTool'),
      CreationDate: 'D:20220103073000Z',
      ModDate: 'D:20220103073000Z',
    });
    expect(said('xmp:CreateDate')).toBe('2022-01-03T07:30:00Z');
    expect(said('xmp:ModifyDate')).toBe(said('xmp:CreateDate'));
    expect(said('dc:subject').replaceAll('\n', ', ')).toBe(said('pdf:Keywords'));
    expect([said('dc:rights'), said('dc:publisher')]).toEqual([said('dc:title'), said('dc:title')]);
    // Nothing that a reader could see is lost.
    const visible = (text: string): string => text.replace(/[\p{C}\s]/gu, '');
    expect(visible(said('dc:title'))).toBe(visible(words));
  });

  test('claims both standards, and describes the property that one of them does not know', async () => {
    const bytes = await made();
    const xmp = propertiesOf(bytes);
    expect(['pdfaid:part', 'pdfaid:conformance', 'pdfuaid:part', 'dc:language'].map((it) => xmp.get(it))).toEqual([
      '2',
      'A',
      '1',
      'en',
    ]);
    expect(xmp.get('dc:identifier')).toBe(plainPack.identifier);
    expect(packetOf(bytes)).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>');
    for (const id of ['xmpMM:DocumentID', 'xmpMM:InstanceID']) {
      expect(xmp.get(id)).toMatch(/^uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  test('has no date when there is none', async () => {
    for (const date of [null, 'yesterday', '2022-02-30']) {
      const bytes = await made({ date });
      expect(packetOf(bytes)).not.toContain('Date>');
      expect(objectsOf(bytes)).not.toMatch(/\/(?:CreationDate|ModDate)\b/);
    }
  });

  test('differs wherever bytes differ', async () => {
    const ids = async (change: Partial<Pack>): Promise<readonly string[]> => {
      const bytes = await made(change);
      const xmp = propertiesOf(bytes);
      const id = /\/ID \[<([0-9a-f]{32})> <\1>\]/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
      return [id, xmp.get('xmpMM:InstanceID') ?? '', xmp.get('xmpMM:DocumentID') ?? ''];
    };
    const one = await ids({});
    const other = await ids({ stories: [story('one', 'Rain', ...body), story('two', 'Sun', p('It shines.'))] });
    expect(one.every((id) => id.length >= 32)).toBe(true);
    expect([other[0] === one[0], other[1] === one[1], other[2] === one[2]]).toEqual([false, false, true]);
    expect((await ids({ keywords: ['more'] }))[0]).not.toBe(one[0]);
    expect(await ids({})).toEqual(one);
  });
});

(has('qpdf') ? describe : describe.skip)('a file', () => {
  let bytes: Uint8Array;
  let objects: Objects;
  let root: Entries;
  beforeAll(async () => {
    bytes = await made({ date: '2022-01-03' });
    objects = onDisk(bytes);
    root = objects.entries(objects.trailer['/Root']);
  });

  test('is sound, and of version 1.7 with bytes behind it that no text has', () => {
    expect(run('qpdf', '--check', join(folder, 'x.pdf'))).toMatchObject({ status: 0, stderr: '' });
    expect(Buffer.from(bytes.subarray(0, 15)).toString('latin1')).toBe('%PDF-1.7\n%\xff\xff\xff\xff\n');
    expect(Buffer.from(bytes).toString('latin1').endsWith('\n%%EOF\n')).toBe(true);
  });

  test('is tagged, says its language and shows its title', () => {
    expect(objects.entries(root['/MarkInfo'])).toEqual({ '/Marked': true });
    expect(wordsOf(root['/Lang'])).toBe('en');
    expect(objects.entries(root['/ViewerPreferences'])).toEqual({ '/DisplayDocTitle': true });
    expect(objects.entries(root['/StructTreeRoot'])['/Type']).toBe('/StructTreeRoot');
  });

  test('has nothing that an archive may not keep', () => {
    const keys = new Set(objects.all.flatMap((it) => Object.keys(it)));
    for (const key of [
      '/JavaScript',
      '/JS',
      '/AA',
      '/OpenAction',
      '/AcroForm',
      '/OCProperties',
      '/Encrypt',
      '/TR',
      '/CIDSet',
      '/OPI',
    ])
      expect([key, keys.has(key)]).toEqual([key, false]);
    expect(objectsOf(bytes)).not.toMatch(/LZWDecode|\/Interpolate ?true|\/S ?\/(?!URI)(?:Launch|JavaScript|GoToR|Named)/);
  });

  test('says what its colours mean', () => {
    const [intent] = root['/OutputIntents'] as readonly Entries[];
    expect(intent).toMatchObject({ '/S': '/GTS_PDFA1', '/OutputConditionIdentifier': 'u:sRGB' });
    expect(objects.entries(intent?.['/DestOutputProfile'])['/N']).toBe(3);
  });

  test('has only streams and the catalog outside of streams', () => {
    const text = Buffer.from(bytes).toString('latin1');
    const outside = [...text.matchAll(/\n\d+ 0 obj\n<<\n([\s\S]*?)\n>>\n(stream|endobj)/g)].filter(
      (found) => found[2] === 'endobj',
    );
    expect(outside.map((found) => /\/Type \/(\w+)/.exec(found[1] ?? '')?.[1])).toEqual(['Catalog']);
    expect(text).not.toMatch(/\nxref\n|\ntrailer\n/);
  });

  test('has all its fonts inside, with a map to glyphs and a map to text', () => {
    const fonts = objects.all.filter((it) => it['/Type'] === '/Font');
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) {
      if (font['/Subtype'] === '/Type0') expect(objects.entries(font['/ToUnicode'])).toHaveProperty('/Length');
      else {
        expect(font).toHaveProperty('/CIDToGIDMap');
        expect(objects.entries(font['/FontDescriptor'])).toHaveProperty('/FontFile2');
      }
    }
  });

  test('has links that say where they lead, and open no more than that', () => {
    const links = objects.all.filter((it) => it['/Subtype'] === '/Link');
    expect(links.length).toBeGreaterThan(3);
    for (const it of links) {
      expect([it['/F'], wordsOf(it['/Contents']).length > 0, typeof it['/StructParent']]).toEqual([4, true, 'number']);
    }
    const [web] = links.filter((it) => it['/A'] !== undefined);
    expect(web?.['/A']).toEqual({ '/S': '/URI', '/URI': 'u:https://example.org/a?b=(c)&d=%C3%A4' });
    expect(links.map((it) => wordsOf(it['/Contents']))).toEqual(expect.arrayContaining(['Rain', 'In the hills', 'Sun']));
  });

  test('has an outline whose counts are right', () => {
    const outline = objects.entries(root['/Outlines']);
    const first = objects.entries(outline['/First']);
    expect(outline['/Count']).toBe(2);
    expect([first['/Count'], wordsOf(first['/Title'])]).toEqual([-1, 'Rain']);
    expect(objects.entries(first['/First'])['/Count']).toBe(-1);
    expect(objects.entries(outline['/Last'])).not.toHaveProperty('/Count');
    for (const it of [first, objects.entries(first['/First'])]) expect((it['/Dest'] as readonly unknown[])[1]).toBe('/XYZ');
  });

  test('of one story shows its headings at once', async () => {
    const alone = onDisk(await made({ stories: [story('one', 'Rain', ...body)], contents: false }));
    const outline = alone.entries(alone.entries(alone.trailer['/Root'])['/Outlines']);
    expect([outline['/Count'], alone.entries(outline['/First'])['/Count']]).toEqual([2, 1]);
  });
});

describe('pages', () => {
  test('before the stories have roman numbers, those of stories begin at 1', async () => {
    expect((await openPdf(await made())).labels).toEqual(['i', '1', '2']);
    expect((await openPdf(await made({ contents: false }))).labels).toEqual(['1', '2']);
  });

  test('that face each other begin with 1 on the right', async () => {
    const style = loadStyle('book', { size: null }, ownFile, () => undefined);
    if (style === null) throw new Error('no style');
    const { bytes } = await renderPdf(plainPack, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
    expect((await openPdf(bytes)).labels).toEqual(['i', 'ii', '1', '2', '3']);
  });
});

describe('attachments', () => {
  const attachment = (name: string, text: string): Attachment => ({
    name,
    mediaType: 'text/markdown',
    role: name.endsWith('.json') ? 'data' : 'source',
    description: `What ${name} is`,
    bytes: Buffer.from(text),
  });
  // In the order of their bytes the first comes last: as UTF-16 it begins with a mark.
  const all = [attachment('ä.md', '# Ä\n'), attachment('b.json', '{}\n'), attachment('B.md', '\u0000\u00ff'.repeat(999))];

  test('come out again, byte for byte, and make it PDF/A-3', async () => {
    const bytes = await made({ date: '2022-01-03' }, all);
    expect(propertiesOf(bytes).get('pdfaid:part')).toBe('3');
    const { attachments } = await openPdf(bytes);
    expect(attachments.map(({ name }) => name).sort()).toEqual(all.map(({ name }) => name).sort());
    for (const { name, bytes: wanted } of all) {
      const found = attachments.find((it) => it.name === name);
      expect(Buffer.from(found?.bytes ?? []).equals(wanted)).toBe(true);
    }
  });

  (has('qpdf') ? test : test.skip)('say what they are, how old, and what they add up to', async () => {
    for (const [date, stamp] of [
      ['2022-01-03', 'D:20220103000000Z'],
      [null, 'D:20000101000000Z'],
    ] as const) {
      const objects = onDisk(await made({ date }, all));
      const root = objects.entries(objects.trailer['/Root']);
      const names = objects.entries(objects.entries(root['/Names'])['/EmbeddedFiles'])['/Names'] as readonly string[];
      expect(names.filter((_, at) => at % 2 === 0).map(wordsOf)).toEqual(['B.md', 'b.json', 'ä.md']);
      const files = (root['/AF'] as readonly string[]).map((ref) => objects.entries(ref));
      expect(files.map((it) => [wordsOf(it['/UF']), it['/AFRelationship'], wordsOf(it['/Desc'])])).toEqual([
        ['ä.md', '/Source', 'What ä.md is'],
        ['b.json', '/Data', 'What b.json is'],
        ['B.md', '/Source', 'What B.md is'],
      ]);
      for (const [index, it] of files.entries()) {
        const stream = objects.entries(objects.entries(it['/EF'])['/F']);
        expect(stream['/Subtype']).toBe('/text/markdown');
        expect(objects.entries(stream['/Params'])).toEqual({
          '/Size': all[index]?.bytes.length,
          '/CheckSum': `b:${createHash('md5')
            .update(all[index]?.bytes ?? '')
            .digest('hex')}`,
          '/CreationDate': `u:${stamp}`,
          '/ModDate': `u:${stamp}`,
        });
      }
    }
  });
});
