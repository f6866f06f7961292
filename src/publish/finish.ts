/** One edition, from the pack to its files and all that is to be known of it the next time. */
import { overhearing, type Diagnostic } from '../model/problem.ts';
import type { Style } from '../style/style.ts';
import type { Sha256 } from './cache/hash.ts';
import type { Desk } from './desk.ts';
import { editionOf, type MadeEdition } from './edition.ts';
import type { Bound } from './gather.ts';
import { make, type Made } from './make.ts';
import type { Request } from './request.ts';
import type { Done } from './trace/memory.ts';
import type { Reading } from './trace/reading.ts';
import type { Finished } from './write.ts';

/** An edition that was made just now. */
export type Fresh = { readonly done: Done<MadeEdition>; readonly made: readonly Made[]; readonly covers: readonly Finished[] };

/** What editions are finished with. */
export type Finishing = {
  readonly style: Style;
  /** What was said of the style, and what was read for it. */
  readonly styleTold: readonly Diagnostic[];
  readonly common: readonly Reading[];
  readonly request: Request;
  readonly desk: Desk;
  /** Takes the bytes of a file, and gives their name. */
  readonly put: (file: Uint8Array) => Sha256;
};

/** Makes all files of a pack. */
export async function finish(it: Bound, { style, styleTold, common, request, desk, put }: Finishing): Promise<Fresh> {
  const { report, found } = overhearing(desk.report);
  const made = await make(it, style, request, { ...desk, report });
  const shelved =
    request.feeds === true ? await (await import('./feeds.ts')).shelve(it, made, { request, desk: { ...desk, report } }) : null;
  const value = editionOf(it, { made, shelved, common, put });
  const told: readonly Diagnostic[] = [...it.told, ...styleTold, ...found];
  return { done: { value, readings: [...common, ...it.readings], told }, made, covers: shelved?.covers ?? [] };
}
