/** What is known of English words, from compromise's dictionary. The only place that knows the library. */
import nlp from 'compromise/two';

export type Lexicon = {
  /** Whether a word is known as a given name. */
  readonly isGivenName: (word: string) => boolean;
  /** Whether a word is in the dictionary at all. */
  readonly isWord: (word: string) => boolean;
  /** Whether there is a verb among the words, by their grammar. */
  readonly hasVerb: (words: string) => boolean;
};

/** The dictionary of the language that names and roles are found in. */
export const english: Lexicon = {
  isGivenName: (word) => givenNames.has(word.toLowerCase()),
  isWord: (word) => Object.hasOwn(words, word.toLowerCase()),
  hasVerb: (words) => nlp(words).has('(#PastTense|#PresentTense|#Auxiliary|#Copula|#Modal)'),
};

/** The library's own dictionary: words with their tags, which its types leave open. */
function dictionary(): object {
  const model = nlp.model();
  const one: unknown = 'one' in model ? model.one : null;
  const words: unknown = typeof one === 'object' && one !== null && 'lexicon' in one ? one.lexicon : null;
  if (typeof words !== 'object' || words === null) throw new Error('compromise has no dictionary any more');
  return words;
}

const words = dictionary();
const givenNames: ReadonlySet<string> = new Set(
  Object.entries(words)
    .filter(([, tags]) => /^(?:First|Male|Female)Name$/.test(String(tags)))
    .map(([word]) => word),
);
