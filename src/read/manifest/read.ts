/** From `slugline.yml` to what it says: the files that it names first, then every key, then the articles, then what cites them. */
import type { Apparatus, Citation } from '../../model/apparatus.ts';
import type { Picture } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import type { Prose } from '../prose.ts';
import { apparatusFrom, apparatusKeys } from './apparatus.ts';
import { articlesOf, inPlaceOf, type ArticleGround } from './articles.ts';
import { group, placeOf, type Sort } from './ask.ts';
import { filesIn, textOf, treeOf, type Held, type Library } from './include.ts';
import { withPaths } from './cites.ts';
import { listingsFrom, type Listings } from './listings.ts';
import type { Manifest, Offer, Settings } from './manifest.ts';
import { habits, settingsFrom } from './settings.ts';

export type ManifestDesk<F extends string, P extends string> = Library & {
  readonly offer: Offer<F, P>;
  /** Articles that the user wants in place of those of the manifest; empty for its own. */
  readonly instead: readonly string[];
  /** Files and folders that patterns never mean: what is written there. */
  readonly written: readonly string[];
  /** Whether the user wants entries that nobody has reviewed; null leaves it to the manifest. */
  readonly drafts: boolean | null;
  /** Whether articles that are not there are left out; null leaves it to the manifest. */
  readonly keepGoing: boolean | null;
  /** Lends a reader of Markdown, and fetches the pictures that it finds. */
  readonly withProse: <T>(
    read: (prose: Prose, report: Report) => T,
    report: Report,
  ) => Promise<{ readonly said: T; readonly pictures: readonly Picture[] }>;
};

/** What the keys say, before anybody has looked for the articles. */
type Said<F extends string, P extends string> = {
  readonly settings: Settings<F, P>;
  readonly listings: Listings;
  readonly apparatus: Apparatus<Citation>;
};

/** The whole manifest as a sort of values. */
export function packSort<F extends string, P extends string>(offer: Offer<F, P>, drafts: boolean | null): Sort<Said<F, P>> {
  return group(
    'a pack',
    (ask, desk) => {
      const settings = settingsFrom(ask, offer);
      return {
        settings,
        listings: listingsFrom(ask, settings.scheme),
        apparatus: apparatusFrom(ask, drafts ?? settings.drafts ?? false, desk),
      };
    },
    habits,
  );
}

/**
 * Reads the manifest in `file`. Null after an error; all that are in it have then been reported, as `manifest-…`, or as what can be
 * wrong with Markdown and its pictures.
 */
export async function readManifest<F extends string, P extends string>(
  file: string,
  desk: ManifestDesk<F, P>,
): Promise<Manifest<F, P> | null> {
  let sound = true;
  const report: Report = (diagnostic) => {
    sound &&= diagnostic.severity !== 'error';
    desk.report(diagnostic);
  };
  const library: Library = { ...desk, report };
  const source = await textOf(file, null, library);
  const root = source === null ? null : treeOf(source, file, report);
  if (root === null) return null;
  const files: Held = root.kind === 'group' ? await filesIn(root, apparatusKeys, library) : new Map();
  const sort = packSort(desk.offer, desk.drafts);
  const { said, pictures } = await desk.withProse(
    (prose, told) => sort.read(root, 'the manifest', { report: told, prose, files, list: desk.list }),
    report,
  );
  if (said === null) return null;
  const { listings, settings, apparatus } = said;
  if (desk.instead.length + listings.loose.length + listings.parts.length === 0) {
    report(problem('manifest-value', placeOf(root), 'the pack has no article', 'list them: articles: [first.md, stories/*.md]'));
  }
  const ground: ArticleGround = { list: desk.list, written: [...desk.written, ...(settings.output ?? [])] };
  const found = desk.instead.length === 0 ? articlesOf(listings, ground, report) : inPlaceOf(listings, desk.instead, ground);
  const spares = (desk.keepGoing ?? settings.keepGoing) === true && found.articles.length > 0;
  if (!spares) for (const diagnostic of found.lost.flatMap((it) => it.told)) report(diagnostic);
  const paths = [...found.articles, ...found.lost].map((it) => it.path);
  return sound ? { settings, ...found, apparatus: withPaths(apparatus, paths), pictures } : null;
}
