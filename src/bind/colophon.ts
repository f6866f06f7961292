/** The colophon: what its authors say, then what a pack was made from, what it is set in, and how to name it. */
import type { Apparatus, Evidence } from '../model/apparatus.ts';
import type { Block, Entry, Inline, Place } from '../model/document.ts';
import type { Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { briefingWords } from '../text/briefing.ts';
import { longDate } from '../text/date.ts';
import { listed } from '../text/words.ts';

/** What is known of the pack. */
export type Printed = {
  readonly at: Place;
  readonly language: string;
  /** The articles that it has. */
  readonly stories: readonly Story[];
  /** The fonts of the PDF; none where there is no PDF. */
  readonly faces: readonly string[];
  readonly publisher: string;
  readonly rights: string;
  readonly contact: string;
  readonly identifier: string;
};

/** What stands in it; nothing where its authors say nothing. */
export function colophonBlocks({ colophon }: Apparatus<Evidence>, pack: Printed): readonly Block[] {
  if (colophon.length === 0) return [];
  const { at, language, stories, faces, publisher, rights, contact, identifier } = pack;
  const words = briefingWords(language);
  const text = (value: string): readonly Inline[] => [{ kind: 'text', at, value }];
  const said = (content: readonly Inline[]): Block => ({ kind: 'paragraph', at, content });
  const entry = (term: string, words: string): readonly Entry[] =>
    words === '' ? [] : [{ at, terms: [text(term)], meanings: [[said(text(words))]] }];
  const items = stories.map((story) => ({ at, done: null, content: [said(madeFrom(story, language))] }));
  const entries = [
    { at, terms: [text(words.madeFrom)], meanings: [[{ kind: 'list', at, start: null, tight: true, items } as const]] },
    ...entry(words.setIn, listed(faces, language)),
    ...entry(words.publisher, publisher),
    ...entry(words.rights, rights),
    ...entry(words.contact, contact),
    ...entry(words.identifier, identifier),
  ];
  return [...colophon, { kind: 'definitions', at, entries }];
}

/** An article: its headline, which leads to it, by whom it was published, and when. */
function madeFrom({ at, id, headline, particulars }: Story, language: string): readonly Inline[] {
  const { publisher, date } = particulars;
  const facts = [publisher, date === null ? '' : longDate(date, language)].filter((it) => it !== '');
  const title: Inline = { kind: 'text', at, value: plain(headline) };
  return [
    { kind: 'link', at, to: { kind: 'place', id }, title: '', content: [title] },
    ...(facts.length === 0 ? [] : [{ kind: 'text', at, value: `. ${facts.join(', ')}` } as const]),
  ];
}
