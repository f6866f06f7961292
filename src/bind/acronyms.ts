/**
 * Pass: the first use of an acronym in an article says what it stands for: “Ruritanian Broadcasting Corporation (RBC)”.
 *
 * Articles are other people's words, so this is done only where it is asked for, only in running text, and never inside quotation
 * marks, quotes, links, code, headings or words in another language. Where the sentence would suffer (“RBC’s”, “RBC-led”, “an RBC”
 * that would become “an Ruritanian…”) the next use is taken.
 */
import type { Term } from '../model/apparatus.ts';
import type { Block, Inline, Language, Text } from '../model/document.ts';
import type { Story } from '../model/pack.ts';
import { mapRuns, rewriteInlines } from '../model/walk.ts';
import { quotedIn } from './quoted.ts';

/** What there is to expand, and the id of the glossary, which the acronyms then lead to; null where it has none. */
export type Acronyms = {
  readonly terms: readonly Term[];
  readonly expand: boolean;
  readonly language: Language;
  readonly glossary: string | null;
};

/** `story` with its first uses of acronyms expanded; the same object where there is none, or where it is in another language. */
export function expanded(story: Story, { terms, expand, language, glossary }: Acronyms): Story {
  if (story.language.split('-')[0] !== language.split('-')[0]) return story;
  const said = terms.filter((it) => it.expansion !== '');
  const body = said.reduce((blocks, term) => withFirstUse(blocks, { term, expand, glossary, story }), story.body);
  return body === story.body ? story : { ...story, body };
}

type Wanted = { readonly term: Term; readonly expand: boolean; readonly glossary: string | null; readonly story: Story };

function withFirstUse(body: readonly Block[], wanted: Wanted): readonly Block[] {
  const { term } = wanted;
  const running = runningText(body);
  let done = isExplained(strandOf(wanted.story.standfirst).text, term);
  return mapRuns(body, (run) => {
    if (done) return run;
    const strand = strandOf(run);
    if (!strand.text.includes(term.term)) return run;
    done = isExplained(strand.text, term);
    const use = !running.has(run) ? null : done ? explanationIn(strand, wanted) : wanted.expand ? useIn(strand, wanted) : null;
    if (use === null) return run;
    done = true;
    return rewriteInlines(run, {
      inlines: (list) => (list.includes(use.leaf) ? list.flatMap((it) => (it === use.leaf ? use.words : [it])) : list),
      blocks: (list) => list,
    });
  });
}

/** The runs that may be changed: of paragraphs, in lists and in explanations too. */
function runningText(blocks: readonly Block[]): ReadonlySet<readonly Inline[]> {
  const runs = blocks.flatMap((block): readonly (readonly Inline[])[] => {
    if (block.kind === 'paragraph') return [block.content];
    if (block.kind === 'list') return block.items.flatMap((item) => [...runningText(item.content)]);
    return block.kind === 'definitions' ? block.entries.flatMap((it) => it.meanings.flatMap((m) => [...runningText(m)])) : [];
  });
  return new Set(runs);
}

/** A run as one text, and which parts of it may be changed. */
type Strand = { readonly text: string; readonly free: readonly { readonly leaf: Text; readonly start: number }[] };

function strandOf(run: readonly Inline[]): Strand {
  const free: { leaf: Text; start: number }[] = [];
  let text = '';
  const add = (list: readonly Inline[], isFree: boolean): void => {
    for (const it of list) {
      if (it.kind === 'text') {
        if (isFree) free.push({ leaf: it, start: text.length });
        text += it.value;
      } else if ('content' in it && it.kind !== 'note') {
        add(it.content, isFree && (it.kind === 'emphasis' || it.kind === 'strong'));
      } else text += it.kind === 'break' ? ' ' : opaque;
    }
  };
  add(run, true);
  return { text, free };
}

/** Stands for what has no words. */
const opaque = '\ufffc';

/** Where a whole word of the text is the acronym. */
function placesOf(text: string, { term }: Term): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + term.length)];
    if (!/[\p{L}\p{N}_/@#.-]$/u.test(before) && !/^[\p{L}\p{N}_/@]/u.test(after)) places.push(at);
  }
  return places;
}

