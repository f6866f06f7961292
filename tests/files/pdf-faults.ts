/** Faults made on purpose: each takes a good file and changes one thing in it, as its name says. */
import {
  fault,
  ofBytesOnly,
  withDictionary,
  withBytes,
  put,
  drop,
  catalog,
  element,
  inElement,
  kids,
  many,
  attribute,
  content,
  page,
  link,
  anywhere,
  inside,
  outside,
  font,
  descendant,
  descriptor,
  entry,
  root,
  parentTree,
  metadata,
  attachment,
  parameters,
  type Change,
  type Fault,
  type Good,
} from './pdf-check/changes.ts';
import { ran, withFile, type Value } from './pdf-check/graph.ts';
import type { Element } from './pdf-check/tree.ts';

/** All faults. */
export function faults(): readonly Fault[] {
  return [
    ...ofBytes(),
    ...ofFiles(),
    ...ofMetadata(),
    ...ofStructure(),
    ...ofTrees(),
    ...ofContent(),
    ...ofFonts(),
    ...ofLinks(),
    ...ofAttachments(),
    ...ofText(),
  ];
}

function ofBytes(): readonly Fault[] {
  return [
    ofBytesOnly('a header without bytes beyond ASCII', /no comment of bytes/, (bytes) => {
      const line = bytes.indexOf('\n') + 1;
      return Buffer.concat([bytes.subarray(0, line), Buffer.from('%abcd'), bytes.subarray(line + 5)]);
    }),
    ofBytesOnly('something before the header', /no header/, (bytes) => Buffer.concat([Buffer.from('\n'), bytes])),
    ofBytesOnly('something behind the end', /follows its end/, (bytes) => Buffer.concat([bytes, Buffer.from('\nmore')])),
    ofBytesOnly('an older version', /of version 1\.4/, (bytes) => Buffer.concat([Buffer.from('%PDF-1.4'), bytes.subarray(8)])),
    ofBytesOnly('no identifier', /no identifier/, (bytes) =>
      Buffer.from(bytes.toString('latin1').replaceAll('/ID ', '/IX '), 'latin1'),
    ),
    ofBytesOnly('cut off at the end', /qpdf/, (bytes) => bytes.subarray(0, bytes.length - 200)),
    {
      name: 'encrypted',
      says: /is encrypted/,
      spoil: async ({ bytes }) =>
        withFile(bytes, async (file) => (await ran('qpdf', ['--encrypt', '', 'owner', '256', '--', file, '-'])).stdout),
    },
  ];
}

function ofFiles(): readonly Fault[] {
  return [
    fault('no language', /catalog has no language/, (good) => catalog(good, drop('Lang'))),
    fault('a language that is none', /catalog has no language/, (good) => catalog(good, put('Lang', 'u:English (British)'))),
    fault('not said to be tagged', /does not say that it is tagged/, (good) =>
      catalog(good, put('MarkInfo', { '/Marked': false })),
    ),
    fault('tags called suspect', /suspect/, (good) => catalog(good, put('MarkInfo', { '/Marked': true, '/Suspects': true }))),
    fault('no title shown', /show the title/, (good) => catalog(good, drop('ViewerPreferences'))),
    fault('a script that runs', /OpenAction/, (good) => catalog(good, put('OpenAction', { '/S': '/JavaScript', '/JS': 'u:1' }))),
    fault('no output intent', /no output intent/, (good) => catalog(good, drop('OutputIntents'))),
    fault('a colour profile cut off', /colour profile/, (good) => {
      const intent = good.graph.dictionary(good.graph.list(good.graph.catalog['/OutputIntents'])[0]);
      return withBytes(good, intent['/DestOutputProfile'], (bytes) => bytes.subarray(0, bytes.length - 8));
    }),
    fault('a stream in LZW', /filter LZW/, (good) =>
      withBytes(good, good.graph.dictionary(font(good))['/ToUnicode'], lzw, { '/Filter': '/LZWDecode' }),
    ),
    fault('pages counted wrong', /counted wrong|qpdf/, (good) =>
      withDictionary(good, good.graph.catalog['/Pages'], put('Count', 1)),
    ),
    fault('a picture to be smoothed', /smoothed/, (good) =>
      withDictionary(
        good,
        good.graph.refs.find((ref) => good.graph.dictionary(ref)['/Subtype'] === '/Image'),
        put('Interpolate', true),
      ),
    ),
    fault('a picture in CMYK', /no meaning for/, (good) =>
      withDictionary(
        good,
        good.graph.refs.find((ref) => good.graph.dictionary(ref)['/Subtype'] === '/Image'),
        put('ColorSpace', '/DeviceCMYK'),
      ),
    ),
  ];
}

