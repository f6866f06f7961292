/** Whatever stands in a manifest, the reader comes to an end, throws nothing, and gives every error its place and a way out. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { manifestSchema } from '../../../src/read/pack.ts';
import { offer, readManifest } from './shelf.ts';

const { properties = {} } = manifestSchema(offer);
const known = [
  ...Object.keys(typeof properties === 'object' ? (properties ?? {}) : {}),
  'text',
  'name',
  'at',
  'cites',
  'article',
  'quote',
  'file',
  'title',
  'date',
  'label',
  'figure',
];
const key = fc.oneof(fc.constantFrom(...known), fc.string());
const word = fc.oneof(
  fc.constantFrom(
    'a.md',
    '*.md',
    '**',
    '../**/x',
    'circle.yml',
    'bluf.md',
    '2022-01-31',
    'TLP:RED',
    '![x](pixel.png)',
    '[^1]',
    '<b',
    '`',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    word,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
  ),
}));
const root = fc.dictionary(key, tree, { maxKeys: 12 });

async function isTold(source: string): Promise<void> {
  const { manifest, found } = await readManifest(source);
  for (const it of found)
    expect([it.message, it.at === null || it.at.line < 1 || it.at.column < 1, it.hint]).toEqual([
      it.message,
      false,
      expect.any(String),
    ]);
  expect(manifest === null).toBe(found.some((it) => it.severity === 'error'));
}

test('trees of JSON', async () => {
  await fc.assert(
    fc.asyncProperty(root, async (it) => isTold(JSON.stringify(it))),
    { numRuns: 300 },
  );
});

test('trees of YAML', async () => {
  await fc.assert(
    fc.asyncProperty(root, async (it) => isTold(dump(it, { skipInvalid: true }))),
    { numRuns: 300 },
  );
});

test('what is no tree', async () => {
  const line = fc.constantFrom(
    'articles: [a.md]',
    '- ',
    '? ',
    '{',
    '}',
    'title: |',
    '  x',
    '\t',
    '&a',
    '*a',
    '<<: *a',
    '!!binary x',
    '---',
    '%YAML 1.2',
    'timeline: &a [*a]',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (it) => isTold(it.join('\n'))),
    { numRuns: 300 },
  );
});
