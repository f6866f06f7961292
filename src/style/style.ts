/** The look of a pack: tokens of page, faces, voices and ink; complete, with no optional field. Lengths are in points. */

export const families = ['serif', 'sans', 'mono'] as const;
export type Family = (typeof families)[number];

/** Font files of a family, by name as `World.data` or `Style.fonts` has it; null for one that the family lacks. */
export type Faces = {
  readonly roman: string;
  readonly italic: string | null;
  readonly bold: string | null;
  readonly boldItalic: string | null;
};

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
  'lead',
  'dropCap',
  'title',
  'headline',
  'standfirst',
  'byline',
  'heading2',
  'heading3',
  'heading4',
  'quote',
  'pullQuote',
  'attribution',
  'code',
  'caption',
  'table',
  'tableHead',
  'note',
  'contentsTitle',
  'contents',
  'folio',
  'runningHead',
] as const;
export type VoiceName = (typeof voices)[number];

/** Where a story starts: on a new page, or on a new right-hand page. */
export const openings = ['page', 'recto'] as const;
export const alignments = ['justified', 'left'] as const;
/** How paragraphs in a row are told apart. */
export const partings = ['indent', 'space'] as const;
/** How a story's first paragraph begins; each but `none` has a voice of its own. */
export const leads = ['none', 'small-caps', 'drop-cap'] as const;
/** How capitals of three letters and more are set in prose: as they are typed, or as true small capitals. */
export const acronymForms = ['typed', 'small'] as const;
/** What the running head names: nothing, the story, or its section too. */
export const runningHeads = ['none', 'story', 'section'] as const;
/** Where the folio stands at the foot of the text: at its outer edge, or in the middle. */
export const folioPlaces = ['outer', 'centre'] as const;

export type Style = {
  readonly name: string;
  readonly page: { readonly width: number; readonly height: number };
  /** As on a recto. */
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Whether the left and the right margin change places on versos, so that `left` is always the inner one. */
  readonly mirrored: boolean;
  readonly columns: { readonly count: 1 | 2; readonly gutter: number };
  readonly opens: (typeof openings)[number];
  /** White above a story's headline, in lines of the body. */
  readonly sink: number;
  /** Of running text. */
  readonly align: (typeof alignments)[number];
  readonly paragraphs: (typeof partings)[number];
  readonly lead: (typeof leads)[number];
  /** How many lines a drop cap is tall. */
  readonly dropLines: 2 | 3;
  readonly acronyms: (typeof acronymForms)[number];
  readonly running: { readonly head: (typeof runningHeads)[number]; readonly folio: (typeof folioPlaces)[number] };
  readonly hyphenation: {
    /** Words with all their breaks marked, such as `rec-ord`; one without a mark is never broken. */
    readonly exceptions: readonly string[];
  };
  readonly faces: Readonly<Record<Family, Faces>>;
  /** Where characters come from that a face has not, in this order; the style's own families are asked last. */
  readonly fallback: readonly Faces[];
  /** Font files of the user's, by their names in `faces` and `fallback`; all others are Slugline's own. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  readonly ink: Readonly<Record<Ink, string>>;
  /** Of a paragraph's first line, unless it opens a section. */
  readonly indent: number;
  /** Of justified text: whether punctuation hangs out, the share of their width by which letters may give, and of an em by which the room between them may. */
  readonly refinement: { readonly protrusion: boolean; readonly expansion: number; readonly tracking: number };
  readonly voices: Readonly<Record<VoiceName, Voice>>;
};
