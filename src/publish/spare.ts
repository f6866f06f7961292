/**
 * Keeping going: an article that has errors is left out of its pack, and everything else is made. Its errors are told all the same; they
 * only stand in no output's way.
 */
import { bindCopy, type BindSettings } from '../bind/bind.ts';
import type { Copy } from '../bind/copy.ts';
import type { Pack, PackPart } from '../model/pack.ts';
import { collector, problem, type Diagnostic } from '../model/problem.ts';
import type { Lost } from '../read/manifest/manifest.ts';
import type { Desk } from './desk.ts';

/** A source that could be read, and its place among those that were to be. */
export type Kept = { readonly path: string; readonly index: number; readonly copy: Copy };

/** A pack without the articles whose errors only binding found; `pack` is null where no article is left. */
export type Spared<K extends Kept> = { readonly pack: Pack | null; readonly kept: readonly K[]; readonly lost: readonly Lost[] };

/** Binds `kept`, and again without those that have errors, until none has: each time there are fewer. */
export function bindWhatIsSound<K extends Kept>(
  kept: readonly K[],
  lost: readonly Lost[],
  settings: BindSettings,
  { report }: Pick<Desk, 'report'>,
): Spared<K> {
  if (kept.length === 0) return { pack: null, kept, lost };
  const { report: note, found } = collector();
  const parts = partsWithout(settings.parts, kept);
  const copy = kept.map((it) => it.copy);
  const pack = bindCopy(copy, { ...settings, parts, lost: lost.map((it) => it.path) }, note);
  const isIn = (file: string) => (it: Diagnostic) => it.at?.file === file;
  const isSound = ({ copy: { article } }: K): boolean =>
    !found.filter(isIn(article.at.file)).some((it) => it.severity === 'error');
  const sound = kept.filter(isSound);
  if (sound.length === kept.length) {
    found.forEach(report);
    return { pack, kept, lost };
  }
  const more = kept
    .filter((it) => !isSound(it))
    .map(({ path, copy: { article } }): Lost => ({ path, told: found.filter(isIn(article.at.file)) }));
  return bindWhatIsSound(sound, [...lost, ...more], settings, { report });
}

/** Parts begin sooner where articles before them are left out. */
export function partsWithout(parts: readonly PackPart[], kept: readonly Kept[]): readonly PackPart[] {
  return parts.map(({ title, first }) => ({ title, first: kept.filter(({ index }) => index < first).length }));
}

/** Tells what is wrong with articles that were left out, and that they were. */
export function tellLost(lost: readonly Lost[], numbered: boolean, { spared }: Pick<Desk, 'spared'>): void {
  for (const { path, told } of lost) {
    told.forEach(spared);
    const hint = `mend it and build again${numbered ? '; until then the paragraphs are numbered without it' : ''}`;
    spared(problem('article-left-out', null, `left out: ${path}`, hint));
  }
}