/** Bytes as LZW has them, without ever gaining anything: the table is cleared before codes get longer (ISO 32000-1, 7.4.4). */
function lzw(bytes: Buffer): Buffer {
  const codes = [...bytes].flatMap((byte, index) => (index % 200 === 0 ? [256, byte] : [byte]));
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((eight) => parseInt(eight.padEnd(8, '0'), 2)));
}

function ofMetadata(): readonly Fault[] {
  return [
    fault('no metadata', /metadata: there is none/, (good) => catalog(good, drop('Metadata'))),
    // Under its own name qpdf would open it at once.
    fault('metadata in a filter', /metadata: the stream is filtered/, (good) =>
      withBytes(good, good.graph.catalog['/Metadata'], lzw, { '/Filter': '/LZWDecode', '/Type': '/Other' }),
    ),
    fault(
      'a title that is not escaped',
      /can not be read/,
      metadata((packet) => packet.replace('&amp;', '&')),
    ),
    fault(
      'an element that does not end',
      /can not be read/,
      metadata((packet) => packet.replace('</rdf:RDF>', '')),
    ),
    fault(
      'no packet',
      /no packet of XMP/,
      metadata((packet) => packet.replace(/<\?xpacket end[^>]*>/, '')),
    ),
    fault('another title in Info', /Title is/, (good) =>
      withDictionary(good, good.graph.trailer['/Info'], put('Title', 'u:Another')),
    ),
    fault('no author in Info', /Author is/, (good) => withDictionary(good, good.graph.trailer['/Info'], drop('Author'))),
    fault('another date in Info', /ModDate is/, (good) =>
      withDictionary(good, good.graph.trailer['/Info'], put('ModDate', 'u:D:20200101000000Z')),
    ),
    fault(
      'no claim of PDF/UA',
      /claim PDF\/UA/,
      metadata((packet) => packet.replace(/<pdfuaid:part>1<\/pdfuaid:part>/, '')),
    ),
    fault(
      'a lower claim of PDF/A',
      /claim PDF\/A/,
      metadata((packet) => packet.replace('conformance>A<', 'conformance>B<')),
    ),
    fault(
      'a part of PDF/A without attachments',
      /claim PDF\/A-3a/,
      metadata((packet) => packet.replace('pdfaid:part>3<', 'pdfaid:part>2<')),
    ),
    fault(
      'a schema that is not described',
      /schema of PDF\/UA/,
      metadata((packet) =>
        packet.replace(
          '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/',
          '<pdfaSchema:namespaceURI>http://example.org/',
        ),
      ),
    ),
    fault(
      'another language in the metadata',
      /language is not that/,
      metadata((packet) => packet.replace(/(<dc:language>[\s\S]*?<rdf:li>)[\w-]+/, '$1fr')),
    ),
  ];
}

