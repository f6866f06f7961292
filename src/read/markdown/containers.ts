/** The runs of block tokens inside a block token, each with the excerpt that its places come from. */
import type { Token } from 'marked';
import { inside, seek, type Excerpt } from './excerpt.ts';
import { isKnown, type Known } from './lex.ts';

/** A token, and the offset in its excerpt at which it starts. */
export type Located<T extends Known = Known> = { readonly token: T; readonly start: number };

/** Tokens that follow each other in an excerpt. */
export type Run = { readonly tokens: readonly Token[]; readonly excerpt: Excerpt };

/** The tokens of `run`, with where they start. */
export function* located({ tokens, excerpt }: Run): Generator<Located> {
  let offset = 0;
  for (const token of tokens) {
    if (!isKnown(token)) continue;
    const start = seek(excerpt, token.raw, offset);
    yield { token, start };
    offset = start + token.raw.length;
  }
}

/** What stands in the parts of a container: items, meanings, a quote's or a note's one part. Nothing for other tokens. */
export function runsIn({ token, start }: Located, excerpt: Excerpt): readonly Run[] {
  if (token.type === 'blockquote' || token.type === 'footnote') {
    return [{ tokens: token.tokens, excerpt: inside(excerpt, start, token.text) }];
  }
  if (token.type === 'list') {
    let offset = start;
    return token.items.map((item) => {
      const from = seek(excerpt, item.raw, offset);
      offset = from + item.raw.length;
      // Marked takes the box of a task off the item's text, and puts a token for it before the others.
      const box = item.task ? (/\[[ xX]\] /.exec(item.raw)?.[0] ?? '') : '';
      return { tokens: item.tokens, excerpt: inside(excerpt, from, box + item.text) };
    });
  }
  if (token.type === 'definitions') {
    return token.entries.flatMap(({ meanings }) =>
      meanings.map((part) => ({ tokens: part.tokens, excerpt: inside(excerpt, start + part.start, part.text) })),
    );
  }
  return [];
}
