/** People in languages whose grammar is not known here: by capitals, by given names, and by a surname that comes back alone. */
import type { FoundPerson } from './facts.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Lexicon } from './lexicon.ts';
import { folded, opens, runsIn, type Run } from './names.ts';
import { isOrganisation } from './role-words.ts';
import { excerpt, type Sentence } from './sentences.ts';

/**
 * The people that capitals show, without roles. @param nouns whether all nouns have capitals, as in German: then only a known
 * given name shows a person
 */
export function peopleByCapitals(
  sentences: readonly Sentence[],
  gazetteer: Gazetteer,
  lexicon: Lexicon,
  nouns: boolean,
): readonly FoundPerson[] {
  const runs = sentences.flatMap((sentence) => runsIn(sentence.text).flatMap((run) => inside(sentence, run)));
  const alone = new Set(runs.filter(({ run }) => !run.text.includes(' ')).map(({ run }) => folded(run.text)));
  const people = new Map<string, FoundPerson>();
  for (const { sentence, run } of runs) {
    const [first = '', ...rest] = run.text.split(' ');
    const key = folded(run.text);
    if (rest.length === 0 || rest.length > 3 || people.has(key) || isOrganisation(run.text) || gazetteer.find(run.text) !== null)
      continue;
    const comesBack = alone.has(folded(rest.at(-1) ?? ''));
    if (!comesBack || !(lexicon.isGivenName(first) || !nouns)) continue;
    people.set(key, { name: run.text, role: '', cites: [excerpt(sentence, run.start, run.end)] });
  }
  return [...people.values()];
}

/** A run without the word that its sentence begins with, which has a capital anyhow. */
function inside(sentence: Sentence, run: Run): readonly { readonly sentence: Sentence; readonly run: Run }[] {
  if (!opens(sentence.text, run.start)) return [{ sentence, run }];
  const cut = run.text.indexOf(' ') + 1;
  return cut === 0 ? [] : [{ sentence, run: { start: run.start + cut, end: run.end, text: run.text.slice(cut) } }];
}
