/** What stands inside a line, as XHTML: one row a kind. */
import type { Image as Shown } from './images.ts';
import type { Inline, Link, Target } from '../../model/document.ts';
import { match, type Table } from '../../model/match.ts';
import { linkOf } from '../../model/numbers.ts';
import { plain } from '../../model/plain.ts';
import { directionOf } from '../../text/direction.ts';
import { outside } from '../../text/address.ts';
import { type Desk, imageOf, tongue } from './desk.ts';
import { openCursor, passing } from './page-breaks.ts';
import { type Attributes, element, joined, nothing, text, type Xml } from '../../text/xml.ts';

/** A whole run of inlines, with the page breaks in it. */
export function inlines(run: readonly Inline[], desk: Desk): Xml {
  desk.voice.begin();
  const breaks = desk.breaks.get(run);
  if (breaks === undefined) return series(run, { ...desk, cursor: null });
  const cursor = openCursor(breaks, desk.voice);
  return joined([series(run, { ...desk, cursor }), cursor.rest()]);
}

function series(run: readonly Inline[], desk: Desk): Xml {
  return joined(run.map((inline) => match(table, inline, desk)));
}

type Holder = { readonly content: readonly Inline[] };
const inside =
  (name: string) =>
  (it: Holder, desk: Desk): Xml =>
    element(name, {}, series(it.content, desk));

const table: Table<Inline, [Desk], Xml> = {
  text: (it, { cursor, voice }) => (cursor === null ? voice.say(it.value) : cursor.text(it.value)),
  emphasis: inside('em'),
  strong: inside('strong'),
  strike: inside('s'),
  superscript: inside('sup'),
  subscript: inside('sub'),
  code: (it, { cursor, voice }) => {
    cursor?.pass(it.value);
    return joined([cursor?.due() ?? nothing, element('code', { dir: 'ltr' }, voice.say(it.value))]);
  },
  link,
  image: (it, desk) => desk.voice.show(element('img', { ...source(imageOf(it.picture, desk), it.alt), class: 'inline' })),
  foreign: (it, desk) => {
    const words = series(it.content, desk);
    const marks = tongue(it.language);
    // Isolated, so that the words around keep their own order.
    return directionOf(it.language) === 'rtl' ? element('bdi', marks, words) : element('span', marks, words);
  },
  abbreviation: (it, desk) => element('abbr', { title: it.expansion }, series(it.content, desk)),
  reference: (it, desk) => link(linkOf(it), desk),
  note: (it, desk) => desk.cite(it),
  break: () => element('br', {}),
};

/** The attributes of an `img`, with its size so that a page does not jump while it loads. */
export function source(image: Shown, alt: string): Attributes {
  return { src: image.file, alt, width: image.width, height: image.height };
}

function link(it: Link, desk: Desk): Xml {
  const href = desk.linked ? null : hrefOf(it.to, desk);
  if (href === null) return series(it.content, desk);
  const held: Xml[] = [];
  const within: Desk = {
    ...desk,
    linked: true,
    // No page begins inside a link, which would be torn for those who hear it.
    cursor: desk.cursor === null ? null : passing(desk.cursor, desk.voice),
    // A note's reference is a link itself, so it waits until this one is closed.
    cite: (note) => {
      held.push(desk.cite(note));
      return nothing;
    },
  };
  const content = series(it.content, within);
  const spoken = plain(it.content).trim() === '';
  const label = it.title === '' ? href : it.title;
  const attributes = { href, title: it.title === '' ? null : it.title, 'aria-label': spoken && content !== '' ? label : null };
  return joined([desk.cursor?.due() ?? nothing, element('a', attributes, content === '' ? text(href) : content), ...held]);
}

/** Where a link leads in this book; null where it leads nowhere that a book can reach. */
function hrefOf(target: Target, desk: Desk): string | null {
  return match<Target, [], string | null>(
    {
      web: (it) => outside(it.url),
      place: (it) => {
        const address = desk.addresses.get(it.id);
        if (address === undefined) return null;
        return address.file === desk.file ? `#${address.id}` : `${address.file}#${address.id}`;
      },
      file: () => null,
    },
    target,
  );
}
