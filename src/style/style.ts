/** The look of a pack: tokens of page, faces, voices and ink; complete, with no optional field. Lengths are in points. */

export const families = ['serif', 'sans', 'mono'] as const;
export type Family = (typeof families)[number];

/** Font files of a family, by name as `World.data` takes it. */
export type Faces = { readonly roman: string; readonly italic: string; readonly bold: string; readonly boldItalic: string };

export const inks = ['text', 'muted', 'accent', 'rule'] as const;
export type Ink = (typeof inks)[number];

export const figures = ['old', 'lining', 'tabular'] as const;
export const cases = ['typed', 'small'] as const;

/** How a sort of words is set. */
export type Voice = {
  readonly family: Family;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly figures: (typeof figures)[number];
  /** `small` sets lower case as true small capitals. */
  readonly caps: (typeof cases)[number];
  /** Space added between letters, in thousandths of the size. */
  readonly tracking: number;
  readonly ink: Ink;
};

export const voices = [
  'body',
  'title',
  'headline',
  'standfirst',
  'byline',
  'heading2',
  'heading3',
  'heading4',
  'quote',
  'attribution',
  'code',
  'caption',
  'table',
  'tableHead',
  'note',
  'contents',
  'folio',
  'runningHead',
] as const;
export type VoiceName = (typeof voices)[number];

export type Style = {
  readonly name: string;
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly faces: Readonly<Record<Family, Faces>>;
  readonly ink: Readonly<Record<Ink, string>>;
  /** Of a paragraph's first line, unless it opens a section. */
  readonly indent: number;
  /** Of justified text: whether punctuation hangs out, and the share of their width by which letters may give. */
  readonly refinement: { readonly protrusion: boolean; readonly expansion: number };
  readonly voices: Readonly<Record<VoiceName, Voice>>;
};
