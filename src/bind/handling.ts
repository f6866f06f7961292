/** The page on how a pack may be passed on: its label, what that means, and what its authors ask besides. */
import type { Apparatus, Evidence } from '../model/apparatus.ts';
import type { Block, Entry, Inline, Place } from '../model/document.ts';
import type { Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { briefingWords } from '../text/briefing.ts';
import { handlingWords } from '../text/handling.ts';

/** What is known of the pack. */
export type Marked = {
  readonly at: Place;
  readonly language: string;
  /** The label of the pack; empty when it has none. */
  readonly marking: string;
  /** Whom to ask; empty when nobody is named. */
  readonly contact: string;
  /** The stories that it has. */
  readonly stories: readonly Story[];
};

/** What stands on the page; nothing when there is neither a label nor a word of the authors. */
export function handlingBlocks({ handling }: Apparatus<Evidence>, pack: Marked): readonly Block[] {
  const { at, language, marking, contact, stories } = pack;
  if (marking === '' && handling.length === 0) return [];
  const words = handlingWords(language);
  const text = (value: string): readonly Inline[] => [{ kind: 'text', at, value }];
  const said = (...content: readonly Inline[]): readonly Block[] => [{ kind: 'paragraph', at, content }];
  const entry = (term: string, meaning: readonly Block[]): readonly Entry[] =>
    meaning.length === 0 ? [] : [{ at, terms: [text(term)], meanings: [meaning] }];
  const label = words.labels.get(marking);
  const others = stories.filter(({ particulars }) => particulars.marking !== '' && particulars.marking !== marking);
  const items = others.map(({ id, headline, particulars }) => {
    const link = { kind: 'link', at, to: { kind: 'place', id }, title: '', content: text(plain(headline)) } as const;
    return { at, done: null, content: said(link, ...text(`: ${particulars.marking}`)) };
  });
  const listed: readonly Block[] = items.length === 0 ? [] : [{ kind: 'list', at, start: null, tight: true, items }];
  const entries = [
    ...entry(briefingWords(language).marking, marking === '' ? [] : said({ kind: 'strong', at, content: text(marking) })),
    ...(label === undefined
      ? []
      : [...entry(words.who, said(...text(label.who))), ...entry(words.use, said(...text(label.use)))]),
    ...entry(words.here, handling),
    ...entry(words.apart, listed),
    ...entry(words.inDoubt, contact === '' || marking === '' ? [] : said(...text(words.ask.replace('#', () => contact)))),
  ];
  return [{ kind: 'definitions', at, entries }];
}
