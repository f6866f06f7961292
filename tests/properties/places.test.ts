/** Every text of an article stands where its place says, however the marks around it are nested. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Article } from '../../src/model/document.ts';
import { walk } from '../../src/model/walk.ts';
import { readString } from '../read/from-text.ts';

/** Texts whose first word is not in the source where the text says it is. */
function misplaced(article: Article, source: string): readonly string[] {
  const lines = source.split('\n');
  const wrong: string[] = [];
  walk([...article.headline, ...article.standfirst, ...article.body], (node) => {
    if (node.kind !== 'text') return;
    const word = node.value.trim().split(' ')[0] ?? '';
    const there = (lines[node.at.line - 1] ?? '').slice(node.at.column - 1);
    if (!there.startsWith(word)) wrong.push(`${node.at.line}:${node.at.column} ${word}, not ${there}`);
  });
  return wrong;
}

/** Words that are each their own, so that none is found by luck, with simple marks. */
const line = fc
  .array(fc.tuple(fc.nat(9999), fc.constantFrom('w', '*w*', '**w**', '~~w~~', '[w](b.md)', '*a **w***', '<em>w</em>')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => words.map(([number, form]) => form.replace('w', `w${number}`)).join(' '));
const paragraph = fc.tuple(line, fc.constantFrom('', '  '), line).map(([first, indent, second]) => [first, indent + second]);

/** Blocks as lines. */
const blocks = (depth: number): fc.Arbitrary<readonly string[]> => {
  const flat = fc.oneof(
    paragraph,
    line.map((words) => [`## ${words}`]),
    line.map((words) => [words, '---']),
    fc.tuple(line, line).map(([a, b]) => [`| ${a} | ${b} |`, '|---|---|', `|${b}|  ${a}|`]),
    line.map((words) => [`<div>`, `<p>${words.replace(/[*~[\]()]/g, ' ')}</p>`, '</div>']),
    fc.tuple(line, paragraph).map(([term, meaning]) => [term, ...under(':   ', '    ', meaning)]),
  );
  if (depth === 0) return flat;
  const inner = fc
    .array(blocks(depth - 1), { minLength: 1, maxLength: 3 })
    .map((list) => list.flatMap((it, index) => (index === 0 ? it : ['', ...it])));
  return fc.oneof(
    flat,
    inner.map((lines) => lines.map((it) => (it === '' ? '>' : `> ${it}`))),
    inner.map((lines) => under('- ', '  ', lines)),
    inner.map((lines) => under('10. ', '    ', lines)),
    inner.map((lines) => under('- [x] ', '  ', lines)),
  );
};

function under(mark: string, indent: string, lines: readonly string[]): readonly string[] {
  return lines.map((it, index) => (index === 0 ? mark + it : it === '' ? '' : indent + it));
}

const sources = fc
  .tuple(fc.constantFrom('', '---\ntitle: Any\n---\n', '# Any\n\n'), fc.array(blocks(3), { minLength: 1, maxLength: 4 }))
  .map(([top, parts]) => top + parts.map((lines) => lines.join('\n')).join('\n\n'));

describe('places', () => {
  test('are those of the words in the source', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        const { article } = await readString(source);
        expect({ source, wrong: article === null ? ['no article'] : misplaced(article, source) }).toEqual({ source, wrong: [] });
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300), seed: Number(process.env['PROPERTY_SEED'] ?? 3) },
    );
  }, 300_000);
});
