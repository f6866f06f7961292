/** Files inside the file: ISO 32000-1, 7.9.6 and 7.11.4; ISO 19005-3, 6.8. */
import { createHash } from 'node:crypto';
import type { Opened } from './opened.ts';

/** The file specifications by name, in the order of the name tree. */
export function attachedTo({ graph }: Opened): readonly (readonly [Buffer, string])[] {
  const names = graph.list(graph.dictionary(graph.dictionary(graph.catalog['/Names'])['/EmbeddedFiles'])['/Names']);
  return names.flatMap((name, index) =>
    index % 2 === 0 ? [[graph.string(name) ?? Buffer.alloc(0), String(names[index + 1])] as const] : [],
  );
}

/** All rules of this family. */
export function* attachmentRules(file: Opened): Iterable<string> {
  const { graph } = file;
  const attached = attachedTo(file);
  const associated = graph.list(graph.catalog['/AF']).map(String);
  // ISO 19005-3, 6.8: every file is associated with the document.
  for (const ref of associated)
    if (!attached.some(([, other]) => other === ref)) yield 'attachments: an associated file is not attached';
  for (const [index, [name, ref]] of attached.entries()) {
    const where = `attachment ${name.toString()}:`;
    const previous = attached[index - 1];
    if (previous !== undefined && Buffer.compare(previous[0], name) >= 0) yield `${where} its name is not in order`;
    if (!associated.includes(ref)) yield `${where} it is not associated with the document`;
    const it = graph.dictionary(ref);
    if (it['/Type'] !== '/Filespec') yield `${where} it is no file specification`;
    if ((graph.text(it['/F']) ?? '') === '' || graph.text(it['/F']) !== graph.text(it['/UF']))
      yield `${where} it has no file name`;
    if ((graph.text(it['/Desc']) ?? '') === '') yield `${where} it has no description`;
    if (!['/Source', '/Data', '/Alternative', '/Supplement', '/Unspecified'].includes(String(it['/AFRelationship'])))
      yield `${where} its relationship is not told`;
    const ends = graph.dictionary(it['/EF']);
    const stream = graph.dictionary(ends['/F']);
    const bytes = graph.bytes(ends['/F']);
    if (bytes === null || ends['/UF'] !== ends['/F']) {
      yield `${where} it has no bytes`;
      continue;
    }
    if (stream['/Type'] !== '/EmbeddedFile') yield `${where} its bytes do not say what they are`;
    if (!/^\/\w+(#2f|\/)[\w.+-]+$/.test(String(stream['/Subtype']))) yield `${where} it has no media type`;
    const about = graph.dictionary(stream['/Params']);
    if (graph.number(about['/Size']) !== bytes.length) yield `${where} its size is not that of its bytes`;
    if (graph.string(about['/CheckSum'])?.equals(createHash('md5').update(bytes).digest()) !== true)
      yield `${where} its checksum is not that of its bytes`;
    for (const key of ['/CreationDate', '/ModDate'])
      if (!/^D:\d{14}(Z|[+-]\d\d'\d\d'?)$/.test(graph.text(about[key]) ?? '')) yield `${where} it has no ${key.slice(1)}`;
  }
}
