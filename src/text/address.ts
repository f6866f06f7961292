/** Addresses outside, made fit to be followed. */

/** Schemes that a publication may lead to. */
const allowed = ['http:', 'https:', 'mailto:'];

/** What senders of newsletters and owners of shops add to addresses, to know who follows them. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|twclid|yclid|igshid|mc_[ce]id)(?:=|$)/i;

/**
 * `url` as a valid, encoded address without what tracks who follows it; null when it is none that a publication
 * may lead to: browsers know hosts without a name.
 */
export function outside(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!allowed.includes(parsed.protocol) || /(?:^|\.)\./.test(parsed.hostname)) return null;
  const [head = '', ...rest] = parsed.href.split(/(?=[?#])/);
  // The parser of browsers lets these through; RFC 3986 does not.
  const strict = (part: string): string =>
    part.replace(/[|^`{}\\"<>\s[\]]/g, (character) => encodeURIComponent(character)).replace(/%(?![0-9a-f]{2})/gi, '%25');
  const authority = /^(?:\w+:\/\/[^/]*|mailto:)/.exec(head)?.[0] ?? '';
  return authority + strict(head.slice(authority.length)) + rest.map(untracked).map(strict).join('');
}

/** A query with its question mark, without the parameters that track; anything else as it is. */
function untracked(part: string): string {
  if (!part.startsWith('?') || part === '?') return part;
  const kept = part
    .slice(1)
    .split('&')
    .filter((parameter) => !tracking.test(parameter));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** `url` as the address of a folder on the web, with a `/` at its end; null when it is none, or leads to a part of a page or past a password. */
export function folderAddress(url: string): string | null {
  const found = outside(url.trim());
  if (found === null || !/^https?:/.test(found) || /[?#@]/.test(found)) return null;
  return found.endsWith('/') ? found : `${found}/`;
}
