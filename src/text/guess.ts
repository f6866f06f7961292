/** Which language a text is in, by the small words that no text in it can do without. Asked only when nothing is declared. */
import type { Language } from '../model/document.ts';

/** The commonest small words of each language. Words that several share cancel out; each list has about as many. */
const lists: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for it was on with as be by at this had not are but from have or an they which one were her all she there would their we him been has when who will more no if out so said what',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec elle son aux cette mais ont ou comme leur été nous vous je était ses on deux être même',
  es: 'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos fue ha',
  it: 'di e il la che in a per un è del non con una i si da le sono della come al alla ma dei più nel lo ha gli se anche delle o ci nella dal era suo questo essere stato quando loro tutti molto cui',
  nl: 'de het een van en in is dat op te zijn voor met die niet aan er om ook als maar dan bij nog uit door naar over hij ze wordt heeft hebben was deze werd zich haar kan geen meer al tot wel wat',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também só pelo pela até isso ela entre era depois sem mesmo são foi',
  pl: 'i w na z się do nie że to o jest po jak za od przez ale co dla tak są czy już jego tym być był ich ma tego oraz jej tylko może przy które który która gdy była przed bardzo bez także jako',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när hade eller nu skulle hon efter också vid över sin under där bara mot än ut ska',
  da: 'og i at det er en til af på for med den de ikke som der har et han var om men vi sig fra jeg så kan skal blev havde eller nu efter også ved over hun sin mod bare ud når være hvor blive meget',
  nb: 'og i at det er en til av på for med den de ikke som har et han var om men vi seg fra jeg så kan skal ble hadde eller nå etter også ved over hun sin mot bare ut når være hvor bli mye',
  fi: 'ja on ei se että oli hän mutta ovat kun niin myös tai mukaan kuin sen ole vain jo joka sekä jos nyt ollut siitä hänen mitä olisi voi jotka kuitenkin vielä noin vuoden tämä sitä koska eivät olla ennen',
  cs: 'a se v na je že o s z do to i ve si by pro za jako jsem ale po jeho podle jsou který od které byl jak která k až také tak není při než už jen co bylo byla mezi může ještě své bude jejich',
};

const languages = Object.keys(lists);

/** The languages that each small word speaks for, by their places in the lists. */
const voices = new Map<string, number[]>();
for (const [place, list] of Object.values(lists).entries()) {
  for (const word of list.split(' ')) voices.set(word, [...(voices.get(word) ?? []), place]);
}

/** Fewer words than this tell too little. */
const fewest = 12;

/** The share of small words that a text in the language has at the very least, and the lead that the winner must have. */
const share = 0.15;
const lead = 1.15;

/** How much of a text is looked at, in UTF-16 units. */
const enough = 40_000;

/** The language of `text`, or null when the evidence is not clear. */
export function guessLanguage(text: string): Language | null {
  const words = wordsIn(text);
  const guessed = guessedOf(words);
  return guessed === 'en' ? english(words) : guessed;
}

/** As `guessLanguage`, without a look at where it is spoken: `en`, and not `en-GB`. */
export function guessPrimary(text: string): Language | null {
  return guessedOf(wordsIn(text));
}

function wordsIn(text: string): readonly string[] {
  return (
    text
      .slice(0, enough)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

function guessedOf(words: readonly string[]): Language | null {
  if (words.length < fewest) return null;
  const hits = languages.map(() => 0);
  for (const word of words) for (const place of voices.get(word) ?? []) hits[place] = (hits[place] ?? 0) + 1;
  const most = Math.max(...hits);
  const first = hits.indexOf(most);
  const second = Math.max(...hits.filter((_, place) => place !== first));
  return most < words.length * share || most < second * lead ? null : (languages[first] ?? null);
}

/** Spellings of one side of the Atlantic. */
const british =
  /^(?:(?:colour|honour|labour|neighbour|harbour|favour|behaviour|humour|rumour|organis|realis|recognis).*|centre|theatre|metre|defence|offence|programme|grey|travell(?:ed|ing)|labelled|whilst)$/;
const american =
  /^(?:(?:color|honor|labor|neighbor|harbor|favor|behavior|humor|rumor).*|center|theater|meter|defense|offense|gray|travel(?:ed|ing)|labeled|gotten)$/;

function english(words: readonly string[]): Language {
  let [here, there] = [0, 0];
  for (const word of words) {
    if (british.test(word)) here++;
    if (american.test(word)) there++;
  }
  if (here >= 2 && here > there * 2) return 'en-GB';
  return there >= 2 && there > here * 2 ? 'en-US' : 'en';
}
