/** The language of a text that does not say which it is in. */
import { describe, expect, test } from '@jest/globals';
import { guessLanguage } from '../../src/text/guess.ts';

describe('a few sentences are enough', () => {
  test.each([
    [
      'en',
      'The ship came in at noon, and the men who had been waiting for it all morning went down to the quay to see what it had brought.',
    ],
    ['en-GB', 'The harbour is the centre of the town, and in the grey of the morning its colours are those of the sea.'],
    ['en-US', 'The harbor is the center of the town, and in the gray of the morning its colors are those of the sea.'],
    [
      'de',
      'Das Schiff kam am Mittag an, und die Männer, die den ganzen Morgen auf es gewartet hatten, gingen zum Kai, um zu sehen, was es brachte.',
    ],
    [
      'fr',
      'Le navire est arrivé à midi, et les hommes qui l’attendaient depuis le matin sont descendus sur le quai pour voir ce qu’il apportait.',
    ],
    [
      'es',
      'El barco llegó al mediodía, y los hombres que lo habían esperado toda la mañana bajaron al muelle para ver lo que traía.',
    ],
    [
      'it',
      'La nave è arrivata a mezzogiorno, e gli uomini che la aspettavano dal mattino sono scesi al molo per vedere che cosa portava.',
    ],
    [
      'nl',
      'Het schip kwam om twaalf uur aan, en de mannen die er de hele ochtend op hadden gewacht gingen naar de kade om te zien wat het bracht.',
    ],
    [
      'pt',
      'O navio chegou ao meio-dia, e os homens que o esperavam desde a manhã desceram ao cais para ver o que ele trazia com a maré.',
    ],
    [
      'pl',
      'Statek przypłynął w południe, a ludzie, którzy czekali na niego od rana, zeszli na nabrzeże, żeby zobaczyć, co się na nim znajduje i czy to jest prawda.',
    ],
    [
      'sv',
      'Fartyget kom in vid middagstid, och männen som hade väntat på det hela morgonen gick ner till kajen för att se vad det hade med sig.',
    ],
    [
      'da',
      'Skibet kom ind ved middagstid, og mændene, der havde ventet på det hele morgenen, gik ned til kajen for at se, hvad det havde med sig af varer.',
    ],
    [
      'nb',
      'Skipet kom inn ved middagstid, og mennene som hadde ventet på det hele morgenen, gikk ned til kaia for å se hva det hadde med seg av varer.',
    ],
    [
      'fi',
      'Laiva tuli satamaan keskipäivällä, ja miehet, jotka olivat odottaneet sitä koko aamun, menivät laiturille, koska se oli myöhässä ja he halusivat nähdä, mitä se toi.',
    ],
    [
      'cs',
      'Loď připlula v poledne a muži, kteří na ni čekali od rána, šli dolů na nábřeží, aby se podívali, co to je a jak se to do přístavu dostalo.',
    ],
  ])('%s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });
});

test.each([
  ['nothing', ''],
  ['three words', 'The ship came'],
  ['numbers', '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15'],
  ['another script', 'Корабль пришёл в полдень, и люди, которые ждали его всё утро, спустились на набережную посмотреть.'],
  [
    'a language that is not known',
    'A hajó délben érkezett, és a férfiak, akik egész reggel vártak rá, lementek a rakpartra, hogy lássák, mit hozott magával.',
  ],
  [
    'a list of names',
    'Ada Lovelace, Charles Babbage, Mary Somerville, William Herschel, George Boole, Augustus Morgan, Michael Faraday',
  ],
])('%s is no evidence', (_, text) => {
  expect(guessLanguage(text)).toBeNull();
});
