/** Language tags. */
import type { Language } from '../../model/document.ts';

/** The BCP 47 tag in its canonical form; null when it is none. */
export function languageOf(tag: string): Language | null {
  try {
    return tag === '' ? null : (Intl.getCanonicalLocales(tag)[0] ?? null);
  } catch {
    return null;
  }
}
