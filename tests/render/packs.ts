/** Packs made by hand, for tests of renderers. */
import { type Block, type Inline, type Picture } from '../../src/model/document.ts';
import {
  bullets,
  code,
  em,
  h,
  lang,
  link,
  note,
  noParticulars,
  nowhere,
  p,
  quote,
  rule,
  run,
  strong,
  noBriefing,
} from '../../src/model/build.ts';
import type { Pack, Story } from '../../src/model/pack.ts';
import { drawing, grain, picture, quarters } from '../image/make.ts';

/** A story of `id`, in English, by nobody. */
export function story(id: string, headline: string, ...body: readonly Block[]): Story {
  return {
    kind: 'story',
    role: 'article',
    at: nowhere,
    id,
    language: 'en',
    headline: run(headline),
    standfirst: [],
    particulars: noParticulars,
    body,
  };
}

/** A pack of `stories`, without pictures. */
export function pack(...stories: readonly Story[]): Pack {
  return {
    kind: 'pack',
    title: 'The Morning Briefing',
    subtitle: '',
    series: '',
    issue: '',
    ...noBriefing,
    language: 'en',
    authors: [],
    date: null,
    description: '',
    keywords: [],
    publisher: '',
    rights: '',
    identifier: 'urn:uuid:6c1bb5c0-5f7f-5f0e-9d7e-0c9c8d1f2a11',
    contents: stories.length > 1,
    cover: null,
    stories,
    pictures: [],
  };
}

export const figure = (shown: Picture, alt: string, ...caption: readonly Inline[]): Block => ({
  kind: 'figure',
  at: nowhere,
  picture: shown.hash,
  alt,
  caption,
});

const cells = (
  ...words: readonly string[]
): { at: typeof nowhere; cells: { at: typeof nowhere; content: readonly Inline[] }[] } => ({
  at: nowhere,
  cells: words.map((word) => ({ at: nowhere, content: word === '' ? [] : run(word) })),
});

/** A table with alignments, a caption and a corner without a word. */
export const grid: Block = {
  kind: 'table',
  at: nowhere,
  columns: ['left', 'centre', 'right', 'none'],
  head: [cells('', 'Ships', 'Tonnes', 'Port')],
  body: [cells('Monday', '12', '3,400', 'Hull'), cells('Tuesday', '9', '', 'Leith')],
  caption: run('Arrivals, ', em('two days')),
};

const tasks: Block = {
  kind: 'list',
  at: nowhere,
  start: null,
  tight: true,
  items: [
    { at: nowhere, done: true, content: [p('Count the ships')] },
    { at: nowhere, done: false, content: [p('Ask the harbour master')] },
    { at: nowhere, done: false, content: [quote(p('No paragraph first'))] },
  ],
};

const steps = (start: number, tight: boolean): Block => ({
  kind: 'list',
  at: nowhere,
  start,
  tight,
  items: [
    { at: nowhere, done: null, content: [p('First'), bullets([p('Inner')])] },
    { at: nowhere, done: null, content: [p('Second'), p('More on the second')] },
    { at: nowhere, done: null, content: [] },
  ],
});

const said: Block = {
  kind: 'quote',
  at: nowhere,
  role: 'quotation',
  content: [p('We saw it come.')],
  attribution: run('Ada, ', em('pilot')),
};
const pulled: Block = { kind: 'quote', at: nowhere, role: 'pull', content: [p('It came in fog.')], attribution: [] };
const definitions: Block = {
  kind: 'definitions',
  at: nowhere,
  entries: [
    { at: nowhere, terms: [run('Berth'), run('Mooring')], meanings: [[p('Where a ship lies.')], [p('A bed.'), p('Also that.')]] },
  ],
};

const wrapped = (kind: 'strike' | 'superscript' | 'subscript', words: string): Inline => ({
  kind,
  at: nowhere,
  content: run(words),
});
const to = (id: string, ...words: readonly (string | Inline)[]): Inline => ({
  kind: 'link',
  at: nowhere,
  to: { kind: 'place', id },
  title: '',
  content: run(...words),
});
const beside: Inline = {
  kind: 'link',
  at: nowhere,
  to: { kind: 'file', path: 'b.md', fragment: '' },
  title: '',
  content: run('a file'),
};
const lineBreak: Inline = { kind: 'break', at: nowhere };

