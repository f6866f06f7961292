/** What the page is told: what there is to show, and what is wrong. Plain data, as it goes over the wire. */

/** An output that has a tab of its own. */
export type Shown = {
  readonly format: 'pdf' | 'epub' | 'md';
  /** As the user would write it. */
  readonly name: string;
  /** Where the server has it; what is shown of it is read there too. */
  readonly address: string;
  /** Another one when it has to be shown anew: of a folder, when any file in it has changed. */
  readonly version: string;
};

/** A pack, or an article by itself, with its outputs. */
export type Piece = { readonly name: string; readonly shown: readonly Shown[] };

export type Fault = {
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** `stories/a.md:12:4`; empty where it lies nowhere. */
  readonly place: string;
};

export type State = {
  /** Counts builds; 0 before the first is done. */
  readonly round: number;
  /** Whether a build is being made. */
  readonly building: boolean;
  /** Whether the last one was made; what is shown is of the last that was. */
  readonly made: boolean;
  /** What it was built for, and how long it took, in words. */
  readonly said: string;
  readonly pieces: readonly Piece[];
  readonly faults: readonly Fault[];
};

/** Before the first build. */
export const nothingYet: State = { round: 0, building: true, made: true, said: '', pieces: [], faults: [] };
