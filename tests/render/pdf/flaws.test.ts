/** What is said of pages that could not be made as they should be. */
import { expect, test } from '@jest/globals';
import { collector } from '../../../src/model/problem.ts';
import { flaws } from '../../../src/render/pdf/flaws.ts';
import type { MadeFrame } from '../../../src/typeset/makeup.ts';
import { story } from '../packs.ts';

/** Says of frames, each on its page, what is amiss. */
function told(frames: readonly (readonly [page: string, change: Partial<MadeFrame>])[], spare = 0): readonly string[] {
  const { found, report } = collector();
  const looked = flaws(story('s', 'A headline'), spare, report);
  for (const [page, change] of frames) looked.add({ parts: [], short: 0, flaw: null, tooTall: false, ...change }, page);
  looked.tell();
  return found.map(({ message }) => message);
}

test('good pages need no word', () => expect(told([['1', {}]])).toEqual([]));

test('pages that end above the foot are told in one go, each once, and not all if they are many', () => {
  expect(told([['3', { short: 1 }]])).toEqual(['page 3 ends above the foot']);
  const columns = [1, 1, 2, 2].map((page) => [`${page}`, { short: 2 }] as const);
  expect(told(columns)).toEqual(['pages 1 and 2 end above the foot']);
  const many = [1, 2, 3, 4, 5, 6, 7].map((page) => [`${page}`, { short: 2 }] as const);
  expect(told(many)).toEqual(['pages 1, 2, 3, 4, 5 and 2 more end above the foot']);
});

test('where lines are ragged the foot may be, by as much as is said', () => {
  const pages = [
    ['1', { short: 2 }],
    ['2', { short: 3 }],
  ] as const;
  expect(told(pages, 2)).toEqual(['page 2 ends above the foot']);
});

test('what is torn, or too tall, is told rather than the white below it', () => {
  const pages = [
    ['1', { short: 3, flaw: 'torn' }],
    ['2', { short: 3, tooTall: true }],
  ] as const;
  expect(told(pages)).toEqual(['something is taller than page 2', 'what belongs together is parted at the end of page 1']);
});