function ofStructure(): readonly Fault[] {
  const cell = (it: Element): boolean => it.kids.length > 0;
  return [
    fault('a figure without alternative', /has no alternative/, inElement('Figure', drop('Alt'))),
    fault('a figure with an empty alternative', /nothing as its alternative/, inElement('Figure', put('Alt', 'u: '))),
    fault(
      'a figure of no place',
      /does not say where it stands/,
      inElement(
        'Figure',
        attribute('BBox', () => undefined),
      ),
    ),
    fault(
      'a figure outside of its page',
      /stands outside of its page/,
      inElement(
        'Figure',
        attribute('BBox', () => [10, 10, 5000, 20]),
      ),
    ),
    fault('a wrong parent', /names another as its parent/, (good) =>
      withDictionary(good, element(good, 'P').ref, put('P', element(good, 'TOC').ref)),
    ),
    fault('an element in two places', /more than one place/, (good) =>
      kids('Document', (all) => [...all, element(good, 'Table').ref])(good),
    ),
    fault('a circle', /more than one place/, (good) => kids('LBody', (all) => [...all, element(good, 'Art').ref])(good)),
    fault(
      'a level of headings left out',
      /level is skipped/,
      inElement('H2', put('S', '/H4'), (it) => it.parent?.role === 'Art'),
    ),
    fault('a role that is none', /no standard role/, inElement('BlockQuote', put('S', '/Blockquote'))),
    fault('an item that is none', /has P \d+ in it/, inElement('LI', put('S', '/P'))),
    fault(
      'an item without a body',
      /not one body/,
      kids('LI', (all) => all.slice(0, 1)),
    ),
    fault('a list of no numbering', /how it is numbered/, inElement('L', drop('A'))),
    fault(
      'a row that is too short',
      /rows of/,
      kids(
        'TR',
        (all) => all.slice(1),
        (it) => it.parent?.role === 'TBody',
      ),
    ),
    fault(
      'a head below the body',
      /head below its body/,
      kids('Table', (all) => [...all.slice(0, -2), ...all.slice(-2).toReversed()]),
    ),
    fault(
      'a heading cell of no scope',
      /does not say what it heads/,
      inElement(
        'TH',
        attribute('Scope', () => undefined),
      ),
    ),
    fault(
      'a cell headed by nothing',
      /no heading of it/,
      inElement(
        'TD',
        attribute('Headers', () => ['u:none']),
        cell,
      ),
    ),
    fault(
      'a cell without its headings',
      /no heading tells/,
      inElement(
        'TD',
        attribute('Headers', () => undefined),
        cell,
      ),
    ),
    fault('a note of no name', /has no ID/, inElement('Note', drop('ID'))),
    fault(
      'a note of no label',
      /has no label/,
      kids('Note', (all) => all.slice(1)),
    ),
    fault('two notes of one name', /two elements have the ID/, (good) => {
      const notes = good.tree.all.filter((it) => it.role === 'Note');
      return withDictionary(good, notes[1]?.ref, put('ID', notes[0]?.dictionary['/ID'] ?? null));
    }),
    fault('a note that is read before its mark', /read before its mark/, (good) => {
      const { ref } = element(good, 'Note');
      return kids('Art', (all) => [ref, ...all.filter((it) => it !== ref)])(good);
    }),
    fault('a story without a title', /has no title/, inElement('Art', drop('T'))),
    fault(
      'a story without a headline',
      /begin with a headline/,
      kids('Art', (all) => all.slice(1)),
    ),
    fault(
      'an empty paragraph',
      /has nothing in it/,
      inElement('P', drop('K'), (it) => it.parent?.role === 'LBody'),
    ),
    fault('a line of the contents that refers to nothing', /refers to nothing/, inElement('TOCI', drop('K'))),
    fault(
      'a line of the contents in the wrong language',
      /another language than its heading/,
      inElement('TOCI', put('Lang', 'u:fr')),
    ),
    fault('a language of an element that is none', /is in no language/, inElement('Span', put('Lang', 'u:?'))),
    fault('a top that is no document', /top is not one Document/, (good) => root(put('K', element(good, 'Art').ref))(good)),
    fault('attributes of nobody', /no known owner/, inElement('Table', put('A', { '/O': '/Nobody', '/X': 1 }))),
  ];
}

