/** What a reader of a pack should hear, out of its model: each piece of text as it was written, in the order of reading. */
import type { Block, Inline } from '../../src/model/document.ts';
import { match } from '../../src/model/match.ts';
import type { Pack, Story } from '../../src/model/pack.ts';
import { paragraphMark } from '../../src/model/numbers.ts';
import { plain } from '../../src/model/plain.ts';
import type { Expectations } from './pdf-check.ts';

type Heard = { readonly text: string[]; readonly notes: string[] };

/** What a file of `pack` has to say. */
export function heardIn(pack: Pack): Expectations {
  const heard: Heard = { text: [], notes: [] };
  for (const it of pack.stories) story(it, heard);
  const whole = (pieces: readonly string[]): readonly string[] => pieces.filter((piece) => piece.trim() !== '');
  return { text: whole(heard.text), notes: whole(heard.notes), stories: pack.stories.map((it) => plain(it.headline)) };
}

function story(it: Story, heard: Heard): void {
  for (const run of [it.headline, it.standfirst]) inlines(run, heard);
  blocks(it.body, heard);
}

function blocks(run: readonly Block[], heard: Heard): void {
  for (const block of run) {
    match<Block, [], void>(
      {
        paragraph: (it) => inlines(it.content, heard),
        heading: (it) => inlines(it.content, heard),
        list: (it) => it.items.forEach((item) => blocks(item.content, heard)),
        quote: (it) => {
          blocks(it.content, heard);
          inlines(it.attribution, heard);
        },
        // A long line of code goes on in the next: its letters are asked for where they are few.
        codeBlock: (it) => void heard.text.push(...it.value.split('\n').filter((line) => line.length < 40)),
        table: (it) => {
          inlines(it.caption, heard);
          for (const row of [...it.head, ...it.body]) row.cells.forEach((cell) => inlines(cell.content, heard));
        },
        figure: (it) => inlines(it.caption, heard),
        definitions: (it) => {
          for (const { terms, meanings } of it.entries) {
            terms.forEach((term) => inlines(term, heard));
            meanings.forEach((meaning) => blocks(meaning, heard));
          }
        },
        rule: () => undefined,
        drawing: () => undefined,
        judgement: (it) => [it.content, it.evidence].forEach((run) => inlines(run, heard)),
        keyFigures: (it) =>
          it.entries.forEach((entry) => {
            heard.text.push(entry.figure);
            [entry.label, entry.caveat, entry.evidence].forEach((run) => inlines(run, heard));
          }),
      },
      block,
    );
  }
}

/** A run of words is one piece up to where something else stands in it: a note's mark, a picture. */
function inlines(run: readonly Inline[], heard: Heard): void {
  let piece = '';
  const end = (): void => {
    heard.text.push(piece);
    piece = '';
  };
  const inside = (it: { readonly content: readonly Inline[] }): void => it.content.forEach(one);
  const one = (inline: Inline): void =>
    match<Inline, [], void>(
      {
        text: (it) => void (piece += it.value),
        code: (it) => void (piece += it.value),
        break: () => void (piece += ' '),
        image: end,
        // On paper its page follows.
        reference: (it) => {
          piece += paragraphMark(it.number);
          end();
        },
        note: (it) => {
          end();
          const within: Heard = { text: heard.notes, notes: heard.notes };
          blocks(it.content, within);
        },
        emphasis: inside,
        strong: inside,
        strike: inside,
        superscript: inside,
        subscript: inside,
        link: inside,
        foreign: inside,
        abbreviation: inside,
      },
      inline,
    );
  run.forEach(one);
  end();
}
