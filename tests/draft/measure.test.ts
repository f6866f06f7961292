/** Drafts of articles of many kinds, measured: the floors hold what is reached. Wrong proposals are worse than missing ones. */
import { expect, test } from '@jest/globals';
import { kinds, precision, recall, scoreOf, table, total, type Kind, type Score } from './measure.ts';

/** Articles that rules were made with, and those that were looked at only when the rules were done. */
const tuned = ['diplomacy', 'business', 'court', 'disaster', 'sport', 'election', 'obituary'];
const heldOut = ['science', 'council', 'military'];
const later = ['rail', 'museum', 'vaccine'];
const last = ['tech', 'coup', 'crime'];
const final = ['energy', 'school'];

/** The least precision and recall, by kind. */
const floors: { readonly [It in Kind]: readonly [number, number] } = {
  dates: [0.95, 0.8],
  people: [0.9, 0.85],
  roles: [0.8, 0.8],
  places: [0.9, 0.85],
  acronyms: [1, 1],
};

async function measured(names: readonly string[]): Promise<Score> {
  const scores: Record<string, Score> = {};
  for (const name of names) scores[name] = await scoreOf(name);
  const all = total(Object.values(scores));
  process.stdout.write(`\n${table({ ...scores, all })}\n`);
  return all;
}

test.each([
  ['tuned with', tuned],
  ['held out', heldOut],
  ['held out later', later],
  ['held out last', last],
  ['held out to the end', final],
])('articles %s', async (_, names) => {
  const all = await measured(names);
  for (const kind of kinds) {
    const [precise, complete] = floors[kind];
    expect([kind, precision(all[kind]) >= precise, recall(all[kind]) >= complete]).toEqual([kind, true, true]);
  }
});
