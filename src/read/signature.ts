/** What bytes that are no text look like, told by how they begin. */

/** The first bytes of a format, and its name as a person would say it. */
type Signature = readonly [start: string, name: string];

const signatures: readonly Signature[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive, such as a Word, OpenDocument or EPUB file'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['\xd0\xcf\x11\xe0', 'a document of an old Word or Excel'],
  ['{\\rtf', 'an RTF document'],
  ['%!PS', 'a PostScript document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ\x00', 'an xz archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!\x1a', 'a RAR archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['\x7fELF', 'a program'],
  ['MZ\x90\x00', 'a Windows program'],
  ['\x00asm', 'a WebAssembly program'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF87a', 'a GIF image'],
  ['GIF89a', 'a GIF image'],
  ['II*\x00', 'a TIFF image'],
  ['MM\x00*', 'a TIFF image'],
  ['RIFF', 'a WebP image, or sound or video'],
  ['OggS', 'an Ogg recording'],
  ['ID3', 'an MP3 recording'],
  ['SQLite format 3\x00', 'a SQLite database'],
];

/** What `bytes` look like when that is not text; null when nothing speaks against text. */
export function looksLike(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const found = signatures.find(([signature]) => start.startsWith(signature));
  if (found !== undefined) return found[1];
  return start.slice(4, 8) === 'ftyp' ? 'a video, or an AVIF or HEIC image' : null;
}
