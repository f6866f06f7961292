/** A briefing with every part of the apparatus, bound as a user's would be. */
import { bind, noSettings } from '../../src/bind/bind.ts';
import type { Apparatus, Citation } from '../../src/model/apparatus.ts';
import { article, h, link, p, quote, run } from '../../src/model/build.ts';
import type { Article, Place } from '../../src/model/document.ts';
import type { Pack } from '../../src/model/pack.ts';
import { ownFile } from '../own-files.ts';
import { collector, type Diagnostic } from '../../src/model/problem.ts';

const from = (file: string, it: Article): Article => ({ ...it, at: { file, line: 1, column: 1 } });

export const harbour = from(
  'harbour.md',
  article(
    'The harbour reopens',
    p('The harbour of Leith opened again on 3 January 2022, after a storm that had closed it for nine days.'),
    p('Some 47 ships were waiting; “we saw it come”, said Ada Lovelace, the harbour master.'),
    h(2, 'dues', 'What it costs'),
    p('Dues rose by 4.5 % in the week, and nobody expects them to fall before spring.'),
    quote(p('It was the longest closure since the war.')),
    p('More is said in [¶2].'),
  ),
);
export const ferry = from(
  'ferry.md',
  article(
    'The ferry stays away',
    p('The ferry to Hull will not sail before March, its owners say.'),
    p('They blame the price of oil.'),
  ),
);

const at: Place = { file: 'slugline.yml', line: 9, column: 3 };
export const cite = (article: string, quoted: string): Citation => ({ at, article, quote: quoted });

/** All there is. */
export const apparatus: Apparatus<Citation> = {
  handling: [p('For the harbour board; do not pass on before noon.')],
  bottomLine: [p('The harbour works again, but it will be dear until spring.')],
  judgements: [
    {
      at,
      content: run('Dues will stay where they are until April.'),
      likelihood: 'highly likely',
      confidence: 'moderate',
      cites: [cite('harbour.md', 'nobody expects them to fall before spring')],
    },
    {
      at,
      content: run('The ferry comes back in March.'),
      likelihood: 'realistic possibility',
      confidence: 'low',
      cites: [cite('ferry.md', 'will not sail before March'), cite('ferry', 'the price of oil')],
    },
  ],
  figures: [
    { at, figure: '47', label: run('ships waiting'), caveat: run('Tugs are not counted.'), cites: [cite('harbour.md', '47')] },
    { at, figure: '4.5 %', label: run('more in dues within a week'), caveat: [], cites: [] },
  ],
  changes: [p('The ferry is new in this issue.')],
  assessment: [p('Everything hangs on the weather, see [¶1].')],
  indicators: [run('A second storm'), run('Oil below sixty dollars')],
  timeline: [
    { at, date: '2022-01-03', content: run('The harbour opens.'), cites: [cite('harbour.md', '3 January 2022')] },
    { at, date: '2021-12', content: run('The storm.'), cites: [] },
  ],
  people: [
    {
      at,
      name: 'Ada Lovelace',
      role: run('harbour master'),
      content: [p('In office since 2015.')],
      cites: [cite('harbour.md', '"we saw it come"')],
    },
  ],
  places: [{ at, name: 'Leith', position: { latitude: 55.98, longitude: -3.17 }, content: run('Port of Edinburgh') }],
  lines: [p('We are open, and glad of it.')],
  questions: [{ at, question: run('When does the ferry sail?'), answer: [p('Not before March.')] }],
  gaps: [p('We do not know what the insurers will say.')],
  assumptions: [p('No second storm before April.')],
  glossary: [{ at, term: 'TEU', expansion: 'twenty-foot equivalent unit', content: run('How ships of boxes are measured') }],
  sources: [
    {
      at,
      article: 'harbour.md',
      title: 'Port notices',
      publisher: 'The Port Office',
      url: 'https://example.org/notices',
      published: '2022-01-03',
      retrieved: '2022-01-04',
      grade: { reliability: 'B', credibility: 2 },
      content: run('Read by two of us.'),
    },
  ],
  method: [p('Words of probability mean the same throughout.')],
  colophon: [p('Set in '.concat('Source Serif.')), p(link('https://example.org/desk', 'The desk'))],
  yardstick: 'phia',
};

export function briefing(change: Partial<Apparatus<Citation>> = {}): {
  readonly pack: Pack;
  readonly found: readonly Diagnostic[];
} {
  const { report, found } = collector();
  const settings = {
    ...noSettings,
    title: 'The Harbour Briefing',
    series: 'Ports of the North',
    issue: '12',
    date: '2022-01-05',
    numbered: true,
    parts: [
      { title: 'From the quay', first: 0 },
      { title: 'From the sea', first: 1 },
    ],
    marking: 'TLP:GREEN',
    apparatus: { ...apparatus, ...change },
    land: ownFile('countries.json'),
  };
  return { pack: bind([harbour, ferry], settings, report), found };
}
