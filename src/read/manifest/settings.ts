/** What the manifest says of the pack as a whole, key by key. */
import { tlp, type Scheme } from '../../model/marking.ts';
import { houseStyles, isFile } from '../../style/sheet.ts';
import { length, pageSize } from '../../style/size.ts';
import { families } from '../../style/style.ts';
import { closest } from '../../model/closest.ts';
import { folderAddress } from '../../text/address.ts';
import { group, listOf, several, type Ask, type Sort } from './ask.ts';
import { numberings, type Offer, type Settings } from './manifest.ts';
import { beside, existing, output, path } from './paths.ts';
import { checked, choice, date, flag, label, language, name, text, words } from './sorts.ts';

/** Asks for all of them. */
export function settingsFrom<F extends string, P extends string>(ask: Ask, offer: Offer<F, P>): Settings<F, P> {
  const { maybe } = ask;
  const labels = maybe('scheme', scheme, 'Labels of the house, the least restricted first, in place of TLP 2.0') ?? tlp;
  const epub = maybe('epub', book(offer.profiles), 'What the EPUB is to be besides');
  return {
    title: maybe('title', words, 'Title of the pack'),
    subtitle: maybe('subtitle', words, 'Line below the title'),
    series: maybe('series', words, 'Series that the pack is an issue of'),
    issue: maybe('issue', words, 'Its number in the series'),
    date: maybe('date', date, 'As-of date, such as 2022-01-31'),
    period: maybe('period', words, 'What it covers, in words'),
    preparedBy: maybe('prepared-by', several(name), 'Who made it'),
    preparedFor: maybe('prepared-for', words, 'For whom'),
    nextIssue: maybe('next-issue', words, 'When the next is due: a date, or words'),
    authors: maybe('authors', several(name), 'Authors, in place of those of the articles'),
    publisher: maybe('publisher', words, 'Who publishes it'),
    contact: maybe('contact', words, 'Whom to ask'),
    rights: maybe('rights', words, 'Who holds which rights'),
    language: maybe('language', language, 'Language, such as en-GB'),
    description: maybe('description', words, 'What it is about, in a sentence'),
    keywords: maybe('keywords', subjects, 'Subjects: a list, or words between commas'),
    scheme: labels,
    marking: maybe('marking', label(labels), 'Label of the pack as a whole; that of an article may be higher'),
    numbering: maybe('numbering', choice(numberings), 'Whether paragraphs are numbered through the pack'),
    contents: maybe('contents', flag, 'Contents page; by itself, for two articles or more'),
    cover: maybe('cover', existing(path), 'Picture for the cover of the EPUB'),
    style: maybe('style', existing(style, isFile), `A house style (${houseStyles.join(', ')}) or a style file`),
    size: maybe('size', size, 'Page size, such as a4, a5 or letter'),
    font: maybe('font', existing(font, isFontFile), 'Font of the body: a TTF or OTF file, or serif, sans or mono'),
    fontSize: maybe('font-size', fontSize, 'Size of the body; all sizes change in proportion'),
    set: maybe('set', several(token), 'Tokens of the style, such as margin.left=30mm'),
    formats: maybe('formats', several(choice(offer.formats)), 'What is written into a folder; by itself, all'),
    output: maybe('output', several(output(offer.formats)), 'A folder ending in /, or files'),
    single: maybe('single', flag, 'Markdown as one file, not as a folder with a file for each article'),
    llms: maybe('llms', flag, 'Put llms.txt and llms-full.txt, for language models, into the folder of Markdown'),
    attachSources: maybe('attach-sources', flag, 'Put the Markdown and a manifest of the build inside the PDF'),
    keepGoing: maybe('keep-going', flag, 'Leave out articles that have errors, and make all else'),
    feeds: maybe('feeds', flag, 'Feeds of what is made, beside it: OPDS, Atom and JSON Feed'),
    feedTitle: maybe('feed-title', words, 'What they are called'),
    feedUrl: maybe('feed-url', published, 'The address that the folder is published at'),
    profile: epub?.profile ?? null,
    coverPage: epub?.coverPage ?? null,
    evaluatedBy: epub?.evaluatedBy ?? null,
    expandAcronyms: maybe('expand-acronyms', flag, 'Say in articles what acronyms of the glossary stand for, at their first use'),
    identifier: maybe('identifier', uuid, 'What the pack is known by, made from title, authors and names of files by itself'),
    handlingPage: maybe(
      'handling-page',
      flag,
      'Handling on a page of its own, with what the label means; by itself, in marked briefings',
    ),
    drafts: maybe('drafts', flag, 'Take in entries that nobody has reviewed'),
  };
}

