/** Every flag, once: what the parser knows, what `--help` shows and what the completion scripts offer. */
import type { Options } from 'yargs';
import { houseStyles } from '../style/load.ts';
import { bookProfiles } from '../render/book-wish.ts';
import { formats } from '../render/renderer.ts';
import { numberings } from '../read/manifest/manifest.ts';
import { sourceFormats } from '../read/reader.ts';
import { reportForms } from './report/wish.ts';

/** The commands, and what each does in a line. The first is the one that is meant when none is named. */
export const commands = {
  build: 'Set articles as PDF, EPUB and Markdown (may be left out)',
  watch: 'Build, and build again whenever something changes that the build read',
  preview: 'Watch, and show what is built in the browser of this machine',
  check: 'Read and bind articles, write nothing, say what is wrong',
  why: 'Say why an output is stale, or was made anew',
  draft: 'Propose a timeline, who’s who, places and glossary, as YAML to go through',
  inspect: 'Show the document model of articles, as text or with --json',
  init: 'Write a slugline.yml for the articles at hand, to be filled in',
  schema: 'Print the JSON Schema of slugline.yml, for editors',
  completion: 'Print a completion script for bash or zsh',
} as const;
export type Command = keyof typeof commands;

const text = { type: 'string', requiresArg: true } as const;
const list = { type: 'string', array: true, requiresArg: true } as const;
const yes = { type: 'boolean' } as const;

/** Where outputs go. */
const outputFlags = {
  output: { ...list, alias: 'o', describe: 'A file, more files, a folder ending in /, or - (default: out/)', group: 'Output:' },
  to: { ...list, describe: `Formats for a folder: ${formats.join(', ')} (default: all)`, group: 'Output:' },
  single: {
    ...yes,
    describe: 'Markdown as one file; by itself, a pack in a folder has a file for each article',
    group: 'Output:',
  },
  llms: { ...yes, describe: 'Put llms.txt and llms-full.txt into the folder of Markdown', group: 'Output:' },
  'attach-sources': { ...yes, describe: 'Put the Markdown and a manifest of the build inside the PDF', group: 'Output:' },
  'keep-going': { ...yes, describe: 'Leave out articles that have errors, make all else, exit 4', group: 'Output:' },
  feeds: { ...yes, describe: 'Feeds of a folder, for e-readers: OPDS, Atom and JSON Feed', group: 'Output:' },
  'feed-title': { ...text, describe: 'What they are called (default: the series, publisher or title)', group: 'Output:' },
  'feed-url': { ...text, describe: 'Where the folder is published: absolute addresses in feeds', group: 'Output:' },
} as const;

const manifestFlag = {
  manifest: {
    ...text,
    alias: 'c',
    describe: 'Manifest of the pack (default: slugline.yml, without sources)',
    group: 'Pack:',
  },
} as const;

/** What a pack is made from and what it says. */
const packFlags = {
  title: { ...text, alias: 't', describe: 'Title; makes one pack of all sources', group: 'Pack:' },
  subtitle: { ...text, describe: 'Line below the title', group: 'Pack:' },
  series: { ...text, describe: 'Series that the pack is an issue of', group: 'Pack:' },
  issue: { ...text, describe: 'Its number in the series', group: 'Pack:' },
  author: { ...list, alias: 'a', describe: 'Author; may be repeated', group: 'Pack:' },
  lang: { ...text, describe: 'Language, such as en-GB', group: 'Pack:' },
  date: { ...text, describe: 'Date, such as 2022-01-03 (default: SOURCE_DATE_EPOCH, else the articles’)', group: 'Pack:' },
  description: { ...text, describe: 'What it is about, in a sentence', group: 'Pack:' },
  keyword: { ...list, describe: 'Subject; may be repeated', group: 'Pack:' },
  period: { ...text, describe: 'What it covers, in words', group: 'Pack:' },
  'prepared-by': { ...list, describe: 'Who made it; may be repeated', group: 'Pack:' },
  'prepared-for': { ...text, describe: 'For whom', group: 'Pack:' },
  'next-issue': { ...text, describe: 'When the next is due', group: 'Pack:' },
  contact: { ...text, describe: 'Whom to ask', group: 'Pack:' },
  marking: { ...text, describe: 'Label of the pack, such as TLP:GREEN', group: 'Pack:' },
  release: { ...text, describe: 'Leave out what is marked higher than this label', group: 'Pack:' },
  numbering: { ...text, describe: `Of paragraphs: ${numberings.join(' or ')} (default: none)`, group: 'Pack:' },
  drafts: { ...yes, describe: 'Take in what nobody has reviewed: entries with "reviewed: false"', group: 'Pack:' },
  publisher: { ...text, describe: 'Who publishes it', group: 'Pack:' },
  rights: { ...text, describe: 'Who holds which rights', group: 'Pack:' },
  toc: { ...yes, describe: 'Contents page; --no-toc for none (default: for two articles or more)', group: 'Pack:' },
  cover: { ...text, describe: 'Picture for the cover (default: one is drawn)', group: 'EPUB:' },
  'cover-page': { ...yes, describe: 'The cover as first page too; --no-cover-page for none', group: 'EPUB:' },
  'epub-profile': { ...text, describe: `For which readers: ${bookProfiles.join(', ')}`, group: 'EPUB:' },
  'evaluated-by': { ...text, describe: 'Who found that it conforms to WCAG 2.2 AA: claims so', group: 'EPUB:' },
  style: { ...text, describe: `${houseStyles.join(', ')}, or a style file (.yml)`, group: 'Style:' },
  size: { ...text, describe: 'Page size, such as a4, a5 or letter', group: 'Style:' },
  font: { ...text, describe: 'Font of the body: a TTF or OTF file, or serif, sans or mono', group: 'Style:' },
  'font-size': { ...text, describe: 'Size of the body, such as 11pt; all sizes change in proportion', group: 'Style:' },
  set: { ...list, describe: 'A token of the style, such as margin.left=30mm; may be repeated', group: 'Style:' },
  from: { ...text, describe: `What the sources are: ${sourceFormats.join(' or ')} (default: by their names)`, group: 'Sources:' },
  encoding: { ...text, describe: 'Their character encoding, such as windows-1250', group: 'Sources:' },
  'allow-root': { ...list, describe: 'Folder that pictures may also come from; may be repeated', group: 'Sources:' },
} as const;

