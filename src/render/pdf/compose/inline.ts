/** Inlines as pieces of type: each mark becomes a font, each note a mark that calls it. */
import type { Block, Inline, Language, Reference, Target } from '../../../model/document.ts';
import { match } from '../../../model/match.ts';
import { paragraphId, paragraphMark } from '../../../model/numbers.ts';
import type { Voice } from '../../../style/style.ts';
import { briefingWords } from '../../../text/briefing.ts';
import { outside } from '../../../text/address.ts';
import type { Link } from '../../../typeset/draw.ts';
import type { Piece } from '../../../typeset/piece.ts';
import { child, ornament, type Element } from '../../../typeset/tag.ts';
import { upright, type Bench, type Variant } from '../bench.ts';
import type { Compositor } from './compositor.ts';
import { capitalRuns, typed } from './capitals.ts';
import { covered } from './coverage.ts';

/** How a run of inlines is to be set. */
export type Copy = {
  readonly voice: Voice;
  readonly language: Language;
  /** Whether words may be hyphenated. */
  readonly hyphens: boolean;
  /** The element that the words belong to. */
  readonly tag: Element;
};

/** The pieces of `run`. A note's blocks go to the compositor, which numbers them. */
export function pieces(run: readonly Inline[], copy: Copy, compositor: Compositor): readonly Piece[] {
  const found: Piece[] = [];
  collect(run, copy, upright, null, compositor, found);
  return found;
}

function collect(
  run: readonly Inline[],
  copy: Copy,
  variant: Variant,
  link: Link | null,
  compositor: Compositor,
  found: Piece[],
): void {
  const { bench } = compositor;
  const { tag } = copy;
  const inside = (content: readonly Inline[], change: Partial<Variant>): void =>
    collect(content, copy, { ...variant, ...change }, link, compositor, found);
  const text = (value: string, change: Partial<Variant>, at: Inline['at']): void => {
    const whole = change.family !== undefined;
    const wanted = { ...variant, ...change };
    const level = wanted.level === 'superior' && !hasSuperiors(value, copy, wanted, bench) ? 'raised' : wanted.level;
    for (const part of covered(value, copy, { ...wanted, level }, at, compositor)) {
      for (const { text: letters, capitals } of whole ? [typed(part.text)] : capitalRuns(part.text, copy, part.variant, bench)) {
        const font = bench.font(
          copy.voice,
          { ...part.variant, capitals },
          copy.language,
          copy.hyphens && !whole && capitals === 'typed',
        );
        found.push({ kind: 'text', text: letters, font, link, tag });
      }
    }
  };
  for (const inline of run) {
    match<Inline, [], void>(
      {
        text: (it) => text(it.value, {}, it.at),
        code: (it) =>
          collect(
            [{ ...it, kind: 'text' }],
            { ...copy, tag: child(tag, 'Code') },
            { ...variant, family: 'mono' },
            link,
            compositor,
            found,
          ),
        emphasis: (it) => inside(it.content, { italic: !variant.italic }),
        strong: (it) => inside(it.content, { bold: true }),
        strike: (it) => inside(it.content, { strike: true }),
        superscript: (it) => inside(it.content, { level: 'superior' }),
        subscript: (it) => inside(it.content, { level: 'inferior' }),
        foreign: (it) => {
          const { language } = it;
          collect(it.content, { ...copy, language, tag: child(tag, 'Span', { language }) }, variant, link, compositor, found);
        },
        abbreviation: ({ content, expansion }) =>
          collect(content, { ...copy, tag: child(tag, 'Span', { expansion }) }, variant, link, compositor, found),
        link: (it) => {
          const to = linkTo(it.to);
          const linked = { ...variant, linked: variant.linked || to?.kind === 'web' };
          collect(it.content, to === null ? copy : { ...copy, tag: child(tag, 'Link') }, linked, to ?? link, compositor, found);
        },
        reference: (it) => reference(it, copy, variant, compositor, found),
        image: (it) => {
          const picture = compositor.pictures.get(it.picture);
          if (picture === undefined) return;
          // No taller than the letters around it, and no wider than a few words.
          const scale = Math.min(1, copy.voice.size / picture.height, (widestPicture * copy.voice.size) / picture.width);
          const [width, height] = [picture.width * scale, picture.height * scale];
          const font = bench.font(copy.voice, variant, copy.language, false);
          const shown = it.alt === '' ? ornament : child(tag, 'Figure', { alt: it.alt });
          found.push({ kind: 'image', picture: it.picture, width, height, font, link, tag: shown });
        },
        note: (it) => found.push(noteMark(it.content, copy, variant, compositor)),
        break: () => found.push({ kind: 'break' }),
      },
      inline,
    );
  }
}

/** The number of a paragraph, and the page that it is on; the page is said on paper alone, and is no part of the text. */
function reference(it: Reference, copy: Copy, variant: Variant, compositor: Compositor, found: Piece[]): void {
  const link = linkTo({ kind: 'place', id: paragraphId(it.number) });
  const tag = child(copy.tag, 'Link');
  const said = (value: string, element: Element): void =>
    collect([{ kind: 'text', at: it.at, value }], { ...copy, tag: element }, variant, link, compositor, found);
  said(paragraphMark(it.number), tag);
  const page = compositor.pageOf(paragraphId(it.number));
  if (page === '') return;
  const beside = child(tag, 'Span');
  compositor.origin(beside, []);
  said(`, ${briefingWords(copy.language).onPage.replace('#', page)}`, beside);
}

/** Whether a font has superior forms of its own for all of `value`; a mixture of those and others would be misread. */
function hasSuperiors(value: string, copy: Copy, variant: Variant, bench: Bench): boolean {
  const glyphs = (level: Variant['level']): readonly number[] =>
    bench.font(copy.voice, { ...variant, level }, copy.language, false).cut.word(value.replace(/\s/g, '')).glyphs.ids;
  const [raised, plain] = [glyphs('superior'), glyphs('line')];
  return raised.length === plain.length && raised.every((id, index) => id !== plain[index]);
}

/** How wide a picture in a line may be, in ems. */
const widestPicture = 10;

function noteMark(content: readonly Block[], copy: Copy, variant: Variant, compositor: Compositor): Piece {
  // The mark is read first.
  const tag = child(child(copy.tag, 'Reference'), 'Link');
  const { note, label, link } = compositor.addNote(content, copy.tag);
  const font = compositor.bench.font(
    { ...copy.voice, caps: 'typed' },
    { ...variant, bold: false, level: 'superior' },
    copy.language,
    false,
  );
  return { kind: 'mark', text: label, font, link, tag, note };
}

/** A file that is not in the pack can not be reached from a page, nor an address that no reader may be sent to; their words stay. */
function linkTo(target: Target): Link | null {
  return match<Target, [], Link | null>(
    { web: (it) => webLink(it.url), place: ({ id }) => ({ kind: 'place', id, name: null, said: '' }), file: () => null },
    target,
  );
}

function webLink(address: string): Link | null {
  const url = outside(address);
  return url === null ? null : { kind: 'web', url };
}
