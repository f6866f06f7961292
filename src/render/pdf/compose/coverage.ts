/** Which face has which characters: text cut into runs that one face can set. */
import type { Language, Place } from '../../../model/document.ts';
import { problem } from '../../../model/problem.ts';
import type { Voice } from '../../../style/style.ts';
import type { Variant } from '../bench.ts';
import type { Compositor } from './compositor.ts';

/** Text that one face has, or that none has. */
export type Covered = { readonly text: string; readonly variant: Variant };

/** Characters that draw nothing and need no glyph. */
const invisible = /^[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]$/;

/** Cuts text where its characters need another family than the voice's, and reports those that no family has. */
export function covered(
  value: string,
  copy: { readonly voice: Voice; readonly language: Language },
  variant: Variant,
  at: Place,
  compositor: Compositor,
): readonly Covered[] {
  // Nearly all text needs no second look: every face here has all of printable ASCII and Latin-1.
  if (/^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2026]*$/.test(value)) return [{ text: value, variant }];
  const { bench } = compositor;
  const face = bench.font(copy.voice, variant, copy.language, false).cut.face;
  const found: { text: string; variant: Variant }[] = [];
  const missing = new Set<string>();
  for (const character of value) {
    const codePoint = character.codePointAt(0) ?? 0;
    const own = invisible.test(character) || bench.covers(face, codePoint);
    const other = own ? null : bench.fallback(codePoint);
    if (!own && other === null) missing.add(character);
    const family = other ?? variant.family;
    const last = found.at(-1);
    if (last === undefined || last.variant.family !== family) found.push({ text: character, variant: { ...variant, family } });
    else last.text += character;
  }
  if (missing.size > 0) {
    const [first, ...more] = [...missing].map(describe);
    const others = more.length === 0 ? '' : more.length === 1 ? ` and ${more[0]}` : ` and ${more.length} characters beside it`;
    compositor.report(problem('glyph-missing', at, `no font has ${first}${others}`, 'what is missing shows as an empty box'));
  }
  return found;
}

function describe(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /\p{C}|\p{M}/u.test(character) ? `U+${code}` : `“${character}” (U+${code})`;
}
