/** Every character of a value knows where it stands. The cursor `^` marks what is asked for; it is not in the source. */
import { describe, expect, test } from '@jest/globals';
import { parseYaml, type Yaml } from '../../src/yaml/tree.ts';

/** The first value of a mapping. */
function valueIn(source: string): Yaml | null {
  const parsed = parseYaml(source, 'a.yml');
  const root = 'root' in parsed ? parsed.root : null;
  return root?.kind === 'group' ? ([...root.entries.values()][0]?.value ?? null) : null;
}

describe('the place of a character', () => {
  test.each<[string, string, number]>([
    ['of plain words', 'a: one ^two', 4],
    ['of plain words on two lines', 'a: one\n  ^two', 4],
    ['of words in quotes', "a: 'it''s ^two'", 5],
    ['behind an escape', 'a: "\\u00e9\\"\\t^two"', 3],
    ['that is an escape', 'a: "one ^\\u0074wo"', 4],
    ['behind a pair of escapes', '{"a": "\\ud83d\\ude00^two"}', 2],
    ['behind a long escape', 'a: "\\U0001f600^two"', 2],
    ['behind a line joined to the next', 'a: "one \\\n   ^two"', 4],
    ['behind an escaped end of a line', '{"a": "one\\n\\n^two"}', 5],
    ['of a block', 'a: |\n  one\n\n    ^two\n', 7],
    ['of a folded block', 'a: >-\n  one\n  ^two\n', 4],
    ['of a folded block, behind a blank line', 'a: >\n  one\n\n\n  ^two\n', 5],
    ['of a block in a list', 'a: |2-\n   one\n  ^two\n', 5],
    ['of an emoji', 'a: x😀^two', 3],
  ])('%s', (_, marked, index) => {
    const before = (marked.split('^')[0] ?? '').split('\n');
    const value = valueIn(marked.replace('^', ''));
    expect(value?.kind === 'scalar' ? value.value.slice(index) : '').toMatch(/^two/);
    const place = value?.kind === 'scalar' ? value.where(index) : null;
    expect(place).toEqual({ file: 'a.yml', line: before.length, column: (before.at(-1) ?? '').length + 1 });
  });
});

test('a value that is a block stands at its first character', () => {
  expect(valueIn('a: |\n\n   one\n')?.at()).toMatchObject({ line: 2 });
  expect(valueIn('a: |\n   one\n')?.at()).toMatchObject({ line: 2, column: 4 });
});

test('aliases by the hundred are none that a person writes', () => {
  const many = `a: &a [x]\nb: [${Array(201).fill('*a').join(', ')}]\n`;
  expect(parseYaml(many, 'a.yml')).toMatchObject({ why: 'more than 200 aliases stand in it' });
});
