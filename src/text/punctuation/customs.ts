/** What printers do in each language. */
import type { Language } from '../../model/document.ts';

export type Customs = {
  /** The pair for quotation marks typed double, and for those typed single. */
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
  /** What a hyphen between spaces becomes, with the spaces around it. */
  readonly dash: string;
  /** What `--` between letters becomes. */
  readonly closedDash: string;
  /** The space before `; ! ?` and before `:`; empty where none stands. */
  readonly beforeStop: string;
  readonly beforeColon: string;
  /** The space inside « ». */
  readonly insideGuillemets: string;
  /** Words cut at the front, after an apostrophe; they never open a quotation. */
  readonly cut: RegExp | null;
  /** Abbreviations that stay with the name or the number after them. */
  readonly bound: string;
  /** Whether a word of one letter stays with the next. */
  readonly oneLetter: RegExp | null;
};

const nbsp = '\u00a0';
const narrow = '\u202f';
// A dash stays with what goes before it, so that no line starts with one.
const spaced = `${nbsp}– `;

const plainCustoms: Customs = {
  double: ['“', '”'],
  single: ['‘', '’'],
  dash: spaced,
  closedDash: '–',
  beforeStop: '',
  beforeColon: '',
  insideGuillemets: '',
  cut: null,
  bound: '',
  oneLetter: null,
};

const english: Customs = {
  ...plainCustoms,
  closedDash: '—',
  cut: /^(?:tis|twas|twere|twill|em|til|n)(?![\p{L}\d])/iu,
  bound: 'Mr Mrs Ms Dr Prof Rev Gen Capt Sgt Lt Col Sen Rep Gov Messrs',
};
const german: Customs = { ...plainCustoms, double: ['„', '“'], single: ['‚', '‘'], bound: 'Dr Prof Hr Fr' };
const guillemets: Customs = { ...plainCustoms, double: ['«', '»'], single: ['“', '”'] };
const french: Customs = {
  ...guillemets,
  double: [`«${narrow}`, `${narrow}»`],
  beforeStop: narrow,
  beforeColon: nbsp,
  insideGuillemets: narrow,
  bound: 'M MM Mme Mmes Mlle Dr Me',
};
const northern: Customs = { ...plainCustoms, double: ['”', '”'], single: ['’', '’'] };
const oneLetter = /[aiouwz]/i;

/** By tag in lower case; a tag with a region is asked first. */
const table: Readonly<Record<string, Customs>> = {
  en: english,
  'en-us': { ...english, dash: '—' },
  de: german,
  'de-ch': { ...german, double: ['«', '»'], single: ['‹', '›'] },
  fr: french,
  'fr-ca': { ...french, beforeStop: '' },
  'fr-ch': { ...french, beforeColon: narrow },
  es: { ...guillemets, bound: 'Sr Sra Srta Dr Dra D Dña Ud' },
  it: { ...guillemets, bound: 'Sig Dott Prof Ing Avv' },
  'it-ch': { ...guillemets, single: ['‹', '›'] },
  pt: { ...plainCustoms, bound: 'Sr Sra Dr Dra Prof' },
  'pt-pt': { ...guillemets, bound: 'Sr Sra Dr Dra Prof' },
  nl: { ...plainCustoms, cut: /^(?:s|t|k|m|n|r|ns)(?![\p{L}\d])/iu, bound: 'Dhr Mevr Dr Prof' },
  pl: { ...plainCustoms, double: ['„', '”'], single: ['‚', '’'], oneLetter, bound: 'Dr Prof' },
  cs: { ...german, oneLetter: /[aiouksvz]/i, bound: 'Dr Ing Mgr' },
  sk: { ...german, oneLetter: /[aiouksvz]/i, bound: 'Dr Ing Mgr' },
  sv: northern,
  fi: northern,
  da: { ...plainCustoms, double: ['»', '«'], single: ['›', '‹'] },
  nb: { ...plainCustoms, double: ['«', '»'] },
};

/** The customs of `language`; of plain typing where Slugline knows none. */
export function customsOf(language: Language): Customs {
  const tag = language.toLowerCase();
  const primary = tag.split('-')[0] ?? '';
  return table[tag] ?? table[primary === 'no' || primary === 'nn' ? 'nb' : primary] ?? plainCustoms;
}
