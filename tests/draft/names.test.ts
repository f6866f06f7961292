/** People, places and acronyms: what the grammar shows, and what only looks so. */
import { expect, test } from '@jest/globals';
import { found, people, places, terms } from './rules.ts';

test.each([
  ['Qasem Soleimani, the commander of the Quds Force, was killed.', ['Qasem Soleimani: commander of the Quds Force']],
  ['US President Donald Trump ordered it. Trump denied it.', ['Donald Trump: US President']],
  ['President Biden spoke.', ['Biden: President']],
  ['Prime Minister Mustafa al-Kadhimi said so; Kadhimi left.', ['Mustafa al-Kadhimi: Prime Minister']],
  ['General Ada Quill, the head of the army, said so.', ['Ada Quill: General, head of the army']],
  ['The foreign minister, Helena Vaz-Monteiro, said so.', ['Helena Vaz-Monteiro: foreign minister']],
  ['He met the geologist Marta Ruiz de la Fuente.', ['Marta Ruiz de la Fuente: geologist']],
  ['Her lawyer, Liam O’Neill, and J. R. Hart, a clerk, came.', ['Liam O’Neill: lawyer', 'J. R. Hart: clerk']],
  ['Per van der Meer, 54, fell.', ['Per van der Meer']],
  ['Gen. Ada Quill met Dr. Bo Hart.', ['Ada Quill: General', 'Bo Hart: Dr.']],
  ['Her barrister, Hugh Quill-Hart QC, said so.', ['Hugh Quill-Hart: barrister, QC']],
  ['Sir Alistair Crewe KC wept.', ['Alistair Crewe: KC']],
  // The nearest role is the one, unless it is somebody else's
  ['She is the daughter of a jute clerk, William Hart.', ['William Hart: jute clerk']],
  ['A spokesman for the minister, Ada Quill, said so.', ['Ada Quill: spokesman for the minister']],
  // A role that is set off needs a name that is set off
  ['After he met the king, Mary Quill left.', ['Mary Quill']],
  ['When the leader of the party resigned, Mary Quill, took over.', ['Mary Quill']],
  // A surname alone tells that the full name is a person's
  ['Rokeya Begum came. Begum left.', ['Rokeya Begum']],
  ['Mr Hart left, and so did Mrs Quill.', ['Hart', 'Quill']],
  // No people
  ['St Mary’s Hospital and the John Radcliffe Hospital closed.', []],
  ['They landed at Charles de Gaulle airport before Hurricane Katrina. Katrina killed many.', []],
  ['Alpen Nachtzug, the operator, was fined.', []],
  ['The Jerusalem Post and Human Rights Watch said so.', []],
  ['Harrow Foods, a maker of soup, and Northgate Securities said so.', []],
  ['General Motors and the General Assembly met in Downing Street.', []],
  ['Islamic State and Kataib Hezbollah said so.', []],
  ['Conservative MPs and the Green Alliance won.', []],
  ['Under the Treaty of Rome, New York and Hong Kong differ.', []],
])('people: %s', (text, expected) => expect(people(found(text))).toEqual(expected));

test.each([
  ['The talks in Lisbon ended; Spain was not asked.', 'Lisbon, Spain'],
  ['Drones hit Baghdad airport.', 'Baghdad, Baghdad airport'],
  ['Villages in the district of Kurigram and the town of Chilmari were cut off.', 'Kurigram, Chilmari'],
  ['It fell in Helmand province and Pishin district.', 'Helmand, Pishin'],
  ['Its hotels in Devon and Wrexleyshire closed.', 'Devon, Wrexleyshire'],
  ['The US withdrew, but US troops stayed.', 'United States'],
  ['The London-based firm moved to northern Mali.', 'London, Mali'],
  ['Ships crossed the Red Sea.', 'Red Sea'],
  ['In Bosnia and Herzegovina and on the Isle of Man it rained.', 'Bosnia and Herzegovina, Isle of Man'],
  // No places
  ['The Jerusalem Post and the University of Edinburgh said so.', ''],
  ['Jordan Hart, 41, and Chad Quill, a clerk, left. Jordan wept.', ''],
  ['Reading books is good.', ''],
  ['They believe in Acme, hold a stake in Harrow and write in Arabic.', ''],
  ['The vote in Parliament failed in January.', ''],
])('places: %s', (text, expected) => expect(places(found(text))).toBe(expected));

test.each([
  ['fr', 'Le général Qassem Soleimani est mort. À Bagdad, Soleimani comptait. À Paris, Banque Centrale.', ['Qassem Soleimani']],
  ['de', 'Gestern kam Peter Hart. Der Alte Markt war leer, sagte Hart; der Markt schwieg.', ['Peter Hart']],
])('people by capitals in %s: %s', (language, text, expected) => expect(people(found(text, null, language))).toEqual(expected));

test('have no position when there are two of a name', () => {
  expect(found('It rained in Georgia and in Paris.').places.map((it) => it.position)).toEqual([
    null,
    { latitude: 48.86, longitude: 2.35 },
  ]);
});

test.each([
  ['The Popular Mobilisation Forces (PMF) left. The PMF returned.', 'PMF=Popular Mobilisation Forces'],
  ['The PMF (Popular Mobilisation Forces) left.', 'PMF=Popular Mobilisation Forces'],
  ['An improvised explosive device (IED) blew up.', 'IED=improvised explosive device'],
  ['The PMF left, and NATO stayed.', 'NATO=, PMF='],
  [
    'The Federation of Red Cross and Red Crescent Societies (FRC) came.',
    'FRC=Federation of Red Cross and Red Crescent Societies',
  ],
  ['Angela Hart (CDU) left.', 'CDU='],
  ['The US and the UK watched TV at 10 AM in World War II.', ''],
  ['BREAKING NEWS FROM TROY: it fell.', ''],
  ['JK Hart, 54, wrote it.', ''],
])('acronyms: %s', (text, expected) => expect(terms(found(text))).toBe(expected));
