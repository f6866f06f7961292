/**
 * A book for measuring, made up word by word and the same each time: no sense, but the shapes of a novel.
 *
 * What costs a typesetter time is how many different words there are and how often each comes back, how long they are and where
 * they may be broken, and how sentences, speech and paragraphs are cut. So the commonest words are English ones with their usual
 * frequencies; all others are built from English syllables and endings, and drawn by Zipf's law (G. K. Zipf, *Human Behavior and
 * the Principle of Least Effort*, 1949): the word of rank r comes up in proportion to 1/r.
 */
import { type Dice, dice } from '../dice.ts';

/** The words that half of any English text consists of, in about the order of their frequency. */
const common =
  'the and of to a in he that was it his I had with as for not but on at him you be is all her they said from she there have by so were one which when this them out what me my up would like been no their or if man then now an we could into more down over who old some time do your upon before little about very again long after other will where must such eyes how any never than its yet these hand through only did two still made way away come came good here well head day see might great first know too much'.split(
    ' ',
  );

const onsets = 'b bl br c ch cl cr d dr f fl fr g gl gr h j l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ');
const vowels = 'a a a e e e e i i i o o o u ai ea ee ie oa ou oo'.split(' ');
const codas = [
  '',
  '',
  '',
  'b',
  'ck',
  'd',
  'ft',
  'g',
  'l',
  'll',
  'm',
  'n',
  'n',
  'nd',
  'ng',
  'nt',
  'p',
  'r',
  'r',
  's',
  'ss',
  'st',
  't',
  'x',
];
const endings = ['', '', '', '', 's', 's', 'ed', 'ing', 'er', 'ly', 'ness', 'ment', 'able', 'ation', 'ful', 'less', 'ous', 'ity'];

/** Word forms that are made up; the most frequent come first and are, as in any language, the shortest as a rule. */
const forms = 40_000;

function vocabulary(roll: Dice): readonly string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(roll() * list.length)] ?? '';
  const made = new Map<string, number>();
  while (made.size < forms) {
    const stem = Array.from({ length: 1 + Math.floor(roll() * 2.4) }, () => pick(onsets) + pick(vowels) + pick(codas)).join('');
    const word = stem + pick(endings);
    made.set(word, word.length + roll() * 16);
  }
  return [...made].sort(([, one], [, other]) => one - other).map(([word]) => word);
}

/** Writes a book of about `words` words in Markdown, with a chapter every four thousand. */
export function book(words: number): string {
  const roll = dice(20_261);
  const rare = vocabulary(roll);
  let left = words;

  /** A rank up to `most`, by Zipf's law: the inverse of its distribution, which is nearly logarithmic. */
  const rank = (most: number): number => Math.min(most - 1, Math.floor((most + 1) ** roll()) - 1);
  const word = (): string => {
    left -= 1;
    return (roll() < 0.52 ? common[rank(common.length)] : rare[rank(rare.length)]) ?? '';
  };
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const name = (): string => capital(rare[60 + Math.floor(roll() * 24)] ?? '');

  /** Words with a comma here and there, now and then a name, a dash or a compound. */
  const clause = (length: number): string => {
    let text = word();
    for (let at = 1; at < length; at++) {
      const chance = roll();
      const joint = chance < 0.07 ? ', ' : chance < 0.075 ? '; ' : chance < 0.082 ? '—' : chance < 0.086 ? '-' : ' ';
      text += joint + (roll() < 0.02 ? name() : word());
    }
    return text;
  };
  const sentence = (): string => capital(clause(4 + Math.floor(roll() * roll() * 44))) + (roll() < 0.94 ? '.' : '?');
  const narration = (): string => Array.from({ length: 1 + Math.floor(roll() * 9) }, sentence).join(' ');
  const speech = (): string => {
    const said = capital(clause(2 + Math.floor(roll() * 16)));
    if (roll() < 0.5) return `"${said}${roll() < 0.3 ? '!' : '.'}"`;
    return `"${said}," said ${name()}, ${clause(3 + Math.floor(roll() * 8))}. "${sentence()}"`;
  };

  const parts = ['# The Measure of a Book'];
  for (let chapter = 1; left > 0; chapter++) {
    parts.push(`## ${chapter}. ${capital(clause(3 + Math.floor(roll() * 3)))}`);
    const end = Math.max(0, left - 4_000);
    while (left > end) parts.push(roll() < 0.4 ? speech() : narration());
  }
  return `---\nlang: en-GB\n---\n\n${parts.join('\n\n')}\n`;
}

/** A paragraph of `length` letters without a space: what a program must get through that meets a table of numbers, or a bomb. */
export function longWord(length: number): string {
  const roll = dice(7);
  const letters = Array.from({ length }, () => String.fromCharCode(97 + Math.floor(roll() * 26))).join('');
  return `---\nlang: en-GB\n---\n\n# A Word\n\n${letters}\n`;
}
