/** Pass: typed punctuation becomes what a printer sets, each run as a whole, whatever marks divide it. */
import type { Block, Inline, Language } from '../model/document.ts';
import { match } from '../model/match.ts';
import { mapRuns, mapSame } from '../model/walk.ts';
import { punctuate, type Piece } from '../text/punctuate.ts';
import type { Draft } from './draft.ts';

/** A draft with quotes, dashes and spaces as its language has them. Code and addresses stay as they are. */
export function punctuated(draft: Draft): Draft {
  const { article, language } = draft;
  const run = (inlines: readonly Inline[]): readonly Inline[] => setRun(inlines, language);
  const [headline, standfirst, body] = [run(article.headline), run(article.standfirst), mapRuns(article.body, run)];
  if (headline === article.headline && standfirst === article.standfirst && body === article.body) return draft;
  return { ...draft, article: { ...article, headline, standfirst, body } };
}

function setRun(run: readonly Inline[], language: Language): readonly Inline[] {
  const set = punctuate(pieces(run), language);
  let next = 0;
  return rebuilt(run);

  /** The run with its text from `set`, taken in the order in which `pieces` gave it. */
  function rebuilt(inlines: readonly Inline[]): readonly Inline[] {
    const inside = <N extends Inline & { readonly content: readonly Inline[] }>(it: N): N => {
      const content = rebuilt(it.content);
      return content === it.content ? it : { ...it, content };
    };
    const opaque = <N extends Inline>(it: N): N => {
      next++;
      return it;
    };
    return mapSame(inlines, (inline) =>
      match<Inline, [], Inline>(
        {
          text: (it) => {
            const piece = set[next++];
            return piece?.kind === 'text' && piece.value !== it.value ? { ...it, value: piece.value } : it;
          },
          emphasis: inside,
          strong: inside,
          strike: inside,
          superscript: inside,
          subscript: inside,
          link: inside,
          code: opaque,
          image: opaque,
          break: opaque,
          // Words in another language, and notes, are runs of their own.
          foreign: (it) => {
            const content = setRun(opaque(it).content, it.language);
            return content === it.content ? it : { ...it, content };
          },
          note: (it) => {
            const content: readonly Block[] = mapRuns(opaque(it).content, (inner) => setRun(inner, language));
            return content === it.content ? it : { ...it, content };
          },
        },
        inline,
      ),
    );
  }
}

function pieces(run: readonly Inline[]): readonly Piece[] {
  const inside = (it: { readonly content: readonly Inline[] }): readonly Piece[] => pieces(it.content);
  const opaque = (): readonly Piece[] => [{ kind: 'opaque' }];
  return run.flatMap((inline) =>
    match<Inline, [], readonly Piece[]>(
      {
        text: (it) => [{ kind: 'text', value: it.value }],
        emphasis: inside,
        strong: inside,
        strike: inside,
        superscript: inside,
        subscript: inside,
        link: inside,
        code: opaque,
        image: opaque,
        break: opaque,
        foreign: opaque,
        note: opaque,
      },
      inline,
    ),
  );
}
