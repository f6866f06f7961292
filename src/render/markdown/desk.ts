/** What every part of the writer has at hand: names of pictures and headings, and the notes of the story so far. */
import type { Block, Drawing, Hash, Note, Paragraph } from '../../model/document.ts';
import type { Anchors } from './anchors.ts';

export type Desk = {
  /** The path of every picture, by its hash. */
  readonly pictures: ReadonlyMap<Hash, string>;
  /** The path of a drawing. */
  readonly drawing: (it: Drawing) => string;
  /** Where ids lead; one that is not among them is a place of the same file. */
  readonly anchors: Anchors;
  /** The numbers of paragraphs that have one. */
  readonly numbers: ReadonlyMap<Paragraph, string>;
  /** The number of a note in the output; a note that was cited before keeps its number. */
  readonly cite: (note: Note) => number;
  /** The notes that were cited since this was asked last. */
  readonly take: () => readonly { readonly number: number; readonly content: readonly Block[] }[];
};

/** A desk for one output. @param folder of its pictures */
export function openDesk(
  { pictures, anchors, numbers: paragraphs }: Pick<Desk, 'pictures' | 'anchors' | 'numbers'>,
  folder = '',
): Desk {
  const numbers = new Map<readonly Block[], number>();
  let cited: { readonly number: number; readonly content: readonly Block[] }[] = [];
  return {
    pictures,
    anchors,
    drawing: ({ name }) => `${folder}/${name}.svg`,
    numbers: paragraphs,
    cite: ({ content }) => {
      const known = numbers.get(content);
      if (known !== undefined) return known;
      const number = numbers.size + 1;
      numbers.set(content, number);
      cited.push({ number, content });
      return number;
    },
    take: () => {
      const taken = cited;
      cited = [];
      return taken;
    },
  };
}