/** Whether the text says itself what the acronym stands for, beside it or by putting it in brackets behind a name. */
function isExplained(text: string, term: Term): boolean {
  const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ');
  const expansion = plain(term.expansion);
  return placesOf(text, term).some((at) => {
    const before = plain(text.slice(0, at));
    const after = plain(text.slice(at + term.term.length));
    if (/[\p{L}\p{N}\p{P}] \($/u.test(before) && after.startsWith(')')) return true;
    const name = before.replace(/[\s(,:–—-]+(?:\p{L}{1,4} )?["“‘«]?$/u, '');
    return name.endsWith(expansion) || after.replace(/^[\s(,:–—-]+(?:\p{L}{1,4} )?/u, '').startsWith(expansion);
  });
}

type Use = { readonly leaf: Text; readonly words: readonly Inline[] };

/** The first use that can be expanded without harm. */
function useIn({ text, free }: Strand, { term, glossary, story }: Wanted): Use | null {
  const isQuoted = quotedIn(text);
  for (const at of placesOf(text, term)) {
    const own = free.find(({ leaf, start }) => start <= at && at + term.term.length <= start + leaf.value.length);
    if (own === undefined || isQuoted(at)) continue;
    const expansion = fitting(term.expansion, text.slice(0, at), text.slice(at + term.term.length), story.language);
    if (expansion === null) continue;
    return usedAt(own, at - own.start, `${expansion} (`, ')', { term, glossary });
  }
  return null;
}

/** Where the text itself says what the acronym stands for, right before it: it is marked as ours are, and leads to the glossary. */
function explanationIn({ text, free }: Strand, wanted: Wanted): Use | null {
  const { term } = wanted;
  const isQuoted = quotedIn(text);
  for (const at of placesOf(text, term)) {
    const own = free.find(({ leaf, start }) => start <= at && at + term.term.length <= start + leaf.value.length);
    const before = text.slice(0, at).toLowerCase();
    if (own === undefined || isQuoted(at) || !before.endsWith(`${term.expansion.toLowerCase()} (`)) continue;
    if (text.startsWith(')', at + term.term.length)) return usedAt(own, at - own.start, '', '', wanted);
  }
  return null;
}

/** The leaf with the acronym marked that begins at `where`, between two more stretches of words. */
function usedAt(
  { leaf }: Strand['free'][number],
  where: number,
  before: string,
  after: string,
  { term, glossary }: Pick<Wanted, 'term' | 'glossary'>,
): Use {
  const word = (value: string, offset: number): Text => ({ ...leaf, at: { ...leaf.at, column: leaf.at.column + offset }, value });
  const short = word(term.term, where);
  const marked: Inline = { kind: 'abbreviation', at: short.at, expansion: term.expansion, content: [short] };
  const linked: Inline =
    glossary === null
      ? marked
      : { kind: 'link', at: short.at, to: { kind: 'place', id: glossary }, title: '', content: [marked] };
  const rest = leaf.value.slice(where + term.term.length);
  return {
    leaf,
    words: [
      { ...leaf, value: `${leaf.value.slice(0, where)}${before}` },
      linked,
      word(`${after}${rest}`, where + term.term.length),
    ],
  };
}

/** English words that begin with the sound of a vowel. */
const takesAn = /^(?:(?!eu|uni|us[aeu]|one\b|once\b|ur[aeiou])[aeiou]|hono|hour|heir)/i;

/** The expansion as it fits in; null where it would break the sentence. */
function fitting(expansion: string, before: string, after: string, language: Language): string | null {
  if (/[\u2010-\u2013]$/.test(before) || /^(?:[-\u2010-\u2013]|['’]\p{L})/u.test(after)) return null;
  // Brackets inside brackets are hard to read.
  if (before.lastIndexOf('(') > before.lastIndexOf(')')) return null;
  const article = language.startsWith('en') ? /(?:^|[^\p{L}])(an?) $/iu.exec(before)?.[1]?.toLowerCase() : undefined;
  if (article !== undefined && takesAn.test(expansion) !== (article === 'an')) return null;
  const begins = /(?:^|[.!?…]["”’»)]* )$/.test(before);
  return begins ? expansion.charAt(0).toUpperCase() + expansion.slice(1) : expansion;
}
