/** Paragraph numbers, in the margin beside the first line: small, so that they are found when they are looked for. */
import type { Paragraph } from '../../../model/document.ts';
import { paragraphId } from '../../../model/numbers.ts';
import { points } from '../../../typeset/font.ts';
import { changedAt, type Matter, type Strip } from '../../../typeset/galley.ts';
import { ornament } from '../../../typeset/tag.ts';
import { upright } from '../bench.ts';
import type { Column, Compositor } from './compositor.ts';

/** Between a number and the text, in ems of the text. */
const gap = 0.9;

/** `matter` with the number of its paragraph beside it, and a place that leads there; as it is where the paragraph has none. */
export function numbered(it: Paragraph, matter: Matter, column: Column, compositor: Compositor): Matter {
  const number = compositor.numbers.get(it);
  if (number === undefined) return matter;
  const { bench } = compositor;
  const { folio, body } = bench.style.voices;
  const font = bench.font({ ...folio, size: body.size * 0.72, ink: 'muted' }, upright, column.language, false);
  const shaped = font.cut.word(number);
  const x = -points(font, shaped.width) - gap * body.size;
  const span = { x, font, shaped, link: null, tag: ornament, after: '', broken: false, joined: false, image: null } as const;
  return changedAt(matter, 'first', (strips) =>
    strips.map((strip, index): Strip => {
      if (index > 0) return strip;
      const y = strip.height - bench.depth;
      const mark = { kind: 'line', x: 0, y, scale: 1, tracking: 0, spans: [span] } as const;
      return { ...strip, draws: () => [{ kind: 'anchor', id: paragraphId(number), y: 0 }, mark, ...strip.draws()] };
    }),
  );
}
