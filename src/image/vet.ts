/**
 * The rules an SVG must keep: it draws, and does nothing else.
 *
 * The text is judged as it stands, comments and all: what looks like a script in a comment is refused too, since a drawing
 * that is safe to hand on must be safe for the next program that reads it, however it reads.
 */

/** What is refused in the source as it stands. */
const inSource: readonly { readonly found: RegExp; readonly why: string }[] = [
  { found: /<!DOCTYPE/i, why: 'it has a DOCTYPE' },
  { found: /<!ENTITY/i, why: 'it declares entities' },
  { found: /<\?xml-stylesheet/i, why: 'it asks for a style sheet of its own' },
  { found: /<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])/i, why: 'it is not written in UTF-8' },
  { found: /<(?:[\w.-]+:)?script[\s>/]/i, why: 'it holds a script' },
  { found: /<(?:[\w.-]+:)?foreignObject[\s>/]/i, why: 'it holds a foreignObject' },
  {
    found: /<(?:[\w.-]+:)?(?:iframe|object|embed|audio|video|handler|listener|include)[\s>/]/i,
    why: 'it holds an element that loads other files',
  },
  { found: /[\s"'/]on[a-z]+\s*=\s*["']/i, why: 'it holds an event handler' },
  { found: /\battributeName\s*=\s*["'][^"']*(?:href|on\w+)["']/i, why: 'it rewrites a link when it is shown' },
];

/** What is refused once character references and CSS escapes are resolved. */
const inMeaning: readonly { readonly found: RegExp; readonly why: string }[] = [
  {
    found:
      /\bhref\s*=\s*(?:"(?!\s*#|\s*data:image\/(?:png|jpeg|gif|webp)[;,])|'(?!\s*#|\s*data:image\/(?:png|jpeg|gif|webp)[;,]))/i,
    why: 'it refers to something outside itself',
  },
  {
    found: /\burl\(\s*["']?\s*(?!["'\s]|#|data:(?:image\/(?:png|jpeg|gif|webp)|font\/\w+)[;,])/i,
    why: 'it refers to something outside itself',
  },
  { found: /@import\b/i, why: 'it imports a style sheet' },
  { found: /=\s*["']\s*javascript:/i, why: 'it holds a script' },
  { found: /=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/, why: 'it holds HTML' },
];

/** Why the SVG must not be used, in one clause; null when it keeps every rule. */
export function vetSvg(bytes: Uint8Array): string | null {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'it is not written in UTF-8';
  }
  const meaning = resolved(source);
  const broken = inSource.find((rule) => rule.found.test(source)) ?? inMeaning.find((rule) => rule.found.test(meaning));
  return broken?.why ?? null;
}

const named: Readonly<Record<string, string>> = { colon: ':', sol: '/', lpar: '(', num: '#', amp: '&', Tab: '\t', NewLine: '\n' };

function resolved(source: string): string {
  return source
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, digits: string) => character(parseInt(digits, 16)))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => character(Number(digits)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, digits: string) => character(parseInt(digits, 16)));
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
