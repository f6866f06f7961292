/** Paragraphs and sentences: where the words of a proposal stand. */
import type { Article, Block } from '../model/document.ts';
import { match } from '../model/match.ts';
import { plain } from '../model/plain.ts';
import type { Cite } from './facts.ts';

/** A sentence of an article. */
export type Sentence = {
  readonly article: string;
  readonly paragraph: number;
  readonly text: string;
};

/**
 * The sentences of an article's body, in reading order. Notes, tables and pull quotes, which repeat, are left out.
 * @param ordinals whether a number with a full stop is no end of a sentence, as in “3. Januar”
 */
export function sentencesOf(article: Article, name: string, ordinals: boolean): readonly Sentence[] {
  return paragraphs(article.body).flatMap((text, index) =>
    split(text, ordinals).map((sentence) => ({ article: name, paragraph: index + 1, text: sentence })),
  );
}

/** What a proposal says of where it comes from. */
export function cite({ article, paragraph }: Sentence, quote: string): Cite {
  return { article, paragraph, quote };
}

/** The words of `sentence` from `start` to `end` with a few on either side. */
export function excerpt(sentence: Sentence, start: number, end: number): Cite {
  const before = /(?:\S+\s+){0,3}\S*$/.exec(sentence.text.slice(0, start))?.[0] ?? '';
  const after = /^\S*(?:\s+\S+){0,3}/.exec(sentence.text.slice(end))?.[0] ?? '';
  return cite(sentence, sentence.text.slice(start - before.length, end + after.length).trim());
}

function paragraphs(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    match<Block, [], readonly string[]>(
      {
        paragraph: (it) => [plain(it.content).replace(dateline, '')],
        quote: (it) => (it.role === 'pull' ? [] : paragraphs(it.content)),
        list: (it) => it.items.flatMap((item) => paragraphs(item.content)),
        definitions: (it) => it.entries.flatMap((entry) => entry.meanings.flatMap(paragraphs)),
        heading: () => [],
        codeBlock: () => [],
        table: () => [],
        figure: () => [],
        rule: () => [],
        // Those of the apparatus are no text of an article.
        drawing: () => [],
        judgement: () => [],
        keyFigures: () => [],
      },
      block,
    ),
  );
}

/** Where an article was filed, before its first words: “BAGHDAD, Oct 3 (AP) — ”. */
const dateline =
  /^\p{Lu}[\p{Lu}’'. -]{2,30}(?:,? [\p{L}.]+)?(?:,? [\p{L}.]+ \d{1,2})?(?: \([\p{L} ]+\))?\s?[—–:-]\s+(?=[\p{Lu}“"])/u;

/** What ends in a full stop and ends no sentence. */
const abbreviation =
  /(?:^|[\s(“"])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Dr|Mr|Mrs|Ms|Mx|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|St|Ste|Mt|Jr|Sr|Cllr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/u;

/** What is longer, in UTF-16 units, is no sentence, and is taken in pieces: looking around in it would take too long. */
const longest = 2000;
const pieces = /.{1,2000}(?=\s|$)|\S{1,2000}/gsu;

/** `text` at the ends of its sentences; every sentence is found in it to the letter. @param ordinals whether `3.` is “third” */
export function split(text: string, ordinals: boolean): readonly string[] {
  const ends = [...text.matchAll(/[.!?…][”’"')\]]*(?=\s+[“‘"'([]*[\p{Lu}\p{N}])/gu)].filter((found) => {
    const before = text.slice(Math.max(0, found.index - 20), found.index + 1);
    return !abbreviation.test(before) && !(ordinals && /\b\d{1,2}\.$/.test(before));
  });
  const cuts = [0, ...ends.map((found) => found.index + found[0].length), text.length];
  return cuts
    .slice(1)
    .map((end, index) => text.slice(cuts[index], end))
    .flatMap((sentence) => (sentence.length > longest ? (sentence.match(pieces) ?? []) : [sentence]))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
