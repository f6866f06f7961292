/** Words that lean on what follows: articles, prepositions, conjunctions. A line of a heading breaks before them, not behind. */
import type { Language } from '../model/document.ts';

const words: Readonly<Record<string, string>> = {
  en: 'a an the of in on at to for from by with without over under into after before between against through and or but nor as than that if',
  de: 'der die das den dem des ein eine einen einem einer eines von vom in im an am auf aus bei mit nach zu zum zur für gegen über unter durch ohne um und oder aber als dass wenn',
  fr: 'le la les un une des du de au aux à en dans par pour sur sous avec sans contre entre vers et ou mais ni que si',
  es: 'el la los las un una unos unas de del a al en por para con sin sobre contra entre hacia y e o u pero ni que si',
  it: 'il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella con su sul sulla per tra fra e ed o ma né che se',
  nl: 'de het een van in op aan te ten ter bij met zonder voor tegen over onder door naar uit en of maar als dat',
  pt: 'o a os as um uma de do da dos das em no na nos nas por pelo pela para com sem sobre contra entre e ou mas nem que se',
  pl: 'a i o u w z ze we na do od po za pod nad przed przy bez dla oraz lub ale że',
  sv: 'en ett den det de av i på till för från med utan över under mot genom vid och eller men som att om',
  da: 'en et den det de af i på til for fra med uden over under mod gennem ved og eller men som at om',
  nb: 'en ei et den det de av i på til for fra med uten over under mot gjennom ved og eller men som at om',
};

/** The words of a language that lean, in small letters; none where a language is not known here. */
export function leaningWords(language: Language): ReadonlySet<string> {
  return new Set(words[language.split('-')[0] ?? '']?.split(' '));
}