/** What has been made before. */
const cacheFlags = {
  cache: {
    ...text,
    describe: 'Folder that keeps what has been made; --no-cache for none (default: the user’s)',
    group: 'Build:',
  },
  prune: { ...yes, describe: 'Delete outputs of articles that are gone', group: 'Build:' },
  frozen: { ...yes, describe: 'Add nothing to it', group: 'Build:' },
} as const;

/** How to look at what is built, and build nothing. */
const standingFlags = {
  check: { ...yes, describe: 'Write nothing; say which outputs are not what would be built, and why (exit 3)', group: 'Build:' },
  rebuild: { ...yes, describe: 'With --check: build all again and compare every byte', group: 'Build:' },
  'dry-run': { ...yes, describe: 'Write nothing; say what would be built, and why', group: 'Build:' },
} as const;

/** How to watch. */
const watchFlags = {
  poll: { ...text, describe: 'Look every so many ms, where the disk tells of no changes, as over a network', group: 'Build:' },
} as const;

/** How to show it. */
const previewFlags = {
  port: { ...text, describe: 'Port of the page, on this machine alone (default: one that is free)', group: 'Build:' },
  open: { ...yes, describe: 'Open the page in the browser', group: 'Build:' },
} as const;

/** What a build may take. */
export const workerFlags = {
  workers: { ...text, describe: 'Threads that set articles at a time, 1 for one (default: what pays)', group: 'Build:' },
  'max-memory': { ...text, describe: 'The most memory that a build may take, such as 2G', group: 'Build:' },
} as const;

/** What a draft is made from, and where it goes. */
const draftFlags = {
  output: {
    ...list,
    alias: 'o',
    describe: 'A .yml file; what is in it stays, and what is new is added (default: -)',
    group: 'Output:',
  },
  date: { ...text, describe: 'Date of articles that have none, such as 2022-01-03', group: 'Sources:' },
  lang: { ...text, describe: 'Language of the articles, such as en-GB', group: 'Sources:' },
  from: packFlags.from,
  encoding: packFlags.encoding,
  'allow-root': packFlags['allow-root'],
} as const;

/** How a run talks. */
const talkFlags = {
  strict: { ...yes, describe: 'Take warnings as errors: write nothing, exit 3', group: 'Messages:' },
  quiet: { ...yes, alias: 'q', describe: 'Only errors', group: 'Messages:' },
  verbose: { ...yes, alias: 'v', describe: 'Every step with its time', group: 'Messages:' },
  json: { ...yes, describe: 'Results and problems on standard output, one JSON object a line', group: 'Messages:' },
  color: { ...text, describe: 'auto, always or never (default: auto; NO_COLOR is honoured)', group: 'Messages:' },
} as const;

/** Reports for machines: of the commands that find problems in articles. */
const reportFlag = {
  report: {
    ...list,
    describe: `Report for CI, FORMAT or FORMAT=FILE: ${reportForms.join(', ')}; may be repeated`,
    group: 'Messages:',
  },
} as const;

const generalFlags = {
  help: { ...yes, alias: 'h', describe: 'Show this help', group: 'Help:' },
  version: { ...yes, describe: 'Show the version', group: 'Help:' },
} as const;

/** Flags that the environment may stand in for: all but which manifest it is, and how a run talks. */
export const settableFlags: FlagTable = { ...outputFlags, ...packFlags };

/** What of a pack is shown. */
const inspectFlags = {
  numbers: { ...yes, describe: 'Only the numbers of paragraphs, with their places and first words', group: 'Pack:' },
} as const;

export type FlagTable = Readonly<Record<string, Options & { readonly describe: string }>>;

const buildFlags = { ...outputFlags, ...manifestFlag, ...packFlags, ...cacheFlags } as const;

/** The flags that each command takes. */
export const flagsOf: { readonly [Name in Command]: FlagTable } = {
  build: { ...buildFlags, ...standingFlags, ...workerFlags, ...talkFlags, ...reportFlag, ...generalFlags },
  watch: { ...buildFlags, ...watchFlags, ...talkFlags, ...generalFlags },
  preview: { ...buildFlags, ...watchFlags, ...previewFlags, ...talkFlags, ...generalFlags },
  check: { ...manifestFlag, ...packFlags, ...talkFlags, ...reportFlag, ...generalFlags },
  why: { cache: cacheFlags.cache, ...talkFlags, ...generalFlags },
  draft: { ...draftFlags, ...talkFlags, ...generalFlags },
  inspect: { ...inspectFlags, ...manifestFlag, ...packFlags, ...talkFlags, ...generalFlags },
  init: { ...talkFlags, ...generalFlags },
  schema: { ...talkFlags, ...generalFlags },
  completion: { ...talkFlags, ...generalFlags },
};
