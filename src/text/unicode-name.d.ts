declare module 'unicode-name' {
  /** The name of a code point; undefined when it has none. */
  export function unicodeBaseName(character: string): string | undefined;
}
