/** What the book says about who can read it and how: computed from what is in it, never assumed. */
import type { Block, Inline } from '../../model/document.ts';
import type { Pack } from '../../model/pack.ts';
import { walk } from '../../model/walk.ts';
import { wordsOf } from '../../text/words.ts';

export type Accessibility = {
  readonly modes: readonly string[];
  readonly sufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazards: readonly string[];
  readonly summary: string;
};

/** The accessibility of `pack` in the terms of schema.org. @param pageSource of the printed edition whose pages are marked; `none` where they are the book's own */
export function accessibilityOf(pack: Pack, pageSource: string): Accessibility {
  const described = pack.stories.some((story) => {
    let found = false;
    const nodes: readonly (Block | Inline)[] = [...story.headline, ...story.standfirst, ...story.body];
    // A picture without words for it is decoration: it tells nothing, so it is no mode of reading.
    walk(
      nodes,
      (node) => (found ||= (node.kind === 'figure' || node.kind === 'image' || node.kind === 'drawing') && node.alt !== ''),
    );
    return found;
  });
  const words = wordsOf(pack.language);
  return {
    modes: described ? ['textual', 'visual'] : ['textual'],
    sufficient: described ? ['textual', 'textual,visual'] : ['textual'],
    features: [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      'unlocked',
      ...(described ? ['alternativeText'] : []),
      'pageNavigation',
      'pageBreakMarkers',
    ],
    hazards: ['none'],
    summary: [
      words.accessText,
      ...(described ? [words.accessImages] : []),
      pageSource === 'none' ? words.accessOwnPages : words.accessPages,
    ].join(' '),
  };
}