/** What other programs, and the command line, call keys. */
export const habits: Readonly<Record<string, string>> = {
  author: 'authors',
  lang: 'language',
  keyword: 'keywords',
  tags: 'keywords',
  toc: 'contents',
  to: 'formats',
  format: 'formats',
  out: 'output',
  outputs: 'output',
  sources: 'articles',
  files: 'articles',
  chapters: 'parts',
  sections: 'parts',
  bluf: 'bottom-line',
  'bottom-line-up-front': 'bottom-line',
  'key-judgements': 'judgements',
  judgments: 'judgements',
  'key-figures': 'figures',
  'who-is-who': 'people',
  acronyms: 'glossary',
  'as-of': 'date',
  classification: 'marking',
  tlp: 'marking',
  theme: 'style',
  profile: 'epub',
  'cover-page': 'epub',
  feed: 'feeds',
  opds: 'feeds',
  rss: 'feeds',
  atom: 'feeds',
  'base-url': 'feed-url',
  'evaluated-by': 'epub',
};

type Book<P> = { readonly profile: P | null; readonly coverPage: boolean | null; readonly evaluatedBy: string | null };

function book<P extends string>(profiles: readonly P[]): Sort<Book<P>> {
  return group('an EPUB', ({ maybe }) => ({
    profile: maybe('profile', choice(profiles), 'For which readers'),
    coverPage: maybe('cover-page', flag, 'The cover as first page too'),
    evaluatedBy: maybe('evaluated-by', words, 'Who found that it conforms to WCAG 2.2 AA: claims so'),
  }));
}

const uuid: Sort<string> = text(
  { type: 'string', pattern: '^[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' },
  (it) =>
    /^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(it)
      ? { value: it.toLowerCase() }
      : { why: `is "${it}", which is no UUID`, hint: 'write urn:uuid: and a UUID, or leave it out' },
);

const scheme: Sort<Scheme> = checked(
  listOf(name),
  (labels) => {
    const twice = labels.find((it, index) => labels.findIndex((other) => other.toUpperCase() === it.toUpperCase()) < index);
    if (labels.length === 0) return { why: 'has no label in it', hint: 'write at least one, the least restricted first' };
    return twice === undefined ? { value: labels } : { why: `has the label "${twice}" twice`, hint: 'write each label once' };
  },
  { minItems: 1 },
);

const subjects: Sort<readonly string[]> = {
  schema: () => several(name).schema(),
  read: (value, called, desk) => {
    const all = several(name).read(value, called, desk);
    return value.kind === 'scalar' ? (all?.flatMap((it) => it.split(/\s*,\s*/)).filter((it) => it !== '') ?? null) : all;
  },
};

const style: Sort<string> = text({ type: 'string' }, (it, from) => {
  if (isFile(it)) return { value: beside(it, from) };
  const found = houseStyles.find((house) => house === it);
  if (found !== undefined) return { value: found };
  const near = closest(it, houseStyles);
  const hint = `${near === null ? '' : `did you mean "${near}"? `}there are ${houseStyles.join(', ')}; or name a file that ends in .yml`;
  return { why: `is "${it}", which is no style`, hint };
});

const size: Sort<string> = text({ type: 'string' }, (it) =>
  pageSize(it) === null
    ? { why: `is "${it}", which is no page size`, hint: 'write a4, a5, letter and so on, or width and height: 148mm,210mm' }
    : { value: it },
);

const isFontFile = (font: string): boolean => !families.some((family) => family === font);

const font: Sort<string> = text({ type: 'string' }, (it, from) => ({
  value: isFontFile(it) ? beside(it, from) : it,
}));

const fontSize: Sort<string> = text({ type: 'string' }, (it) =>
  length(it) === null ? { why: `is "${it}", which is no length`, hint: 'write it with its unit, such as 11pt' } : { value: it },
);

const published: Sort<string> = text({ type: 'string', pattern: '^https?://' }, (it) => {
  const value = folderAddress(it);
  return value === null
    ? { why: `is "${it}", which is no address of a folder`, hint: 'write it as https://example.org/briefings/' }
    : { value };
});

const token: Sort<string> = text({ type: 'string', pattern: '=' }, (it) =>
  /^[^=]+=./.test(it)
    ? { value: it }
    : { why: `is "${it}", which sets nothing`, hint: 'write a token and its value: margin.left=30mm' },
);
