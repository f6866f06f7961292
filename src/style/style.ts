/** The look of a pack: a complete set of tokens, with no optional field. */
export type Style = {
  readonly name: string;
};
