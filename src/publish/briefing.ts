/** What a pack is besides settings in words: what only a manifest can say, or a program that has it in its hands. */
import type { Copy } from '../bind/copy.ts';
import type { Apparatus, Citation } from '../model/apparatus.ts';
import { noApparatus } from '../model/apparatus.ts';
import type { Article, Picture } from '../model/document.ts';
import { tlp, type Scheme } from '../model/marking.ts';
import type { PackPart } from '../model/pack.ts';
import type { Lost, Override } from '../read/manifest/manifest.ts';

export type Briefing = {
  /** Whether its articles may be in languages of their own. */
  readonly mixed: boolean;
  readonly scheme: Scheme;
  readonly apparatus: Apparatus<Citation>;
  /** Whether articles say what an acronym of the glossary stands for where they first use it. */
  readonly expandAcronyms: boolean;
  /** Whether how it may be passed on has a page of its own; null leaves that to the pack. */
  readonly handlingPage: boolean | null;
  /** Pictures that the apparatus refers to. */
  readonly pictures: readonly Picture[];
  readonly parts: readonly PackPart[];
  /** Articles that it wants and that are left out already, as they are not there. */
  readonly lost: readonly Lost[];
  /** The URI that it is known by; empty for one that is made. */
  readonly identifier: string;
  /** What is said of articles in place of what they say, by the paths that the sources have. */
  readonly overrides: ReadonlyMap<string, Override>;
};

/** Articles and nothing else. */
export const noBriefing: Briefing = {
  mixed: false,
  scheme: tlp,
  apparatus: noApparatus,
  expandAcronyms: false,
  handlingPage: null,
  pictures: [],
  parts: [],
  lost: [],
  identifier: '',
  overrides: new Map(),
};

/** An article as the briefing has it. @param copyOf makes copy: where nothing is said of words or language, there is no need to */
export function overridden(copy: Copy, override: Override | undefined, copyOf: (article: Article) => Copy): Copy {
  if (override === undefined) return copy;
  const { headline, particulars } = override;
  const now = (it: Article): Article => ({ ...it, particulars: { ...it.particulars, ...particulars } });
  if (headline.length > 0) return copyOf({ ...now(copy.article), headline });
  if (particulars.language !== undefined) return copyOf(now(copy.article));
  return { ...copy, article: now(copy.article), set: now(copy.set) };
}
