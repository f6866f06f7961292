/** Every fault in `tests/cases/manifest/faults.md` is told as it stands there: place, message and way out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readManifest } from './shelf.ts';

const path = 'tests/cases/manifest/faults.md';
const text = readFileSync(path, 'utf8');
const form = /^## (.+)\n\n```(yaml|json)\n([\s\S]*?)```\n\n```\n([\s\S]*?)```\n/gm;
const cases = [...text.matchAll(form)].map(([whole, name = '', language = '', manifest = '', told = '']) => ({
  whole,
  name,
  manifest: /articles|parts/.test(manifest) ? manifest : `${manifest}articles: [a.md]\n`,
  file: language === 'json' ? 'slugline.json' : 'slugline.yml',
  told,
}));

test('are more than fifty, each once', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
  expect(cases.length).toBe(text.match(/^## /gm)?.length);
  expect(new Set(cases.map((it) => it.name)).size).toBe(cases.length);
});

test.each(cases)('$name', async ({ whole, manifest, file, told }) => {
  const read = await readManifest(manifest, { file });
  if (process.env['UPDATE_GOLDENS'] === '1') {
    const now = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      now.replace(whole, () => whole.replace(/```\n[^`]*```\n$/, () => `\`\`\`\n${read.told}\`\`\`\n`)),
    );
    return;
  }
  expect(read.told).toBe(told);
  expect(read.manifest === null).toBe(read.found.some((it) => it.severity === 'error'));
  expect(read.found.every((it) => it.severity !== 'error' || it.hint !== '')).toBe(true);
});