function ofTrees(): readonly Fault[] {
  const names =
    (change: (names: readonly Value[]) => readonly Value[]): Change =>
    (good) => {
      const { graph } = good;
      const tree = graph.dictionary(graph.catalog['/StructTreeRoot'])['/IDTree'];
      return withDictionary(good, tree, (it) => ({ ...it, '/Names': [...change(graph.list(it['/Names']))] }));
    };
  return [
    fault(
      'names out of order',
      /is not in order/,
      names((all) => [...all.slice(2, 4), ...all.slice(0, 2), ...all.slice(4)]),
    ),
    fault(
      'a name left out',
      /does not lead from/,
      names((all) => all.slice(2)),
    ),
    fault(
      'a name of nothing',
      /which no element has/,
      names((all) => [...all, 'u:zzz', all[1] ?? null]),
    ),
    fault(
      'content that leads to another element',
      /parent tree does not lead from content/,
      parentTree((nums, { graph }) => [nums[0] ?? 0, [...graph.list(nums[1])].toReversed(), ...nums.slice(2)]),
    ),
    fault(
      'content that is not in the parent tree',
      /parent tree does not lead from content/,
      parentTree((nums, { graph }) => [nums[0] ?? 0, graph.list(nums[1]).slice(0, -1), ...nums.slice(2)]),
    ),
    fault(
      'content that is not on the page',
      /which is not there/,
      parentTree((nums, { graph }) => [nums[0] ?? 0, [...graph.list(nums[1]), graph.list(nums[1])[0] ?? null], ...nums.slice(2)]),
    ),
    fault(
      'a key left out',
      /does not lead|limits/,
      parentTree((nums) => nums.slice(0, -2)),
    ),
    fault('the next key taken', /next key is taken/, root(put('ParentTreeNextKey', 1))),
    fault('a key of two pages', /a key that another has/, (good) =>
      page(3, put('StructParents', good.pages[1]?.dictionary['/StructParents'] ?? null))(good),
    ),
    fault('an element on another page', /belongs to no element/, (good) =>
      inElement('H1', put('Pg', good.pages[1]?.ref ?? null), (it) => it.dictionary['/Pg'] === good.pages[0]?.ref)(good),
    ),
    fault('content of two elements', /two places in the tree/, (good) => {
      const [first, second] = good.tree.all.filter(
        (it) => it.role === 'P' && it.parent?.role === 'Art' && it.kids.some((kid) => kid.kind === 'content'),
      );
      const kid = first?.kids.find((it) => it.kind === 'content');
      return withDictionary(good, second?.ref, (it) => ({
        ...it,
        '/K': [
          good.graph.at(it['/K']),
          { '/Type': '/MCR', '/Pg': kid?.kind === 'content' ? kid.page : null, '/MCID': kid?.kind === 'content' ? kid.mcid : 0 },
        ].flat(),
      }));
    }),
    fault(
      'content of no element',
      /belongs to no element/,
      kids('P', (all) => all.slice(0, -1), many),
    ),
  ];
}

