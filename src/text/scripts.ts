/** Text cut into runs of one script (Unicode Standard Annex #24), each of one direction: what shaping asks for. */

/** A script by its ISO 15924 tag. `Zyyy` is common to all: figures, signs and spaces with no letter beside them. */
export type Script = (typeof scripts)[number][0] | 'Zyyy';

/** The scripts that are told apart, the most frequent first; all others go by as common. Their tables are made when asked for. */
const scripts = [
  ['Latn', (it: string) => /^\p{Script=Latin}/u.test(it)],
  ['Grek', (it: string) => /^\p{Script=Greek}/u.test(it)],
  ['Cyrl', (it: string) => /^\p{Script=Cyrillic}/u.test(it)],
  ['Arab', (it: string) => /^\p{Script=Arabic}/u.test(it)],
  ['Hebr', (it: string) => /^\p{Script=Hebrew}/u.test(it)],
  ['Hani', (it: string) => /^\p{Script=Han}/u.test(it)],
  ['Hira', (it: string) => /^\p{Script=Hiragana}/u.test(it)],
  ['Kana', (it: string) => /^\p{Script=Katakana}/u.test(it)],
  ['Hang', (it: string) => /^\p{Script=Hangul}/u.test(it)],
  ['Deva', (it: string) => /^\p{Script=Devanagari}/u.test(it)],
  ['Thai', (it: string) => /^\p{Script=Thai}/u.test(it)],
  ['Armn', (it: string) => /^\p{Script=Armenian}/u.test(it)],
  ['Geor', (it: string) => /^\p{Script=Georgian}/u.test(it)],
] as const;

/** Text of one script and one direction. */
export type ScriptRun = {
  readonly text: string;
  readonly script: Script;
  /** The embedding level of the bidirectional algorithm (UAX #9): odd from right to left. */
  readonly level: number;
};

/** `text` by letters, each with the marks on it, and sequences that joiners tie: what must come from one font. */
export function clustersOf(text: string): readonly string[] {
  const found: string[] = [];
  let joined = false;
  for (const character of text) {
    const last = found.length - 1;
    if (last >= 0 && (joined || (character > '\u02ff' && /[\p{M}\u200c\u200d]/u.test(character)))) found[last] += character;
    else found.push(character);
    joined = character === '\u200d';
  }
  return found;
}

/**
 * Cuts `text` into runs. What is common to all scripts goes with the letters before it, at the start with those behind it.
 *
 * Levels are those of each script taken by itself; figures inside right-to-left text would need the whole of UAX #9.
 */
export function scriptRuns(text: string): readonly ScriptRun[] {
  const found: { text: string; script: Script }[] = [];
  for (const cluster of clustersOf(text)) {
    const script = scriptOf(cluster);
    const last = found.at(-1);
    if (last === undefined || (script !== 'Zyyy' && last.script !== 'Zyyy' && script !== last.script)) {
      found.push({ text: cluster, script });
      continue;
    }
    last.text += cluster;
    if (last.script === 'Zyyy') last.script = script;
  }
  return found.map((run) => ({ ...run, level: run.script === 'Arab' || run.script === 'Hebr' ? 1 : 0 }));
}

/** The script of a cluster's first character. */
export function scriptOf(cluster: string): Script {
  if (cluster < '\u0080') return /^[a-z]/i.test(cluster) ? 'Latn' : 'Zyyy';
  return scripts.find(([, has]) => has(cluster))?.[0] ?? 'Zyyy';
}
