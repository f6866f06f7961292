/** From marked's inline tokens to the inlines of the model. */
import type { Token } from 'marked';
import type { Inline, Place } from '../../model/document.ts';
import { plain } from '../../model/plain.ts';
import { problem } from '../../model/problem.ts';
import { blocksOf } from './blocks.ts';
import { decodeEntities } from './entities.ts';
import { excerptAt, placeAt, seek, type Excerpt } from './excerpt.ts';
import { elementOf, inlineElement, type Tag } from './html-inline.ts';
import { isKnown, type Known } from './lex.ts';
import { targetOf } from './links.ts';
import type { Session } from './session.ts';
import { tidy } from './tidy.ts';

/** The inlines that `tokens` are, in canonical form; `excerpt` is the text that they were made from. */
export function inlinesOf(tokens: readonly Token[], excerpt: Excerpt, session: Session): readonly Inline[] {
  if (session.lexed.heavy.has(tokens)) {
    const hint = 'if they are meant as they stand, put the text into a code block; else split the paragraph';
    session.report(
      problem(
        'source-too-deep',
        placeAt(excerpt, 0),
        'one paragraph has too many marks, or marks nested too deep, to be read',
        hint,
      ),
    );
  }
  return tidy(runOf(tokens, excerpt, 0, session));
}

/** HTML tags open at a time; further ones mean nothing. */
const openLimit = 100;

/** An HTML tag that is open, and what was found in it so far. */
type Frame = { readonly tag: Tag | null; readonly at: Place; readonly content: Inline[] };

function runOf(tokens: readonly Token[], excerpt: Excerpt, from: number, session: Session): readonly Inline[] {
  const bottom: Frame = { tag: null, at: placeAt(excerpt, from), content: [] };
  const frames: Frame[] = [bottom];
  const add = (...content: readonly Inline[]): void => void frames.at(-1)?.content.push(...content);
  const close = (whole: boolean): void => {
    const frame = frames.pop();
    if (frame?.tag == null) return;
    add(...(whole ? inlineElement(frame.tag, frame.content, frame.at, session) : frame.content));
  };
  let offset = from;
  for (const token of tokens) {
    if (!isKnown(token)) continue;
    offset = seek(excerpt, token.raw, offset);
    const at = placeAt(excerpt, offset);
    if (token.type !== 'html') add(...inlineOf(token, { excerpt, offset, at, session }));
    else {
      const tag = elementOf(token.raw);
      if (tag?.sort === 'empty') add(...inlineElement(tag, [], at, session));
      if (tag?.sort === 'open' && frames.length < openLimit) frames.push({ tag, at, content: [] });
      if (tag?.sort === 'close' && frames.some((frame) => frame.tag?.name === tag.name)) {
        // Tags left open inside this one mean nothing any more; what was in them stays.
        while (frames.at(-1)?.tag?.name !== tag.name) close(false);
        close(true);
      }
    }
    offset += token.raw.length;
  }
  while (frames.length > 1) close(false);
  return bottom.content;
}

type Here = { readonly excerpt: Excerpt; readonly offset: number; readonly at: Place; readonly session: Session };

/** The inlines that one token is. */
function inlineOf(token: Known, here: Here): readonly Inline[] {
  const { excerpt, offset, at, session } = here;
  const within = (tokens: readonly Token[], mark: number): readonly Inline[] => runOf(tokens, excerpt, offset + mark, session);
  switch (token.type) {
    case 'text':
      return textOf(token.raw, here);
    case 'escape':
      return [{ kind: 'text', at, value: token.text }];
    case 'em':
      return [{ kind: 'emphasis', at, content: within(token.tokens, 1) }];
    case 'strong':
      return [{ kind: 'strong', at, content: within(token.tokens, 2) }];
    case 'del':
      return [{ kind: 'strike', at, content: within(token.tokens, (token.raw.length - token.text.length) / 2) }];
    case 'codespan':
      return [{ kind: 'code', at, value: token.text }];
    case 'br':
      return [{ kind: 'break', at }];
    case 'image': {
      const alt = plain(tidy(within(token.tokens, 2)));
      return [{ kind: 'image', at, picture: session.images.want(decodeEntities(token.href), alt === '' ? null : alt, at), alt }];
    }
    case 'link': {
      const wordPlace = placeAt(excerpt, offset + (token.raw.startsWith('<') ? 1 : 0));
      const auto = 'autolink' in token && token.autolink === true;
      const content: readonly Inline[] = auto ? [{ kind: 'text', at: wordPlace, value: token.text }] : within(token.tokens, 1);
      return linked(content, { address: auto ? token.href : decodeEntities(token.href), title: token.title ?? '' }, here);
    }
    case 'citation':
      return session.notes.cite(token.id, at, (run) => blocksOf(run, session)) ?? [{ kind: 'text', at, value: token.raw }];
    // Not inline, or handled with the block they stand in.
    case 'checkbox':
    case 'html':
    case 'space':
    case 'code':
    case 'heading':
    case 'table':
    case 'hr':
    case 'blockquote':
    case 'list':
    case 'list_item':
    case 'paragraph':
    case 'def':
    case 'footnote':
    case 'definitions':
      return [];
  }
}

/** A text stands where its first word does. */
function textOf(raw: string, { excerpt, offset }: Here): readonly Inline[] {
  const blank = raw.length - raw.trimStart().length;
  return [{ kind: 'text', at: placeAt(excerpt, offset + (blank === raw.length ? 0 : blank)), value: decodeEntities(raw) }];
}

/** A link to `address`; when no reader can be sent there, or there is nothing to click, it is reported and its words stay. */
export function linked(
  content: readonly Inline[],
  { address, title }: { readonly address: string; readonly title: string },
  { at, session }: Pick<Here, 'at' | 'session'>,
): readonly Inline[] {
  const led = targetOf(address);
  const words = tidy(content);
  if (!led.ok || words.length === 0) {
    const why = led.ok ? 'it has no words to show' : led.why;
    session.report(
      problem(
        'link-refused',
        at,
        `a link is left out: ${why}`,
        'its words stay; give it words, and an http, https or mailto address',
      ),
    );
    return content;
  }
  const said = decodeEntities(title)
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  return [{ kind: 'link', at, to: led.to, title: said, content }];
}

/** A line of Markdown that the source has as a value: a caption, or a field of the front matter. */
export function lineOf(source: string, at: Excerpt | Place, session: Session): readonly Inline[] {
  const tokens = session.lexed.line(source);
  const excerpt = 'lines' in at ? at : { ...excerptAt(source, at), lines: [{ start: 0, line: at.line, column: at.column }] };
  return inlinesOf(tokens, excerpt, session);
}
