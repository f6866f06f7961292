/** Which packs and files a call means. */
import { describe, expect, test } from '@jest/globals';
import { collector } from '../../src/model/problem.ts';
import { plan, type Ground } from '../../src/publish/plan.ts';
import { nothingAsked, type Request } from '../../src/publish/request.ts';

/** A disk with one folder, `there`. */
const ground: Ground = {
  folder: '/desk',
  isFolder: (path) => path === '/desk/there',
  list: () => [],
  exists: () => true,
  real: (path) => path,
};

/** Each pack as `sources > outputs`; or the problems. */
function planned(wanted: Partial<Request>): readonly string[] {
  const { report, found } = collector();
  const editions = plan({ ...nothingAsked, ...wanted }, ground, report);
  if (editions === null) return found.map((it) => it.message);
  return editions.map((it) => `${it.sources.join(' ')} > ${it.outputs.map((output) => output.name).join(' ')}`);
}

describe('a folder', () => {
  test.each<[string, Partial<Request>, readonly string[]]>([
    ['is out/ when none is named', { sources: ['a.md'] }, ['a.md > out/a.pdf out/a.epub out/a.md']],
    [
      'gets files of each source',
      { sources: ['x/a.md', 'b.txt', 'c.d.txt'], outputs: ['new/'], to: ['pdf'] },
      ['x/a.md > new/a.pdf', 'b.txt > new/b.pdf', 'c.d.txt > new/c.d.pdf'],
    ],
    ['need not end in a stroke when it is there', { sources: ['a.md'], outputs: ['there'], to: ['pdf'] }, ['a.md > there/a.pdf']],
    [
      'gets one pack when there is a title',
      { sources: ['a.md', 'b.md'], outputs: ['new/'], to: ['epub'], title: 'The Week, No. 3' },
      ['a.md b.md > new/the-week-no-3.epub'],
    ],
    ['names standard input', { sources: ['-'], from: 'text', to: ['md'] }, ['- > out/stdin.md']],
  ])('%s', (_, wanted, packs) => expect(planned(wanted)).toEqual(packs));
});

describe('files', () => {
  test.each<[string, Partial<Request>, readonly string[]]>([
    ['are one pack', { sources: ['a.md', 'b.md'], outputs: ['x.pdf', 'y/x.EPUB'] }, ['a.md b.md > x.pdf y/x.EPUB']],
    ['may be standard output', { sources: ['a.md'], outputs: ['-'], to: ['pdf'] }, ['a.md > -']],
    ['may come from and go to standard streams', { sources: ['-'], from: 'text', outputs: ['-'], to: ['md'] }, ['- > -']],
    ['may repeat their formats with --to', { sources: ['a.md'], outputs: ['x.pdf'], to: ['pdf'] }, ['a.md > x.pdf']],
  ])('%s', (_, wanted, packs) => expect(planned(wanted)).toEqual(packs));
});

test('all that is wrong is told at once', () => {
  expect(planned({ sources: ['-', 'a.md', './a.md'], outputs: ['x.pdf', 'x.pdf', 'y.doc', 'a.md'] })).toEqual([
    'the source ./a.md is given twice',
    'standard input does not tell its format',
    'the output y.doc ends in .doc, which is no format',
    'the output x.pdf is asked for twice',
    'the output a.md would overwrite its own source',
  ]);
});
