/** The first paragraph of a story: plain, with its first words in small capitals, or with a large initial. */
import type { Inline, Paragraph } from '../../../model/document.ts';
import type { Flex } from '../../../typeset/galley.ts';
import { child, plant } from '../../../typeset/tag.ts';
import { measuring, type Column, type Compositor } from './compositor.ts';
import { dropCap } from './drop-cap.ts';
import { pieces, type Copy } from './inline.ts';
import { prose, running } from './text.ts';

/** Sets it as the style says, or plainly where its words do not lend themselves to that. */
export function leadParagraph(it: Paragraph, column: Column, compositor: Compositor): Flex {
  const { lead } = compositor.bench.style;
  const led =
    lead === 'drop-cap' ? dropCap(it, column, compositor) : lead === 'small-caps' ? leadIn(it, column, compositor) : null;
  return led ?? prose(it.content, column, 0, it.at, compositor);
}

/** The first phrase in small capitals; null when there is none, or the font has no small capitals of its own. */
function leadIn(it: Paragraph, column: Column, compositor: Compositor): Flex | null {
  const { bench } = compositor;
  const { voices } = bench.style;
  const [first, ...rest] = it.content;
  const length = first?.kind === 'text' ? phrase(first.value) : 0;
  if (first?.kind !== 'text' || length === 0) return null;
  const { language } = column;
  const lead = { voice: voices.lead, language, hyphens: false } as const;
  const [opening] = pieces([first], { ...lead, tag: plant() }, measuring(compositor));
  if (opening?.kind !== 'text' || !opening.font.cut.face.features.has('smcp')) return null;
  const cut = (from: number, to?: number): Inline => ({ ...first, value: first.value.slice(from, to) });
  const tag = child(column.tag, 'P');
  compositor.origin(tag, it.content);
  const body: Copy = { voice: voices[column.voice], language, hyphens: true, tag };
  const words = [...pieces([cut(0, length)], { ...lead, tag }, compositor), ...pieces([cut(length), ...rest], body, compositor)];
  return running(words, column, { indent: 0, drop: null }, it.at, compositor);
}

/** How many words may be set in small capitals. */
const fewest = 3;
const most = 6;

/**
 * The length of the phrase that a text begins with: up to where a clause ends after two to six words; else four words, and more
 * where the last would be a short one that leans on the next. 0 when the text is too short, or begins with anything but a letter.
 */
export function phrase(text: string): number {
  if (!/^["“‘«„]?[\s\u202f]?\p{L}/u.test(text)) return 0;
  const words = [...text.matchAll(/\S+/g)].slice(0, most + 1);
  if (words.length <= fewest) return 0;
  const endOf = (index: number): number => {
    const word = words[index];
    return word === undefined ? 0 : word.index + word[0].length;
  };
  for (let index = 1; index < most; index++) {
    const word = words[index]?.[0] ?? '';
    // A point behind a single letter is an initial's.
    if (/[\p{L}\p{N}]{2}[.!?,;:—–]["”’»“]?$/u.test(word)) return endOf(index);
  }
  for (let index = fewest; index < most; index++) if (/\p{L}{4}/u.test(words[index]?.[0] ?? '')) return endOf(index);
  return endOf(fewest);
}
