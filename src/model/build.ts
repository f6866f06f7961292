/** Short names for making nodes by hand: the vocabulary of tests and of embedders that bring articles of their own. */
import { noApparatus } from './apparatus.ts';
import type { Article, Block, Inline, Level, Particulars, Place } from './document.ts';
import { tlp } from './marking.ts';
import type { Pack } from './pack.ts';

/** The place of a node that comes from no file. */
export const nowhere: Place = { file: '', line: 1, column: 1 };

/** What a source that says nothing about itself says. */
export const noParticulars: Particulars = {
  authors: [],
  date: null,
  language: null,
  description: '',
  keywords: [],
  publisher: '',
  rights: '',
  source: '',
  marking: '',
  retrieved: null,
};

/** A pack that is articles and nothing else. */
export const noBriefing = {
  period: '',
  preparedBy: [],
  preparedFor: '',
  nextIssue: '',
  contact: '',
  marking: '',
  scheme: tlp,
  apparatus: noApparatus,
  numbers: new Map(),
  parts: [],
} as const satisfies Partial<Pack>;

type Words = string | Inline;

/** Inlines from strings and inlines. */
export function run(...words: readonly Words[]): readonly Inline[] {
  return words.map((word) => (typeof word === 'string' ? { kind: 'text', at: nowhere, value: word } : word));
}

export const em = (...words: readonly Words[]): Inline => ({ kind: 'emphasis', at: nowhere, content: run(...words) });
export const strong = (...words: readonly Words[]): Inline => ({ kind: 'strong', at: nowhere, content: run(...words) });
export const code = (value: string): Inline => ({ kind: 'code', at: nowhere, value });
export const link = (url: string, ...words: readonly Words[]): Inline => ({
  kind: 'link',
  at: nowhere,
  to: { kind: 'web', url },
  title: '',
  content: run(...words),
});
export const note = (...content: readonly Block[]): Inline => ({ kind: 'note', at: nowhere, content });
export const lang = (language: string, ...words: readonly Words[]): Inline => ({
  kind: 'foreign',
  at: nowhere,
  language,
  content: run(...words),
});

export const p = (...words: readonly Words[]): Block => ({ kind: 'paragraph', at: nowhere, content: run(...words) });
export const h = (level: Level, id: string, ...words: readonly Words[]): Block => ({
  kind: 'heading',
  at: nowhere,
  level,
  id,
  content: run(...words),
});
export const quote = (...content: readonly Block[]): Block => ({
  kind: 'quote',
  at: nowhere,
  role: 'quotation',
  content,
  attribution: [],
});
export const rule: Block = { kind: 'rule', at: nowhere };
/** A tight list with bullets, one item a run of blocks. */
export const bullets = (...items: readonly (readonly Block[])[]): Block => ({
  kind: 'list',
  at: nowhere,
  start: null,
  tight: true,
  items: items.map((content) => ({ at: nowhere, done: null, content })),
});

/** An article with a headline and a body, and nothing else. */
export function article(headline: string, ...body: readonly Block[]): Article {
  return {
    kind: 'article',
    at: nowhere,
    headline: run(headline),
    standfirst: [],
    particulars: noParticulars,
    body,
    pictures: [],
  };
}
