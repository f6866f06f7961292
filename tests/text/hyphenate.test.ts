/** Where words are broken, language by language. */
import { describe, expect, test } from '@jest/globals';
import { openHyphenation, withExceptions, type Hyphenate } from '../../src/text/hyphenate.ts';
import { ownFile } from '../own-files.ts';

function shown(hyphenate: Hyphenate, word: string): string {
  const points = hyphenate(word);
  return (
    points.map((point, index) => word.slice(points[index - 1] ?? 0, point)).join('-') +
    (points.length > 0 ? '-' : '') +
    word.slice(points.at(-1) ?? 0)
  );
}

/** Words of each language, broken as its dictionaries and its patterns' authors have them. */
const words: Readonly<Record<string, string>> = {
  'en-US': 'hy-phen-ation as-so-ciate ta-ble project re-cog-ni-zance phil-an-thropic al-go-rithm as-sas-si-na-tion',
  'en-GB': 'para-mil-it-ary re-spons-ib-il-ity co-ali-tion',
  de: 'Do-nau-dampf-schiff-fahrts-ge-sell-schaft Bun-des-re-gie-rung ver-öf-fent-li-chen',
  fr: 'dé-ve-lop-pe-ment an-ti-aé-rienne',
  es: 'in-for-ma-ción',
  it: 'in-for-ma-zione',
  nl: 're-ge-ring',
  pt: 'in-for-ma-ção',
  pl: 'nie-pod-le-głość',
  sv: 'män-ni-skorna',
  da: 'men-ne-ske',
  nb: 'at-ten-de be-tre',
  fi: 'ih-mi-soi-keu-det',
};

describe('words are broken', () => {
  for (const [language, list] of Object.entries(words)) {
    const hyphenate = openHyphenation(language, ownFile);
    for (const word of list.split(' ')) {
      test(`${language}: ${word}`, () => expect(shown(hyphenate, word.replaceAll('-', ''))).toBe(word));
    }
  }
});

describe('left whole', () => {
  const hyphenate = openHyphenation('en-GB', ownFile);
  test.each(['Soleimani', 'NATO', 'don’t', 'the', 'C130', 'McDonald', 'x'])('%s', (word) => expect(hyphenate(word)).toEqual([]));

  test('words of a language without patterns, but for their soft hyphens', () => {
    const other = openHyphenation('vi', ownFile);
    expect(other('nghiêng')).toEqual([]);
    expect(other('ng\u00adhiêng')).toEqual([3]);
  });
});

test('quotes and stops around a word do not move its points', () => {
  const german = openHyphenation('de', ownFile);
  expect(shown(german, '„Bundesregierung')).toBe('„Bun-des-re-gie-rung');
  const hyphenate = openHyphenation('en-GB', ownFile);
  expect(shown(hyphenate, '“paramilitary”,')).toBe('“para-mil-it-ary”,');
});

test('a capital that is longer in small letters moves no points', () => {
  const hyphenate = openHyphenation('en-GB', ownFile);
  expect(hyphenate('Ankara/İzmir/paramilitary', true)).toEqual(hyphenate('Ankara/Izmir/paramilitary', true));
  expect(hyphenate('Ankara/İzmir/paramilitary', true)).toContain('Ankara/İzmir/para'.length);
});

test('a soft hyphen is the only point of a word that has one', () => {
  expect(shown(openHyphenation('en-GB', ownFile), 'paramili\u00adtary')).toBe('paramili\u00ad-tary');
});

test('regions choose their own patterns, and the rest share', () => {
  const american = openHyphenation('en-US', ownFile);
  const canadian = openHyphenation('en-CA', ownFile);
  expect(american('paramilitary')).not.toEqual(canadian('paramilitary'));
});

describe('words that a style knows better', () => {
  const hyphenate = withExceptions(openHyphenation('en', ownFile), ['Da-mas-cus', 'parliament', 'mon’s-ter', 'İs-tan-bul']);
  test.each([
    ['Damascus', 'Da-mas-cus'],
    ['“DAMASCUS”,', '“DA-MAS-CUS”,'],
    ['parliament', 'parliament'],
    ['parliaments', shown(openHyphenation('en', ownFile), 'parliaments')],
    ["mon's" + 'ter', "mon's-ter"],
    ['1923', '1923'],
    ['İstanbul', 'İs-tan-bul'],
  ])('%s', (word, expected) => expect(shown(hyphenate, word)).toBe(expected));

  test('are not asked when there are none', () => {
    const plain = openHyphenation('en', ownFile);
    expect(withExceptions(plain, [])).toBe(plain);
  });
});

test('names and capitals are broken in need only', () => {
  const hyphenate = openHyphenation('en-GB', ownFile);
  expect(hyphenate('Nantucketer')).toEqual([]);
  expect(hyphenate('Nantucketer', true)).not.toEqual([]);
});