function ofContent(): readonly Fault[] {
  return [
    fault(
      'content that is not marked',
      /belongs to no element and is no artifact/,
      content(2, (text) => text.replace(/\/Artifact <<.*?>> BDC\n([\s\S]*?)EMC\n/, '$1')),
    ),
    fault(
      'marked content that does not end',
      /does not end/,
      content(2, (text) => text.replace(/EMC\s*$/, '')),
    ),
    fault(
      'an end of what never began',
      /never began/,
      content(2, (text) => `${text}\nEMC`),
    ),
    fault(
      'a text object that does not end',
      /text object/,
      content(2, (text) => text.replace(/ET\n/, '\n')),
    ),
    fault(
      'a state that is kept for ever',
      /q has no Q/,
      content(2, (text) => `q ${text}`),
    ),
    fault(
      'a state that was never kept',
      /Q has no q/,
      content(2, (text) => `${text} Q`),
    ),
    fault(
      'a font that the resources do not have',
      /is not in the resources/,
      content(2, (text) => text.replace(/\/F\w+ /, '/F-no ')),
    ),
    fault(
      'text in no font',
      /no font|not in the resources|other text/,
      content(2, (text) => text.replace(/\/F\w+ [\d.]+ Tf/, '')),
    ),
    fault('a picture that the resources do not have', /is not in the resources/, (good) => {
      const number =
        good.pages.find((it) => (good.graph.bytes(it.dictionary['/Contents']) ?? '').toString('latin1').includes(' Do'))
          ?.number ?? 0;
      return content(number, (text) => text.replace(/\/I\w+ Do/, '/I-no Do'))(good);
    }),
    fault(
      'an artifact of no type',
      /has no type/,
      content(2, (text) => text.replace(/\/Artifact <<.*?>> BDC/, '/Artifact BMC')),
    ),
    fault(
      'a folio that does not say so',
      /folio is an artifact/,
      content(2, (text) => text.replace(' /Subtype /Footer', '')),
    ),
    fault(
      'a running head that is read nowhere',
      /artifact without a subtype/,
      content(3, (text) => text.replace(' /Subtype /Header', '')),
    ),
    fault(
      'an operator that is none',
      /no operator/,
      content(2, (text) => `${text} xx`),
    ),
    fault(
      'an operator of too few operands',
      /wrong operands/,
      content(2, (text) => text.replace(/[\d.]+ Td/, 'Td')),
    ),
    fault(
      'a number that stands twice',
      /stands twice/,
      content(2, (text) => text.replace('/MCID 1>>', '/MCID 0>>')),
    ),
    fault(
      'an artifact in what is read',
      /begins inside/,
      content(2, (text) => text.replace(/(\/MCID 1>> BDC\n)([\s\S]*?)(EMC)/, '$1/Artifact <</Type /Layout>> BDC\n$2EMC $3')),
    ),
    fault(
      'content that calls itself something else',
      /calls itself/,
      content(2, (text) => text.replace('/H1 <</MCID', '/P <</MCID')),
    ),
    fault(
      'a string that does not end',
      /content:/,
      content(2, (text) => `${text} (`),
    ),
    fault(
      'a colour in CMYK',
      /CMYK/,
      content(2, (text) => `0 0 0 1 k ${text}`),
    ),
    fault(
      'too many states kept',
      /28 deep/,
      content(2, (text) => `${'q '.repeat(29)}${text}${' Q'.repeat(29)}`),
    ),
    fault('no content at all', /no content stream|belongs|not on page/, page(2, drop('Contents'))),
    fault(
      'a page of which nothing is seen',
      /is blank/,
      content(2, (text) => `q 0 0 1 1 re W n ${text} Q`),
    ),
    fault(
      'text outside of the page',
      /reads other text/,
      content(2, (text) => text.replace(/BT [\d.]+ /, 'BT -500 ')),
    ),
  ];
}

function ofFonts(): readonly Fault[] {
  const cmap =
    (change: (text: string) => string): Change =>
    (good) =>
      withBytes(good, good.graph.dictionary(font(good))['/ToUnicode'], (bytes) =>
        Buffer.from(change(bytes.toString('latin1')), 'latin1'),
      );
  return [
    fault('no text for codes', /stands for no text/, (good) => withDictionary(good, font(good), drop('ToUnicode'))),
    fault(
      'no text for one code',
      /stands for no text/,
      cmap((text) => text.replace(/(\d+) beginbfchar\n<.*\n/, (_, count: string) => `${Number(count) - 1} beginbfchar\n`)),
    ),
    fault(
      'a code that stands for a byte order mark',
      /what is no text/,
      cmap((text) => text.replace(/(beginbfchar\n<[\da-f]+> )<[\da-f]{4}>/, '$1<feff>')),
    ),
    fault(
      'a code that stands for half a character',
      /what is no text/,
      cmap((text) => text.replace(/(beginbfchar\n<[\da-f]+> )<[\da-f]{4}>/, '$1<d835>')),
    ),
    fault('a font that is not embedded', /not embedded/, (good) => withDictionary(good, descriptor(good), drop('FontFile2'))),
    fault('widths that are others', /wide and its glyph/, (good) => withDictionary(good, descendant(good), put('W', [1, [999]]))),
    fault('no map to glyphs', /no map from characters/, (good) => withDictionary(good, descendant(good), drop('CIDToGIDMap'))),
    fault('codes that nobody explains', /encoding is not embedded/, (good) => withDictionary(good, font(good), drop('Encoding'))),
    fault('codes that run down the page', /two directions/, (good) =>
      withDictionary(good, good.graph.dictionary(font(good))['/Encoding'], put('WMode', 1)),
    ),
    fault('a list of characters', /list of its characters/, (good) =>
      withDictionary(good, descriptor(good), put('CIDSet', good.graph.dictionary(font(good))['/ToUnicode'] ?? null)),
    ),
    fault('a name without a tag', /no tag of a subset/, (good) =>
      withDictionary(good, font(good), put('BaseFont', '/SourceSerif4-Regular')),
    ),
    fault('two names', /another name/, (good) => withDictionary(good, descriptor(good), put('FontName', '/SLUGZZ+Another'))),
    fault('the glyph for what is missing', /glyph for what is missing/, (good) =>
      withDictionary(good, descendant(good), put('CIDToGIDMap', good.graph.dictionary(descriptor(good))['/FontFile2'] ?? null)),
    ),
    fault('glyphs without outlines', /shows nothing/, (good) =>
      withBytes(good, good.graph.dictionary(descriptor(good))['/FontFile2'], emptied),
    ),
    fault('a length that is another', /Length1/, (good) =>
      withDictionary(good, good.graph.dictionary(descriptor(good))['/FontFile2'], put('Length1', 10)),
    ),
    fault('neither symbolic nor not', /must be symbolic or not/, (good) =>
      withDictionary(good, descriptor(good), put('Flags', 0)),
    ),
  ];
}

