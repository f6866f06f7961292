/** Which document of the book everything stands in, decided before a word is written, since links lead forward too. */
import type { Block } from '../../model/document.ts';
import { leavesIn, type Leaf } from '../../model/leaves.ts';
import { paragraphId } from '../../model/numbers.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { walk } from '../../model/walk.ts';
import type { Profile } from './profile.ts';

/** One document's share of a story. */
export type Part = {
  readonly story: Story;
  /** Of the story in the pack, from 1. */
  readonly storyNumber: number;
  /** Of the part in the story, from 1. */
  readonly number: number;
  readonly file: string;
  readonly body: readonly Block[];
};

export type Address = { readonly file: string; readonly id: string };

export type Plan = {
  readonly parts: readonly Part[];
  /** Where each story and each heading stands, by its id in the pack. */
  readonly addresses: ReadonlyMap<string, Address>;
  /** The document that each leaf stands in. */
  readonly files: ReadonlyMap<Leaf, string>;
};

/** A document with more notes than this is slow to open where notes are looked for one by one. */
const mostNotes = 250;

/** Plans the documents of `pack`: one a story, or several where a story is very long. */
export function planOf(pack: Pack, { mostBytes }: Pick<Profile, 'mostBytes'>): Plan {
  const parts = pack.stories.flatMap((story, index) => partsOf(story, index + 1, pack.stories.length, mostBytes));
  const addresses = new Map<string, Address>();
  const files = new Map<Leaf, string>();
  for (const part of parts) {
    const { headline, standfirst } = part.story;
    for (const leaf of [...(part.number === 1 ? [headline, standfirst] : []), ...leavesIn(part.body)]) files.set(leaf, part.file);
    if (part.number === 1) addresses.set(part.story.id, { file: part.file, id: part.story.id });
    walk(part.number === 1 ? [...part.story.headline, ...part.story.standfirst, ...part.body] : part.body, (node) => {
      // Ids from scripts other than Latin are lawful but not safe in every reader.
      const safe = (id: string): string => (/^[a-z][\w.-]*$/i.test(id) ? id : `heading_${addresses.size}`);
      const number = node.kind === 'paragraph' ? pack.numbers.get(node) : undefined;
      if (number !== undefined) addresses.set(paragraphId(number), { file: part.file, id: paragraphId(number) });
      if (node.kind === 'heading') addresses.set(node.id, { file: part.file, id: safe(node.id) });
    });
  }
  return { parts, addresses, files };
}

/** File names sort as the book reads; the digits in front keep them clear of the book's own files. */
function partsOf(story: Story, storyNumber: number, stories: number, mostBytes: number): readonly Part[] {
  const digits = String(storyNumber).padStart(String(stories).length + 1, '0');
  const stem = `${digits}-${story.id.slice(0, 80)}`;
  return divided(story.body, mostBytes).map((body, index) => ({
    story,
    storyNumber,
    number: index + 1,
    file: index === 0 ? `${stem}.xhtml` : `${stem}_${String(index + 1).padStart(2, '0')}.xhtml`,
    body,
  }));
}

/** Cuts where a heading starts once a part is half full, and anywhere before it would be overfull. */
function divided(body: readonly Block[], mostBytes: number): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  /** How full the last part is, as a share of what it may hold. */
  let full = 0;
  for (const block of body) {
    const { bytes, notes } = weigh(block);
    const weight = Math.max(bytes / mostBytes, notes / mostNotes);
    const atHeading = block.kind === 'heading' && full > 1 / 2;
    if (full > 0 && (atHeading || full + weight > 1)) {
      parts.push([]);
      full = 0;
    }
    parts.at(-1)?.push(block);
    full += weight;
  }
  return parts;
}

/** Bytes of text, and some for the markup around each node. */
function weigh(block: Block): { readonly bytes: number; readonly notes: number } {
  let bytes = 0;
  let notes = 0;
  walk([block], (node) => {
    bytes += 30;
    if (node.kind === 'text' || node.kind === 'code' || node.kind === 'codeBlock') bytes += Buffer.byteLength(node.value);
    if (node.kind === 'link' && node.to.kind === 'web') bytes += node.to.url.length;
    if (node.kind !== 'note') return;
    bytes += 300;
    notes++;
  });
  return { bytes, notes };
}
