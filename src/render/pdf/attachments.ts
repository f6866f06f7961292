/** Files inside the file, each with what it is to it (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8). */
import { createHash } from 'node:crypto';
import { instant } from '../../text/instant.ts';
import type { Attachment } from '../renderer.ts';
import { dateOf } from './metadata.ts';
import { words, type ObjectFile, type Ref, type Value } from './objects.ts';

/** Attachments as the catalog names them. */
export type Attached = { readonly names: Value; readonly associated: Value };

const relationships: { readonly [Role in Attachment['role']]: string } = { source: 'Source', data: 'Data' };

/**
 * Writes `attachments` to the file; null when there are none.
 * @param date ISO 8601; an attachment must be dated even where the document is not, and then is as everything undated is
 */
export function writeAttachments(attachments: readonly Attachment[], date: string | null, file: ObjectFile): Attached | null {
  if (attachments.length === 0) return null;
  const refs = new Map(attachments.map((it) => [it.name, writeAttachment(it, dateOf(instant(date)), file)]));
  // A name tree is in the order of the bytes of its keys.
  const sorted = [...refs].sort(([a], [b]) => Buffer.compare(key(a), key(b)));
  return { names: { Names: sorted.flatMap(([name, ref]) => [words(name), ref]) }, associated: [...refs.values()] };
}

function writeAttachment(it: Attachment, date: string, file: ObjectFile): Ref {
  const stream = file.add(
    {
      Type: 'EmbeddedFile',
      Subtype: it.mediaType,
      Params: {
        Size: it.bytes.length,
        CheckSum: createHash('md5').update(it.bytes).digest(),
        CreationDate: words(date),
        ModDate: words(date),
      },
    },
    it.bytes,
  );
  return file.add({
    Type: 'Filespec',
    F: words(it.name),
    UF: words(it.name),
    Desc: words(it.description),
    AFRelationship: relationships[it.role],
    EF: { F: stream, UF: stream },
  });
}

/** A key as it is written. */
function key(name: string): Buffer {
  return /^[ -~]*$/.test(name) ? Buffer.from(name) : Buffer.from(`\ufeff${name}`, 'utf16le').swap16();
}
