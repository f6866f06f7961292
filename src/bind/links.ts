/** Pass: every link leads somewhere. One that leads nowhere in the pack is reported, and its words stay. */
import { posix } from 'node:path';
import type { Article, Inline, Link, Target } from '../model/document.ts';
import { match } from '../model/match.ts';
import { numberOfId } from '../model/numbers.ts';
import { problem, type Report } from '../model/problem.ts';
import { anchor } from '../text/slug.ts';
import { rewriteBlocks, rewriteInlines, type Rewrite } from '../model/walk.ts';
import type { Draft } from './draft.ts';

/** The drafts with their links settled: places by their ids in the pack, files by the story they became. @param pack all that links may lead to */
export function linked(drafts: readonly Draft[], report: Report, pack: readonly Draft[] = drafts): readonly Draft[] {
  const byFile = filesOf(pack);
  return drafts.map((draft) => {
    const article = withLinks(draft.article, (link) => settled(link, draft, byFile, report));
    return article === draft.article ? draft : { ...draft, article };
  });
}

/** What becomes of a link in a text that stands where `draft` does, as `linked` has it; nothing is told. */
export function linksFrom(draft: Draft, pack: readonly Draft[]): (link: Link) => Target | null {
  const byFile = filesOf(pack);
  return (link) => settled(link, draft, byFile, () => undefined);
}

function filesOf(pack: readonly Draft[]): ReadonlyMap<string, Draft> {
  return new Map(pack.map((draft) => [filePath(draft.article.at.file), draft]));
}

/** Where the link leads in the pack; null when it leads nowhere. Whether there is a paragraph of a number is seen when all are counted. */
function settled(link: Link, draft: Draft, byFile: ReadonlyMap<string, Draft>, report: Report): Target | null {
  const broken = (what: string, hint: string): null => {
    report(problem('link-broken', link.at, what, hint));
    return null;
  };
  return match<Target, [], Target | null>(
    {
      web: (to) => to,
      place: (to) => {
        if (!draft.anchors.has(to.id) && numberOfId(to.id) !== null) return to;
        const id = draft.anchors.get(to.id);
        if (id === undefined) return broken(`no heading "#${to.id}" in this article`, 'its words stay, without the link');
        return id === to.id ? to : { kind: 'place', id };
      },
      file: (to) => {
        const other = byFile.get(filePath(posix.join(posix.dirname(filePath(draft.article.at.file)), filePath(to.path))));
        if (other === undefined) {
          return broken(`"${to.path}" is no article of this pack`, 'build both into one pack, or link to a web address');
        }
        if (to.fragment === '') return { kind: 'place', id: other.id };
        const named = other.anchors.get(to.fragment) ?? other.anchors.get(anchor(to.fragment));
        const id = named ?? (numberOfId(to.fragment) === null ? undefined : to.fragment);
        if (id === undefined) {
          report(
            problem('link-broken', link.at, `no heading "#${to.fragment}" in ${to.path}`, 'the link leads to the article itself'),
          );
        }
        return { kind: 'place', id: id ?? other.id };
      },
    },
    link.to,
  );
}

function withLinks(article: Article, settle: (link: Link) => Target | null): Article {
  const how = settling(settle);
  const headline = rewriteInlines(article.headline, how);
  const standfirst = rewriteInlines(article.standfirst, how);
  const body = rewriteBlocks(article.body, how);
  const unchanged = headline === article.headline && standfirst === article.standfirst && body === article.body;
  return unchanged ? article : { ...article, headline, standfirst, body };
}

/** A rewrite that gives each link its target, and leaves the words alone of one that has none. */
export function settling(settle: (link: Link) => Target | null): Rewrite {
  const inlines = (run: readonly Inline[]): readonly Inline[] => {
    const out = run.flatMap((inline): readonly Inline[] => {
      if (inline.kind !== 'link') return [inline];
      const to = settle(inline);
      if (to === null) return inline.content;
      return [to === inline.to ? inline : { ...inline, to }];
    });
    return out.length === run.length && out.every((inline, index) => inline === run[index]) ? run : out;
  };
  return { inlines, blocks: (run) => run };
}

const filePath = (path: string): string => posix.normalize(path.replaceAll('\\', '/'));
