/** Where links lead, as the destination and title of a Markdown link. */
import type { Target } from '../../model/document.ts';
import { match } from '../../model/match.ts';
import type { Desk } from './desk.ts';

/** The destination that reads as `to`. */
export function destination(to: Target, { anchors }: Pick<Desk, 'anchors'>): string {
  return match<Target, [], string>(
    {
      web: (it) => bracketed(it.url),
      place: (it) => bracketed(encoded(anchors.get(it.id) ?? `#${it.id}`)),
      file: (it) => bracketed(encoded(it.path) + (it.fragment === '' ? '' : `#${encoded(it.fragment)}`)),
    },
    to,
  );
}

/** The destination that a path is. */
export function pathDestination(path: string): string {
  return bracketed(encoded(path));
}

/** ` "title"`, or nothing. */
export function titled(title: string): string {
  if (title === '') return '';
  return ` "${unreferenced(title.replace(/[\\"]/g, '\\$&'))}"`;
}

/** ` "caption"`: a title that is Markdown itself, whose references are read with it. */
export function captioned(caption: string): string {
  return caption === '' ? '' : ` "${caption.replace(/[\\"]/g, '\\$&')}"`;
}

/** Brackets without partners would end the link too early, for some readers even between angle brackets. */
function bracketed(address: string): string {
  const paired = /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(address);
  const safe = unreferenced(address.replace(paired ? /[\\<>]/g : /[\\<>()]/g, '\\$&'));
  return safe === '' || /\s/.test(safe) ? `<${safe}>` : safe;
}

function unreferenced(text: string): string {
  return text.replace(/&(?=(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]*);)/g, '&amp;');
}

/** Spaces as references, and percent signs that would be read as the start of one. */
function encoded(path: string): string {
  const spaced = path.replace(/ /g, '%20');
  try {
    if (decodeURI(path) === path) return spaced;
    return path
      .replace(/%(?=[\da-fA-F]{2})/g, (sign, at: number) => (isKept(path.slice(at, at + 3)) ? sign : '%25'))
      .replace(/ /g, '%20');
  } catch {
    // What makes no UTF-8 is read as it is.
    return spaced;
  }
}

/** Whether a percent code is one that readers leave alone. */
function isKept(code: string): boolean {
  try {
    return decodeURI(code) === code;
  } catch {
    return false;
  }
}
