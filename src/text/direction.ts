/** Which way a language is written. */
import type { Language } from '../model/document.ts';

const rightToLeft = new Set(['ar', 'he', 'iw', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'syr', 'arc', 'azb', 'ks']);
const rightToLeftScripts = new Set(['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg']);

/** `rtl` for languages that are read from right to left, by the tag's script where it names one. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? rightToLeft.has(primary) : rightToLeftScripts.has(script)) ? 'rtl' : 'ltr';
}
