/** Pass: typed punctuation becomes what a printer sets, each run as a whole, whatever marks divide it. */
import type { Article, Inline, Language } from '../model/document.ts';
import { match, type Table } from '../model/match.ts';
import { mapRuns, mapSame } from '../model/walk.ts';
import { punctuator, type Piece, type Punctuate } from '../text/punctuate.ts';

/** Gives articles quotes, dashes and spaces as a language has them. Code and addresses stay as they are. */
export function openPunctuation(): (article: Article, language: Language) => Article {
  // The rules of a language take longer to make than a short article takes to be set by them.
  const known = new Map<Language, Punctuate>();
  const rules = (tongue: Language): Punctuate => {
    const made = known.get(tongue) ?? punctuator(tongue);
    known.set(tongue, made);
    return made;
  };
  return (article, language) => {
    const run = (inlines: readonly Inline[]): readonly Inline[] => setRun(inlines, language, rules);
    const [headline, standfirst, body] = [run(article.headline), run(article.standfirst), mapRuns(article.body, run)];
    if (headline === article.headline && standfirst === article.standfirst && body === article.body) return article;
    return { ...article, headline, standfirst, body };
  };
}

function setRun(run: readonly Inline[], language: Language, rules: (language: Language) => Punctuate): readonly Inline[] {
  const pieces: Piece[] = [];
  mapLeaves(run, (leaf) => {
    pieces.push(leaf.kind === 'text' ? { kind: 'text', value: leaf.value } : { kind: 'opaque' });
    return leaf;
  });
  const set = rules(language)(pieces);
  let next = 0;
  return mapLeaves(run, (leaf) => {
    const piece = set[next++];
    if (leaf.kind === 'text')
      return piece?.kind === 'text' && piece.value !== leaf.value ? { ...leaf, value: piece.value } : leaf;
    // Words in another language, and notes, are runs of their own.
    if (leaf.kind === 'foreign') return withContent(leaf, setRun(leaf.content, leaf.language, rules));
    if (leaf.kind === 'note')
      return withContent(
        leaf,
        mapRuns(leaf.content, (inner) => setRun(inner, language, rules)),
      );
    return leaf;
  });
}

/** Changes what a run is made of for its punctuation, in reading order: text, and whatever text can not be read through. */
function mapLeaves(run: readonly Inline[], change: Change): readonly Inline[] {
  return mapSame(run, (inline) => match(leaves, inline, change));
}

type Change = (leaf: Inline) => Inline;

const leaf = (it: Inline, change: Change): Inline => change(it);
const through = <N extends Inline & { readonly content: readonly Inline[] }>(it: N, change: Change): N =>
  withContent(it, mapLeaves(it.content, change));

const leaves: Table<Inline, [Change], Inline> = {
  emphasis: through,
  strong: through,
  strike: through,
  superscript: through,
  subscript: through,
  abbreviation: through,
  link: through,
  text: leaf,
  code: leaf,
  image: leaf,
  break: leaf,
  reference: leaf,
  foreign: leaf,
  note: leaf,
};

function withContent<N extends { readonly content: readonly unknown[] }>(node: N, content: N['content']): N {
  return content === node.content ? node : { ...node, content };
}
