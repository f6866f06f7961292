/** Looks through finished files for sentences that may not be in them. */
import { unzipSync } from 'fflate';
import type { Finished } from '../write.ts';
import type { Secret } from './secrets.ts';
import { lettersOf } from './secrets.ts';
import { pdfText } from './pdf-text.ts';

export type Leak = { readonly file: string; readonly secret: Secret };

/** The secrets that the files say, each once a file. */
export function leaksIn(files: readonly Finished[], secrets: readonly Secret[]): readonly Leak[] {
  return files.flatMap(({ name, bytes }) => {
    const said = textsOf(name, bytes).map(lettersOf);
    return secrets
      .filter(({ needles }) => needles.some((needle) => said.some((text) => text.includes(needle))))
      .map((secret) => ({ file: name, secret }));
  });
}

/** All that a file says, unpacked, without its markup. */
function textsOf(name: string, bytes: Uint8Array): readonly string[] {
  if (name.endsWith('.pdf')) return pdfText(bytes);
  if (name.endsWith('.epub')) return Object.entries(unzipSync(bytes)).flatMap(([inner, inside]) => textsOf(inner, inside));
  const text = Buffer.from(bytes).toString('utf8');
  // With its markup, for what stands in it, and without, for what it divides.
  return [text, text.replace(/<[^>]*>/g, ''), text.replace(/\\(?=[!-/:-@[-`{-~])|[*_`]/g, '')].map(decoded);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => named[name] ?? '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code) || 32));
}
