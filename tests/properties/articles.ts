/** Articles by chance, in the canonical form that readers give, with words that are made to be taken for Markdown. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { article, nowhere } from '../../src/model/build.ts';
import type { Article, Block, Inline, ListItem, Picture, Target } from '../../src/model/document.ts';
import { canBeLoose, canBeTight } from '../../src/model/abut.ts';
import { plain } from '../../src/model/plain.ts';
import { withHeadingIds } from '../../src/read/markdown/headings.ts';
import { walk } from '../../src/model/walk.ts';
import { tidy } from '../../src/read/markdown/tidy.ts';
import { pixel } from '../read/from-text.ts';

const hash = createHash('sha256').update(pixel).digest('hex');
const picture: Picture = { hash, name: 'a dot.png', type: 'png', width: 1, height: 1, bytes: pixel };

const pieces = [
  ...[
    'a',
    'B',
    'é',
    'word',
    '12',
    '1.',
    '1)',
    '-',
    '--',
    '---',
    '+',
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '~',
    '~~',
    '#',
    '##',
    '>',
    '|',
  ],
  ...[
    '[',
    ']',
    '[x]',
    '[ ]',
    '[^1]',
    '(',
    ')',
    '](',
    '!',
    '![',
    '<',
    '<b>',
    '</p>',
    '<!--',
    '&',
    '&amp;',
    '&#65;',
    '\\',
    '\\\\',
    ':',
  ],
  ...[
    '=',
    '===',
    '—',
    '“',
    '”',
    '’',
    '…',
    'http://x.org',
    'www.x.org',
    'a@b.org',
    'Table:',
    '.',
    ',',
    '\u00a0',
    '日本',
    '𝒳',
    '😀',
    '$',
    '€',
    '"',
    "'",
  ],
];
const words = fc.array(fc.constantFrom(...pieces, ' ', ' ', ' '), { minLength: 1, maxLength: 8 }).map((list) => list.join(''));
const codeWords = fc
  .array(fc.constantFrom('a', ' ', '`', '``', '|', '\\', '*', '<b>', '&amp;'), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(''));

const text = words.map((value): Inline => ({ kind: 'text', at: nowhere, value }));
const target: fc.Arbitrary<Target> = fc.oneof(
  fc
    .constantFrom('https://x.org/', 'https://x.org/a_b?c=(d)&amp;e#f', 'mailto:a@b.org', 'http://x.org/%20a')
    .map((url): Target => ({ kind: 'web', url })),
  fc.constantFrom('a', 'some-where').map((id): Target => ({ kind: 'place', id })),
  fc
    .record({ path: fc.constantFrom('a.md', 'a b/c(d.md', 'x%3Fy.md'), fragment: fc.constantFrom('', 'part') })
    .map((it): Target => ({ kind: 'file', ...it })),
);

/** Inlines; `links` says whether a link, an image or a note may be among them, and `breaks` whether a line may end. */
const inlines = (depth: number, links: boolean): fc.Arbitrary<readonly Inline[]> => {
  if (depth === 0) return fc.array(text, { minLength: 1, maxLength: 1 });
  const content = inlines(depth - 1, links);
  const mark = fc
    .tuple(fc.constantFrom('emphasis', 'strong', 'strike', 'superscript', 'subscript'), content)
    .map(([kind, inner]): Inline => ({ kind, at: nowhere, content: inner }) as Inline);
  const foreign = fc
    .tuple(fc.constantFrom('fr', 'zh-Hant'), content)
    .map(([language, inner]): Inline => ({ kind: 'foreign', at: nowhere, language, content: inner }));
  const code = codeWords.map((value): Inline => ({ kind: 'code', at: nowhere, value }));
  const rest = links
    ? [
        fc
          .record({ to: target, title: fc.constantFrom('', 'a "title" \\', 'x &amp; y'), content: inlines(depth - 1, false) })
          .map((it): Inline => ({ kind: 'link', at: nowhere, ...it })),
        fc.constantFrom('a', '', 'x [y] *z* "&amp;').map((alt): Inline => ({ kind: 'image', at: nowhere, picture: hash, alt })),
        fc.constant<Inline>({ kind: 'break', at: nowhere }),
        inlines(0, false).map((run): Inline => ({ kind: 'note', at: nowhere, content: paragraphs(run) })),
      ]
    : [];
  return fc.array(fc.oneof({ arbitrary: text, weight: 4 }, { arbitrary: mark, weight: 3 }, foreign, code, ...rest), {
    minLength: 1,
    maxLength: 4,
  });
};

function paragraphs(run: readonly Inline[]): readonly Block[] {
  const content = tidy(run);
  return [
    { kind: 'paragraph', at: nowhere, content: content.length === 0 ? [{ kind: 'text', at: nowhere, value: 'a' }] : content },
  ];
}

