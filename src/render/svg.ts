/** A drawing as SVG, for formats whose readers draw it themselves. On paper of its own, so that it is seen on a dark screen too. */
import type { Drawing, Point, Shape, Tone } from '../model/document.ts';
import { match } from '../model/match.ts';
import type { Pack } from '../model/pack.ts';
import { walk } from '../model/walk.ts';
import { element, file, lines, text, type Xml } from '../text/xml.ts';

const inks: Readonly<Record<Tone, string>> = {
  text: '#1a1a1a',
  muted: '#4d4d4d',
  accent: '#8c1c1c',
  rule: '#767676',
  ground: '#dcd8d2',
  paper: '#ffffff',
};

/** Every drawing of a pack, in its order. */
export function drawingsIn(pack: Pack): readonly Drawing[] {
  const found: Drawing[] = [];
  walk(
    pack.stories.flatMap((story) => story.body),
    (node) => {
      if (node.kind === 'drawing') found.push(node);
    },
  );
  return found;
}

/** The drawing as a file. */
export function svgOf({ width, height, shapes, alt }: Drawing): string {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${round(height)}`, role: 'img' };
  const paper = element('rect', { width, height: round(height), fill: inks.paper });
  return file(lines('svg', attributes, element('title', {}, text(alt)), paper, ...shapes.map(shape)), 'none');
}

function shape(it: Shape): Xml {
  return match<Shape, [], Xml>(
    {
      area: ({ rings, tone, edge }) =>
        element('path', {
          d: rings.map((ring) => `${path(ring)}Z`).join(''),
          fill: inks[tone],
          stroke: inks.paper,
          'stroke-width': edge,
        }),
      stroke: ({ points, weight, tone }) =>
        element('path', { d: path(points), fill: 'none', stroke: inks[tone], 'stroke-width': weight }),
      dot: ({ at: [x, y], radius, tone }) => element('circle', { cx: round(x), cy: round(y), r: radius, fill: inks[tone] }),
      label: ({ at: [x, y], text: words, size, anchor, bold, tone }) =>
        element(
          'text',
          {
            x: round(x),
            y: round(y),
            'font-family': 'sans-serif',
            'font-size': size,
            'font-weight': bold ? 'bold' : null,
            'text-anchor': anchor,
            fill: inks[tone],
          },
          text(words),
        ),
    },
    it,
  );
}

function path(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
