/** Addresses outside, made fit to be followed. */

/** Schemes that a publication may lead to. */
const allowed = ['http:', 'https:', 'mailto:'];

/** `url` as a valid, encoded address, or null when it is none that a publication may lead to: browsers know hosts without a name. */
export function outside(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!allowed.includes(parsed.protocol) || /(?:^|\.)\./.test(parsed.hostname)) return null;
  const [head = '', ...rest] = parsed.href.split(/(?=[?#])/);
  // The parser of browsers lets these through; RFC 3986 does not.
  const strict = (part: string): string =>
    part.replace(/[|^`{}\\"<>\s[\]]/g, (character) => encodeURIComponent(character)).replace(/%(?![0-9a-f]{2})/gi, '%25');
  const authority = /^(?:\w+:\/\/[^/]*|mailto:)/.exec(head)?.[0] ?? '';
  return authority + strict(head.slice(authority.length)) + rest.map(strict).join('');
}