/** Words that are not empty in canonical form, and no image alone, which would be a figure. */
const line = inlines(2, true).map((run): readonly Inline[] => {
  const content = tidy(run);
  const [only, ...more] = content;
  if (only !== undefined && (more.length > 0 || only.kind !== 'image')) return content;
  return [{ kind: 'text', at: nowhere, value: 'a' }];
});

const blocks = (depth: number): fc.Arbitrary<readonly Block[]> => {
  const paragraph = line.map((content): Block => ({ kind: 'paragraph', at: nowhere, content }));
  const heading = fc
    .tuple(fc.constantFrom(2, 3, 6), line)
    .map(([level, content]): Block => ({ kind: 'heading', at: nowhere, level, id: '', content }) as Block);
  const code = fc
    .record({
      syntax: fc.constantFrom('', 'ts', 'c++'),
      value: fc.array(fc.constantFrom('a', '', '```', '~~~', '    b', '- x', '> y', ': z', '---'), { maxLength: 5 }),
    })
    .map(({ syntax, value }): Block => ({ kind: 'codeBlock', at: nowhere, syntax, value: value.join('\n') }));
  const rule = fc.constant<Block>({ kind: 'rule', at: nowhere });
  const table = fc
    .tuple(
      fc.array(fc.constantFrom('none', 'left', 'centre', 'right'), { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(line, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      fc.oneof(fc.constant([]), line),
    )
    .map(([columns, rows, caption]): Block => {
      const [head, ...body] = rows.map((cells) => ({
        at: nowhere,
        cells: cells.slice(0, columns.length).map((content) => ({ at: nowhere, content })),
      }));
      return { kind: 'table', at: nowhere, columns, head: head === undefined ? [] : [head], body, caption } as Block;
    });
  const figure = fc
    .tuple(fc.constantFrom('a', 'b]', ''), fc.oneof(fc.constant([]), line))
    // The caption of a decoration is written without its marks.
    .map(([alt, words]): Block => ({ kind: 'figure', at: nowhere, picture: hash, alt, caption: alt === '' ? [] : words }));
  const flat = fc.oneof({ arbitrary: paragraph, weight: 5 }, heading, code, rule, table, figure);
  if (depth === 0) return fc.array(flat, { minLength: 1, maxLength: 2 });
  const inner = blocks(depth - 1);
  const quote = fc
    .record({ role: fc.constantFrom('quotation', 'pull'), content: inner, attribution: fc.oneof(fc.constant([]), line) })
    .map((it): Block => ({ kind: 'quote', at: nowhere, ...it }));
  const list = fc
    .record({
      start: fc.constantFrom(null, 0, 1, 7),
      tight: fc.boolean(),
      items: fc.array(fc.tuple(inner, fc.constantFrom(null, true, false)), { minLength: 1, maxLength: 3 }),
    })
    .map(({ start, tight, items }): Block => {
      const list = items.map(([content, done]): ListItem => ({
        at: nowhere,
        done: content[0]?.kind === 'paragraph' ? done : null,
        content,
      }));
      return { kind: 'list', at: nowhere, start, tight: tight ? canBeTight(list) : !canBeLoose(list), items: list };
    });
  const definitions = fc
    .array(fc.tuple(fc.array(line, { minLength: 1, maxLength: 2 }), fc.array(inner, { minLength: 1, maxLength: 2 })), {
      minLength: 1,
      maxLength: 2,
    })
    .map((entries): Block => ({
      kind: 'definitions',
      at: nowhere,
      entries: entries.map(([terms, meanings]) => ({ at: nowhere, terms, meanings })),
    }));
  return fc.array(fc.oneof({ arbitrary: flat, weight: 3 }, quote, list, definitions), { minLength: 1, maxLength: 3 });
};

/** An article with a headline, and now and then a standfirst and what is said of it. */
export const articles: fc.Arbitrary<Article> = fc
  .record({
    headline: line,
    standfirst: fc.oneof(fc.constant([]), line),
    body: blocks(2),
    authors: fc.array(fc.constantFrom('Ann Lee', 'no', '"B" \\ C: #1', '- x'), { maxLength: 2 }),
    description: fc.constantFrom('', 'What: it # is', '~', '[a]'),
  })
  .filter(({ standfirst }) => standfirst.length === 0 || plain(standfirst).trim() !== '')
  .map(({ headline, standfirst, body, authors, description }): Article => {
    const bare = article('');
    let used = false;
    walk([...headline, ...standfirst, ...body], (node) => {
      used ||= node.kind === 'image' || node.kind === 'figure';
    });
    const particulars = { ...bare.particulars, authors, description };
    return { ...bare, headline, standfirst, particulars, body: withHeadingIds(body), pictures: used ? [picture] : [] };
  });
