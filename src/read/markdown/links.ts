/** Where a link may lead: to the web, to a heading, to a file beside the source; and nowhere else. */
import type { Target } from '../../model/document.ts';
import { anchor } from '../../text/slug.ts';

/** A target, or why the address is no place to send a reader. */
export type Led = { readonly ok: true; readonly to: Target } | { readonly ok: false; readonly why: string };

const longest = 8192;

/** The target that `address` names, character references already resolved. */
export function targetOf(address: string): Led {
  // What browsers leave out of an address is left out before its scheme is looked at.
  const href = address.replace(/[\t\n\r]/g, '').trim();
  if (href === '') return { ok: false, why: 'it has no address' };
  if (href.length > longest) return { ok: false, why: `its address is longer than ${longest} characters` };
  if (href.startsWith('#')) return { ok: true, to: { kind: 'place', id: anchor(decoded(href.slice(1))) } };
  if (href.startsWith('//')) return web(`https:${href}`);
  const [, scheme = ''] = /^([a-zA-Z][a-zA-Z\d+.-]*):/.exec(href) ?? [];
  if (scheme === '') return file(href);
  if (/^(?:https?|mailto)$/i.test(scheme)) return web(href);
  return { ok: false, why: `"${scheme}:" is no kind of address that a reader can be sent to` };
}

function web(href: string): Led {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null || url.href === 'mailto:') return { ok: false, why: `"${href}" is no valid address` };
  return { ok: true, to: { kind: 'web', url: url.href } };
}

function file(href: string): Led {
  const [, path = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(href) ?? [];
  return { ok: true, to: { kind: 'file', path: decoded(path), fragment: decoded(fragment) } };
}

/** Percent signs resolved, but for characters that mean something in an address; as it is when they make no UTF-8. */
export function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** Every percent sign resolved: for the path of a file on disk. */
export function decodedAll(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