/** A TrueType program with nothing to draw: all glyphs begin and end at the same place. */
function emptied(bytes: Buffer): Buffer {
  const made = Buffer.from(bytes);
  for (let index = 0; index < made.readUInt16BE(4); index++) {
    const at = 12 + index * 16;
    if (made.toString('latin1', at, at + 4) === 'loca')
      made.fill(0, made.readUInt32BE(at + 8), made.readUInt32BE(at + 8) + made.readUInt32BE(at + 12));
  }
  return made;
}

function ofLinks(): readonly Fault[] {
  const elsewhere = (good: Good): string => good.pages.at(-1)?.ref ?? '';
  return [
    fault('a link that does not say where it leads', /does not say where/, link(anywhere, put('Contents', 'u:'))),
    fault('a link that is not printed', /is not printed/, link(anywhere, drop('F'))),
    fault('a hidden link', /hidden/, link(anywhere, put('F', 6))),
    fault('a link to a script', /opens javascript/, link(outside, put('A', { '/S': '/URI', '/URI': 'u:javascript:alert(1)' }))),
    fault('a link to a file', /opens file/, link(outside, put('A', { '/S': '/URI', '/URI': 'u:file:///etc/passwd' }))),
    fault('a program that is started', /an action is Launch/, link(outside, put('A', { '/S': '/Launch', '/F': 'u:x' }))),
    fault('a link that leads nowhere', /leads nowhere/, link(inside, drop('Dest'))),
    fault('a link to no page', /leads to no page/, (good) =>
      link(inside, put('Dest', [good.graph.catalog['/Pages'] ?? null, '/XYZ', null, 1, null]))(good),
    ),
    fault('a link that lands above the page', /lands above/, (good) =>
      link(inside, put('Dest', [elsewhere(good), '/XYZ', null, 5000, null]))(good),
    ),
    fault('a link outside of the page', /reaches out/, link(anywhere, put('Rect', [-5, 0, 20, 20]))),
    fault('a link of no area', /no area/, link(anywhere, put('Rect', [10, 10, 10, 20]))),
    fault('a link without a key', /no key to its element/, link(anywhere, drop('StructParent'))),
    fault(
      'a link with the key of another',
      /a key that another has|does not lead to its element/,
      link(inside, put('StructParent', 0)),
    ),
    fault(
      'a link that is in no element',
      /belongs to no element|has no annotation/,
      kids('Link', (all) => all.filter((kid) => typeof kid === 'number')),
    ),
    fault('a link of another role', /belongs to Span/, inElement('Link', put('S', '/Span'))),
    fault('a link said to be on another page', /said to be on another page/, (good) =>
      kids('Link', (all) =>
        all.map((kid) =>
          typeof kid === 'object' && kid !== null && !Array.isArray(kid) ? { ...kid, '/Pg': elsewhere(good) } : kid,
        ),
      )(good),
    ),
    fault('a mark that leads to another page', /not where its mark leads|leads to no heading/, (good) =>
      link(
        (it) => it['/Dest'] !== undefined && good.graph.list(it['/Dest'])[0] === good.pages[1]?.ref,
        put('Dest', [elsewhere(good), '/XYZ', null, 10, null]),
      )(good),
    ),
    fault('links in no order', /order of reading/, page(2, put('Tabs', '/R'))),
    fault(
      'an outline of another title',
      /entry 1 is/,
      entry(['First'], (it) => ({ ...it, '/Title': 'u:Another' })),
    ),
    fault(
      'an outline that is counted wrong',
      /count is not/,
      entry([], (it) => ({ ...it, '/Count': 99 })),
    ),
    fault(
      'an entry that is counted wrong',
      /count of/,
      entry(['First'], (it) => ({ ...it, '/Count': -99 })),
    ),
    fault(
      'an outline whose end is another',
      /last entry/,
      entry([], (it) => ({ ...it, '/Last': it['/First'] ?? null })),
    ),
    fault('an entry without the one before', /comes before/, entry(['Last'], drop('Prev'))),
    fault(
      'an entry of another parent',
      /parent of/,
      entry(['First'], (it, { graph }) => ({ ...it, '/Parent': graph.catalog['/Pages'] ?? null })),
    ),
    fault('an outline that ends early', /outline: /, entry(['First'], drop('Next'))),
    fault(
      'an entry that leads to another page',
      /does not have its heading/,
      entry(['First'], (it, good) => ({ ...it, '/Dest': [elsewhere(good), '/XYZ', null, 10, null] })),
    ),
    fault('no outline', /outline: there is none/, (good) => catalog(good, drop('Outlines'))),
    fault('an outline that is not shown', /do not show it/, (good) => catalog(good, drop('PageMode'))),
    fault('a first page without a label', /first page has none/, (good) =>
      catalog(good, put('PageLabels', { '/Nums': [1, { '/S': '/D' }] })),
    ),
    fault('labels that are not the folios', /the folio is|leads to no heading/, (good) =>
      catalog(good, put('PageLabels', { '/Nums': [0, { '/S': '/D', '/St': 7 }] })),
    ),
  ];
}

