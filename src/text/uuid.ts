/** Names that are made from what they name, so that the same thing has the same name everywhere. */
import { createHash } from 'node:crypto';

/** A UUID of version 8 (RFC 9562, section 5.8), as a URN, from what makes a thing this thing. */
export function uuidOf(...makings: readonly (string | readonly string[])[]): string {
  const digest = createHash('sha256').update(JSON.stringify(makings)).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