/** A pack in which every kind of node stands, in all the places where renderers have gone wrong before. */
export async function everything(): Promise<Pack> {
  const photo = await picture(await grain(640, 480).jpeg().toBuffer(), 'photo.jpg');
  const through = await picture(await quarters(120, 80, 4).png().toBuffer(), 'through.png');
  const chart = await picture(drawing(), 'chart.svg');
  const cover = await picture(await grain(1500, 2000).jpeg().toBuffer(), 'cover.jpg');
  const small: Inline = { kind: 'image', at: nowhere, picture: through.hash, alt: 'a flag' };
  const first: Story = {
    ...story(
      'harbour',
      'Ships & <Harbours>',
      p(
        'Plain, ',
        em('stressed'),
        ', ',
        strong('strong ', em('both')),
        ', ',
        wrapped('strike', 'struck'),
        ', H',
        wrapped('subscript', '2'),
        'O.',
      ),
      p('E = mc', wrapped('superscript', '2'), lineBreak, 'A line by hand, ', code('<code> & "co"'), ' and ', small, ' within.'),
      h(2, 'links', 'Links & ', em('where')),
      p(
        'To ',
        link('https://example.org/a?b=c&d=[e]|f#g', 'the web'),
        ', to ',
        link('mailto:desk@example.org', 'the desk'),
        ', to ',
        to('second', 'the second story'),
        ', to ',
        to('deep', 'its depth'),
        ', to ',
        beside,
        '.',
      ),
      p(
        'Refused: ',
        link('javascript:alert(1)', 'a script'),
        ', ',
        link('data:text/html,x', 'data'),
        '; ',
        link('https://example.org/empty'),
        ' and ',
        link('https://example.org/in', 'with a note', note(p('Cited in a link.')), ' inside'),
        '.',
      ),
      h(3, 'notes', 'Notes'),
      p(
        'One',
        note(p('The first note, with ', em('stress'), ' and ', link('https://example.org/', 'a link'), '.')),
        ' and two',
        note(p('Starts so.'), bullets([p('and lists')])),
        ' and three',
        note(quote(p('Only a quotation.'))),
        '.',
      ),
      h(2, 'lists', 'Lists'),
      bullets([p('Tight')], [p('Tight too')]),
      steps(1, true),
      steps(7, false),
      tasks,
      h(3, 'quotes', 'Quotations'),
      said,
      pulled,
      quote(p('Outer'), quote(p('Inner'), steps(1, true))),
      definitions,
      rule,
      { kind: 'codeBlock', at: nowhere, syntax: 'html', value: '<p class="x">\n  a & b\n</p>' },
      h(2, 'tables', 'Tables and pictures'),
      grid,
      figure(photo, 'Grey water', ...run('A caption with ', em('stress'), '.')),
      figure(through, ''),
      figure(chart, 'A blue field'),
    ),
    standfirst: run('What came in, ', em('and when'), '.'),
    particulars: {
      ...noParticulars,
      authors: ['Ada Lovelace', 'Vincent van Gogh'],
      date: '2022-01-03',
      source: 'https://example.org/harbour',
    },
  };
  const second: Story = {
    ...story(
      'second',
      'Der zweite Text',
      p('Ein Wort auf ', lang('ar', 'العربية'), ' und ', lang('en-GB', 'some English'), '.'),
      h(2, 'tiefe', 'Oben'),
      h(3, 'deep', 'Unten'),
      p('Zurück zu ', to('links', 'den Links'), '.'),
    ),
    language: 'de',
  };
  const third: Story = {
    ...story('third', 'قصة قصيرة', p('هذا نص قصير.', note(p('حاشية')), ' ', lang('en', 'English'))),
    language: 'ar',
  };
  return {
    ...pack(first, second, third),
    subtitle: 'What came into port',
    series: 'Ports of the North',
    issue: '12',
    authors: ['Ada Lovelace', 'Vincent van Gogh'],
    date: '2022-01-03T09:30:00+02:00',
    description: 'Ships, “text” & more.',
    keywords: ['ships', 'harbours & ports'],
    publisher: 'The Desk',
    rights: '© The Desk',
    cover,
    pictures: [photo, through, chart],
  };
}