function ofAttachments(): readonly Fault[] {
  return [
    fault('an attachment that is not associated', /not associated/, (good) =>
      catalog(good, put('AF', good.graph.list(good.graph.catalog['/AF']).slice(1))),
    ),
    fault('an attachment of no relationship', /relationship/, attachment(drop('AFRelationship'))),
    fault('an attachment without a name', /no file name/, attachment(drop('UF'))),
    fault('an attachment without a description', /no description/, attachment(drop('Desc'))),
    fault('an attachment of another size', /size is not/, parameters('Size', 1)),
    fault('an attachment of another checksum', /checksum/, parameters('CheckSum', 'b:00112233445566778899aabbccddeeff')),
    fault('an attachment without a date', /no ModDate/, parameters('ModDate', undefined)),
    fault('attachments out of order', /name is not in order/, (good) => {
      const { graph } = good;
      const names = graph.dictionary(graph.catalog['/Names']);
      const list = graph.list(graph.dictionary(names['/EmbeddedFiles'])['/Names']);
      return withDictionary(
        good,
        graph.catalog['/Names'],
        put('EmbeddedFiles', { '/Names': [...list.slice(2, 4), ...list.slice(0, 2)] }),
      );
    }),
  ];
}

/** With other text for the letters of a font. */
function withRanges(good: Good, ranges: readonly string[]): ReturnType<Change> {
  return withBytes(good, good.graph.dictionary(font(good))['/ToUnicode'], (bytes) =>
    Buffer.from(
      bytes.toString('latin1').replace('1 beginbfrange\n<20> <7e> <0020>', `${ranges.length} beginbfrange\n${ranges.join('\n')}`),
      'latin1',
    ),
  );
}

function ofText(): readonly Fault[] {
  return [
    fault(
      'paragraphs read in another order',
      /is not read behind/,
      kids('Art', (all) => [...all.slice(0, 1), ...all.slice(1).toReversed()]),
    ),
    fault('letters that stand for others', /is not read behind/, (good) =>
      withRanges(good, ['<20> <64> <0020>', '<65> <65> <0078>', '<66> <7e> <0066>']),
    ),
    fault('words without spaces', /is not read behind/, (good) => withRanges(good, ['<20> <20> <200b>', '<21> <7e> <0021>'])),
    fault(
      'stories in another order',
      /its stories are/,
      kids('Document', (all) => all.toReversed()),
    ),
  ];
}
