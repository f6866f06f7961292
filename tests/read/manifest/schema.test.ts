/** The schema allows what the reader does, and nothing else: asked of every key with every sort of value. */
import { describe, expect, test } from '@jest/globals';
import { confidences, yardsticks } from '../../../src/model/apparatus.ts';
import { apparatusKeys } from '../../../src/read/manifest/apparatus.ts';
import type { Json, Schema } from '../../../src/read/manifest/ask.ts';
import { manifestSchema } from '../../../src/read/pack.ts';
import { offer, readManifest } from './shelf.ts';

const schema = manifestSchema(offer);

const isObject = (value: Json | undefined): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const kindOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** Whether `schema` allows `value`: as much of JSON Schema as our schema is written in. */
function allows(rule: Json | undefined, value: Json): boolean {
  if (!isObject(rule)) return false;
  const known = [
    '$schema',
    'title',
    'description',
    'type',
    'enum',
    'anyOf',
    'properties',
    'required',
    'additionalProperties',
    'items',
    'minItems',
    'maxItems',
    'minLength',
    'pattern',
    'minimum',
    'maximum',
  ];
  const strange = Object.keys(rule).filter((key) => !known.includes(key));
  if (strange.length > 0) throw new Error(`the schema says ${strange.join(', ')}`);
  const { type, pattern, minimum, maximum, properties, items } = rule;
  if (rule['anyOf'] !== undefined && !list(rule['anyOf']).some((one) => allows(one, value))) return false;
  if (rule['enum'] !== undefined && !list(rule['enum']).includes(value)) return false;
  if (type !== undefined && !(Array.isArray(type) ? type : [type]).includes(kindOf(value))) return false;
  if (typeof value === 'string' && typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) return false;
  if (typeof value === 'string' && typeof rule['minLength'] === 'number' && value.length < rule['minLength']) return false;
  if (typeof value === 'number' && typeof minimum === 'number' && value < minimum) return false;
  if (typeof value === 'number' && typeof maximum === 'number' && value > maximum) return false;
  if (Array.isArray(value)) {
    if (typeof rule['minItems'] === 'number' && value.length < rule['minItems']) return false;
    if (typeof rule['maxItems'] === 'number' && value.length > rule['maxItems']) return false;
    return items === undefined || value.every((item, index) => allows(Array.isArray(items) ? items[index] : items, item));
  }
  if (!isObject(value)) return true;
  if (!isObject(properties)) return properties === undefined;
  const missing = list(rule['required']).some((key) => typeof key === 'string' && value[key] === undefined);
  return !missing && Object.entries(value).every(([key, inner]) => inner !== undefined && allows(properties[key], inner));
}

/** Values of every sort, right for some keys and wrong for others. */
const samples: readonly Json[] = [
  'words',
  12,
  true,
  false,
  '2022-01-31',
  'kobo',
  'phia',
  'paragraphs',
  'pdf',
  'TLP:GREEN',
  'en-GB',
  'a5',
  '11pt',
  'book',
  'margin.left=30mm',
  'https://example.org/',
  'out/',
  'pixel.png',
  'urn:uuid:01556f1a-6688-84a0-a49a-a1007f15b83c',
  'a.md',
  [],
  ['words'],
  ['a.md'],
  ['pdf', 'md'],
  [true],
  [['words']],
  {},
  { file: 'bluf.md' },
  { file: 'bluf.md', title: 'words' },
  { profile: 'kobo' },
  { profil: 'kobo' },
  { 'cover-page': 'words' },
  [{}],
  [{ text: 'words' }],
  [{ text: 'words', likelihood: 'likely', confidence: 'low' }],
  [{ text: 'words', likelihood: 'perhaps' }],
  [{ text: ['words'] }],
  [{ figure: '12', label: 'words', cites: [{ article: 'a.md', quote: 'It rained.' }] }],
  [{ figure: '12', label: 'words', cites: [{ article: 'a.md' }] }],
  [{ figure: '12', label: 'words', cites: 'a.md' }],
  [{ date: '2022', text: 'words' }],
  [{ date: '2022-01-03', text: 'words', reviewed: true }],
  [{ date: 'words', text: 'words' }],
  [{ name: 'words', text: { file: 'bluf.md' }, role: 'words' }],
  [{ name: 'words', at: [30.5, 47.8] }],
  [{ name: 'words', at: [300, 47.8] }],
  [{ name: 'words', at: [30.5] }],
  [{ name: 'words', text: 'words', reviewed: 'words' }],
  [{ question: 'words', answer: ['words'] }],
  [{ question: 'words' }],
  [{ term: 'words', 'stands-for': 'words' }],
  [{ title: 'words', grade: 'B2', url: 'https://example.org/', published: '2022-01-03' }],
  [{ title: 'words', grade: 'H2' }],
  [{ title: 'words', articles: ['a.md'] }],
  [{ file: 'a.md', marking: 'TLP:RED', authors: ['words'] }],
  [{ file: 'a.md', autor: 'words' }],
];

/**
 * What the reader finds wrong and no schema can: files that are not there, days that there are not, labels of a scheme that is named
 * elsewhere in the manifest, and the like. There it must be right about the sort: only the words are wrong.
 */
const beyondSchema = [
  /which is no (label|language tag|page size|length|style|date)/,
  /there is no (such )?(file|article)/,
  /no article|nothing that can be read|listed twice|does not tell its format|neither a folder/,
  /needs "title" or "article"/,
];

const keys = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];

test('has every key of the apparatus, and is ready for editors', () => {
  expect(keys).toEqual(expect.arrayContaining([...apparatusKeys]));
  expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
  expect(JSON.stringify(schema)).toContain(JSON.stringify([...confidences]));
  expect(JSON.stringify(schema)).toContain(JSON.stringify(yardsticks.phia[3]));
  const silent = keys.filter(
    (key) =>
      !isObject(schema['properties']) ||
      !isObject(schema['properties'][key]) ||
      typeof schema['properties'][key]['description'] !== 'string',
  );
  expect(silent).toEqual([]);
});

describe('agrees with the reader about', () => {
  test.each(keys)('%s', async (key) => {
    const answers = { both: 0, neither: 0 };
    for (const sample of samples) {
      const manifest: Schema = { articles: ['a.md'], [key]: sample };
      const { found } = await readManifest(JSON.stringify(manifest), { file: 'slugline.json' });
      const allowed = allows(schema, manifest);
      const wrong = found.filter((it) => it.severity === 'error' && it.at?.file === 'slugline.json').map((it) => it.message);
      const errors = wrong.filter((it) => !allowed || !beyondSchema.some((known) => known.test(it)));
      expect([sample, allowed, errors]).toEqual([sample, errors.length === 0, errors]);
      answers[allowed ? 'both' : 'neither'] += 1;
    }
    expect(answers.both).toBeGreaterThan(0);
    expect(answers.neither).toBeGreaterThan(0);
  });
});
