/** Footnotes: found wherever they are defined, put where they are cited. A note inside a note becomes words in brackets. */
import type { Block, Inline, Place } from '../../model/document.ts';
import { match } from '../../model/match.ts';
import { problem, type Report } from '../../model/problem.ts';
import { mapSame, rewriteBlocks } from '../../model/walk.ts';
import { runsIn, located, type Run } from './containers.ts';
import { placeAt } from './excerpt.ts';

/** A definition, not yet converted. */
export type Definition = { readonly id: string; readonly at: Place; readonly run: Run };

export type Notes = {
  /** What stands for a citation; null when no note has that name, which is reported. */
  readonly cite: (id: string, at: Place, convert: (run: Run) => readonly Block[]) => readonly Inline[] | null;
  /** Reports every note that nothing cites. */
  readonly finish: () => void;
};

/** How many citations inside of notes are followed: each copies a note, and copies of copies grow without end. */
const nestingLimit = 1000;

/** The notes defined anywhere in `run`. */
export function notesIn(run: Run, report: Report): Notes {
  const all = [...definitions(run)];
  const byId = new Map([...all].reverse().map((definition) => [definition.id, definition]));
  const cited = new Set<Definition>();
  const converted = new Map<string, readonly Block[]>();
  const open: string[] = [];
  let nested = 0;

  return {
    cite: (id, at, convert) => {
      const definition = byId.get(id);
      if (definition === undefined) {
        report(problem('note-missing', at, `there is no note [^${id}]`, `write it on a line of its own: [^${id}]: ...`));
        return null;
      }
      cited.add(definition);
      if (open.includes(id) || nested > nestingLimit) {
        const round = open.includes(id) ? 'cites itself' : 'is one of too many inside other notes';
        report(problem('note-cyclic', at, `the note [^${id}] ${round}`, 'take the citation out of the note'));
        return [];
      }
      if (open.length > 0) nested += 1;
      open.push(id);
      const content = (open.length === 1 ? converted.get(id) : undefined) ?? demoted(convert(definition.run));
      open.pop();
      if (open.length > 0) return bracketed(content, at);
      converted.set(id, content);
      return content.length === 0 ? [] : [{ kind: 'note', at, content }];
    },
    finish: () => {
      for (const definition of all) {
        if (cited.has(definition)) continue;
        report(
          problem(
            'note-unused',
            definition.at,
            `nothing cites the note [^${definition.id}], so it is not shown`,
            `write [^${definition.id}] where it belongs, or delete it`,
          ),
        );
      }
    },
  };
}

/** Without headings: a note has no place in the order of an article, so what is one there is a bold paragraph. */
function demoted(content: readonly Block[]): readonly Block[] {
  const demote = (block: Block): Block =>
    block.kind === 'heading'
      ? { kind: 'paragraph', at: block.at, content: [{ kind: 'strong', at: block.at, content: block.content }] }
      : block;
  return rewriteBlocks(content, { inlines: (run) => run, blocks: (run) => mapSame(run, demote) });
}

function* definitions(run: Run): Generator<Definition> {
  for (const here of located(run)) {
    const runs = runsIn(here, run.excerpt);
    const [own] = runs;
    if (here.token.type === 'footnote' && own !== undefined) {
      yield { id: here.token.id, at: placeAt(run.excerpt, here.start), run: own };
    }
    for (const inner of runs) yield* definitions(inner);
  }
}

/** The words of a note inside a note. Blocks other than paragraphs are taken for their words too. */
function bracketed(content: readonly Block[], at: Place): readonly Inline[] {
  const words = content.flatMap((block, index): readonly Inline[] => {
    const inner = wordsOf(block);
    return index === 0 || inner.length === 0 ? inner : [{ kind: 'text', at, value: ' ' }, ...inner];
  });
  return words.length === 0 ? [] : [{ kind: 'text', at, value: ' (' }, ...words, { kind: 'text', at, value: ')' }];
}

/** Every word of a block, in one line. */
function wordsOf(block: Block): readonly Inline[] {
  const spaced = (runs: readonly (readonly Inline[])[], at: Place): readonly Inline[] =>
    runs.flatMap((run, index) => (index === 0 ? run : [{ kind: 'text', at, value: ' ' }, ...run]));
  return match<Block, [], readonly Inline[]>(
    {
      paragraph: (it) => it.content,
      heading: (it) => it.content,
      codeBlock: (it) => [{ kind: 'code', at: it.at, value: it.value.replace(/\n/g, ' ') }],
      rule: () => [],
      drawing: () => [],
      judgement: (it) => spaced([it.content, it.evidence], it.at),
      keyFigures: (it) =>
        spaced(
          it.entries.flatMap((entry) => [entry.label, entry.caveat, entry.evidence]),
          it.at,
        ),
      figure: (it) => spaced([[{ kind: 'image', at: it.at, picture: it.picture, alt: it.alt }], it.caption], it.at),
      quote: (it) => spaced([...it.content.map(wordsOf), it.attribution], it.at),
      list: (it) =>
        spaced(
          it.items.flatMap((item) => item.content.map(wordsOf)),
          it.at,
        ),
      table: (it) =>
        spaced([it.caption, ...[...it.head, ...it.body].flatMap((row) => row.cells.map((cell) => cell.content))], it.at),
      definitions: (it) =>
        spaced(
          it.entries.flatMap((entry) => [...entry.terms, ...entry.meanings.flat().map(wordsOf)]),
          it.at,
        ),
    },
    block,
  );
}
