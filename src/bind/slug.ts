/** The names of stories. */
import { asciiName } from '../model/ascii.ts';

/** `text` as letters, digits and hyphens, starting with a letter; `story` when nothing of it can be so written. */
export function slug(text: string): string {
  const name = asciiName(text);
  if (name === '') return 'story';
  return /^[a-z]/.test(name) ? name : `story-${name}`;
}

/** The first of `name`, `name-2`, `name-3`… that is not taken; it is then. */
export function claim(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
  taken.add(free);
  return free;
}
