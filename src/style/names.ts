/** What fonts are called, for people: by the names of their files, which are all that a style knows. */
import { voices, type Style } from './style.ts';

/** The families of a style's running type, each once: `SourceSerif4-Regular.ttf` is “Source Serif 4”. */
export function faceNames(style: Style): readonly string[] {
  const used = new Set(voices.map((voice) => style.voices[voice].family).filter((family) => family !== 'mono'));
  return [...new Set([...used].map((family) => nameOf(style.faces[family].roman)))];
}

function nameOf(file: string): string {
  const stem = (/[^/\\]*$/.exec(file)?.[0] ?? file)
    .replace(/\.[^.]*$/, '')
    .replace(/[-_](?:regular|roman|book|text|normal)$/i, '');
  return stem
    .replace(/[-_]+/g, ' ')
    .replace(/(?<=\p{Ll})(?=[\p{Lu}\p{N}])|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .trim();
}
