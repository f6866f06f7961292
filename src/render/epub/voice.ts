/** How the words of a document are written: plainly, or each sentence with a number of its own. */
import { element, joined, text, type Xml } from '../../text/xml.ts';

export type Voice = {
  /** Begins a run of words. */
  readonly begin: () => void;
  /** Words as text. */
  readonly say: (words: string) => Xml;
  /** A picture among or between them. */
  readonly show: (image: Xml) => Xml;
};

/** Words as they are; where a line may be divided is the reader's business, so soft hyphens would only spoil its search. */
export const plainVoice: Voice = {
  begin: () => undefined,
  say: (words) => text(words.replaceAll('\u00ad', '')),
  show: (image) => image,
};

/** Between a sentence, with what closes it and the space behind, and the next. Kobo's own books are divided so. */
const between = /(?<=[.!?…:]["'”’“»)\]]*\s+)(?=\S)/u;

/** Sentences in numbered spans, such as `kobo.3.2` for the second of the third run: by them Kobo finds its place again. */
export function numberedVoice(): Voice {
  let run = 0;
  let part = 0;
  const numbered = (content: Xml): Xml => {
    part++;
    return element('span', { class: 'koboSpan', id: `kobo.${run}.${part}` }, content);
  };
  return {
    begin: () => {
      run++;
      part = 0;
    },
    say: (words) => joined(sentencesOf(words).map((it) => numbered(plainVoice.say(it)))),
    show: (image) => numbered(image),
  };
}

/** `words` in sentences, none of them lost and none empty. */
export function sentencesOf(words: string): readonly string[] {
  return words === '' ? [] : words.split(between);
}
