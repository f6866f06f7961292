/** What a writer of content documents has at hand. */
import type { Hash, Language, Note, Paragraph } from '../../model/document.ts';
import type { Words } from '../../text/words.ts';
import type { Image } from './images.ts';
import type { BreakCursor, PageBreaks } from './page-breaks.ts';
import type { Address } from './plan.ts';
import type { Voice } from './voice.ts';
import { directionOf } from '../../text/direction.ts';
import type { Attributes, Xml } from '../../text/xml.ts';

export type Desk = {
  readonly words: Words;
  readonly voice: Voice;
  /** The document that is being written. */
  readonly file: string;
  readonly addresses: ReadonlyMap<string, Address>;
  readonly images: ReadonlyMap<Hash, Image>;
  readonly breaks: PageBreaks;
  /** The numbers of paragraphs that have one. */
  readonly numbers: ReadonlyMap<Paragraph, string>;
  /** Puts the breaks of the run that is being written into it; null where it has none, or may have none. */
  readonly cursor: BreakCursor | null;
  /** Whether a link is open around what is written: links do not nest. */
  readonly linked: boolean;
  /** Takes a note for the end of the document and gives the reference to it. */
  readonly cite: (note: Note) => Xml;
};

/** The image of `hash`, which the pack holds: the binder saw to that. */
export function imageOf(hash: Hash, desk: Desk): Image {
  const image = desk.images.get(hash);
  if (image === undefined) throw new Error(`no picture ${hash} in the pack`);
  return image;
}

/** The attributes that say which language something is in; none for a tag that is no language. */
export function tongue(language: Language): Attributes {
  const tag = languageTag(language);
  if (tag === '') return {};
  return { lang: tag, 'xml:lang': tag, dir: directionOf(tag) === 'rtl' ? 'rtl' : null };
}

/** `language` as BCP 47 writes it; empty when it is no language tag. */
export function languageTag(language: Language): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? '';
  } catch {
    return '';
  }
}
