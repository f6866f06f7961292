/** Markdown inside another file: each piece is read by itself, with notes of its own; its pictures lie beside the file that it stands in. */
import { dirname, resolve } from 'node:path';
import type { Block, Hash, Inline, Picture } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import type { World } from '../../world/world.ts';
import type { Prose, Written } from '../prose.ts';
import { blocksOf } from './blocks.ts';
import { excerptFrom, type Excerpt } from './excerpt.ts';
import { withHeadingIds } from './headings.ts';
import { loadImages, wantedImages, type Wanted } from './images.ts';
import { inlinesOf } from './inlines.ts';
import { isWithinLimits } from './limits.ts';
import { openSession, type Session } from './session.ts';

/** Where pictures come from. `folder` is the working folder; pictures may lie in `roots` besides the folder of their file. */
export type ProseDesk = {
  readonly world: World;
  readonly report: Report;
  readonly folder: string;
  readonly roots: readonly string[];
};

/**
 * What `read` gives, with the pictures that its Markdown shows. It reads twice where there are pictures: they are named after their
 * bytes, and which there are is known only when everything was read. Problems are told once.
 */
export async function withProse<T>(
  read: (prose: Prose, report: Report) => T,
  desk: ProseDesk,
): Promise<{ readonly said: T; readonly pictures: readonly Picture[] }> {
  const wanted = new Map<string, Wanted>();
  const wantedBeside = (file: string): Wanted => {
    const folder = dirname(file);
    const known = wanted.get(folder) ?? wantedImages(desk.report);
    wanted.set(folder, known);
    return known;
  };
  const first = read(proseReader(wantedBeside, desk.report), desk.report);
  if ([...wanted.values()].every((it) => it.all.size === 0)) return { said: first, pictures: [] };

  const loaded = new Map<string, ReadonlyMap<Hash, Picture>>();
  for (const [folder, images] of wanted) {
    const own = resolve(desk.folder, folder);
    loaded.set(folder, await loadImages(images, { ...desk, source: { folder: own, roots: [own, ...desk.roots] } }));
  }
  const silent: Report = () => undefined;
  const named = (file: string): Wanted => {
    const { all, want } = wantedImages(silent);
    return { all, want: (...image) => loaded.get(dirname(file))?.get(want(...image))?.hash ?? '' };
  };
  const pictures = new Map([...loaded.values()].flatMap((it) => [...it.values()].map((picture) => [picture.hash, picture])));
  return { said: read(proseReader(named, silent), silent), pictures: [...pictures.values()] };
}

function proseReader(imagesBeside: (file: string) => Wanted, report: Report): Prose {
  const opened = (written: Written, source: string, excerpt: Excerpt): Session | null => {
    const { file } = written.where(0);
    const told: Report = (it) => report({ ...it, at: it.at === null ? null : excerpt.place(it.at.line, it.at.column) });
    if (!isWithinLimits(source, file, told)) return null;
    return openSession({ ...excerpt, text: source }, imagesBeside(file), report);
  };
  return {
    blocks: (written): readonly Block[] => {
      const excerpt = excerptOf(written);
      const session = opened(written, excerpt.text, excerpt);
      if (session === null) return [];
      const read = withHeadingIds(blocksOf({ tokens: session.lexed.tokens, excerpt }, session));
      session.notes.finish();
      return read;
    },
    line: (written): readonly Inline[] => {
      const excerpt = excerptOf(written);
      const session = opened(written, '', excerpt);
      try {
        return session === null ? [] : inlinesOf(session.lexed.line(excerpt.text), excerpt, session);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        report(
          problem('source-too-deep', excerpt.place(1, 1), 'marks are nested too deep to be read', 'look for runs of brackets'),
        );
        return [];
      }
    },
  };
}

/** The text without the space around it. */
function excerptOf({ text, where }: Written): Excerpt {
  const skipped = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const starts = [0, ...[...trimmed.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const place: Excerpt['place'] = (line, column) => where(skipped + (starts[line - 1] ?? trimmed.length) + column - 1);
  return excerptFrom(trimmed, { line: 1, column: 1 }, place);
}
