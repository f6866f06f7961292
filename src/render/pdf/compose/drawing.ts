/** Drawings as paths and type: as wide as the column, in the inks and the sans of the style. */
import type { Drawing, Shape, Tone } from '../../../model/document.ts';
import { match } from '../../../model/match.ts';
import type { Draw } from '../../../typeset/draw.ts';
import { flexible, together, toGrid, type, white, type Flex } from '../../../typeset/galley.ts';
import { points } from '../../../typeset/font.ts';
import { child, type Element } from '../../../typeset/tag.ts';
import { upright } from '../bench.ts';
import type { Column, Compositor } from './compositor.ts';

/** Sets a drawing, which may wait for the next page while the text goes on. */
export function drawing(it: Drawing, column: Column, compositor: Compositor): Flex {
  const base = compositor.bench.style.voices.body.leading;
  const scale = Math.min(1, column.measure / it.width, (column.height * 0.7) / it.height);
  const tag = child(column.tag, 'Figure', { alt: it.alt });
  const draws = [
    { kind: 'figure', x: 0, y: 0, width: it.width * scale, height: it.height * scale, tag } as const,
    ...it.shapes.flatMap((shape) => drawn(shape, { scale, tag, compositor })),
  ];
  const height = it.height * scale;
  const rest = Math.ceil((height + base * 1.5) / base) * base - base - height;
  return flexible(together([white(base), type(height, draws), type(rest, []), toGrid]), []);
}

type Ground = { readonly scale: number; readonly tag: Element; readonly compositor: Compositor };

function drawn(it: Shape, { scale, tag, compositor }: Ground): readonly Draw[] {
  const { bench } = compositor;
  const ink = (tone: Tone): string => (tone === 'ground' ? '#dcd8d2' : tone === 'paper' ? '#ffffff' : bench.style.ink[tone]);
  return match<Shape, [], readonly Draw[]>(
    {
      area: ({ rings, tone, edge }) => [
        {
          kind: 'path',
          x: 0,
          y: 0,
          rings,
          closed: true,
          scale,
          fill: ink(tone),
          stroke: ink('paper'),
          weight: edge * scale,
          tag,
        },
      ],
      stroke: ({ points: line, weight, tone }) => [
        {
          kind: 'path',
          x: 0,
          y: 0,
          rings: [line],
          closed: false,
          scale,
          fill: null,
          stroke: ink(tone),
          weight: weight * scale,
          tag,
        },
      ],
      dot: ({ at: [x, y], radius, tone }) => [
        {
          kind: 'path',
          x: 0,
          y: 0,
          rings: [circle(x, y, radius)],
          closed: true,
          scale,
          fill: ink(tone),
          stroke: null,
          weight: 0,
          tag,
        },
      ],
      label: ({ at: [x, y], text, size, anchor, bold, tone }) => {
        const voice = { ...bench.style.voices.caption, size: size * scale, figures: 'lining' } as const;
        const font = { ...bench.font(voice, { ...upright, bold }, 'en', false), ink: ink(tone) };
        const shaped = font.cut.word(text);
        const width = points(font, shaped.width);
        const left = x * scale - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width);
        const span = { x: 0, font, shaped, link: null, tag, after: '', broken: false, joined: false, image: null } as const;
        return [{ kind: 'line', x: left, y: y * scale, scale: 1, tracking: 0, spans: [span] }];
      },
    },
    it,
  );
}

/** A circle as a polygon whose sides are too short to be seen. */
function circle(x: number, y: number, radius: number): readonly (readonly [number, number])[] {
  const sides = 24;
  return Array.from({ length: sides }, (_, index) => {
    const angle = (2 * Math.PI * index) / sides;
    return [Math.round((x + radius * Math.cos(angle)) * 100) / 100, Math.round((y + radius * Math.sin(angle)) * 100) / 100];
  });
}
