/** CommonMark's own examples: each is read without a throw, and what was read is written so that it reads the same. */
import { describe, expect, test } from '@jest/globals';
import { tests } from 'commonmark-spec';
import { readString } from '../../read/from-text.ts';
import { said, write } from './written.ts';

type Example = { readonly markdown: string; readonly html: string; readonly number: number; readonly section: string };

const examples: readonly Example[] = tests.map((example) => ({ ...example, markdown: example.markdown.replaceAll('→', '\t') }));

/** An example with pieces of HTML other than an autolink in its source; their reduction is tested in the cases. */
const rawHtml = (example: Example): boolean => /^(?:HTML blocks|Raw HTML)$/.test(example.section);

describe('the examples of CommonMark 0.31', () => {
  test('are all here', () => expect(examples.length).toBe(652));

  test('are read without a throw, and every article is sound', async () => {
    for (const { markdown } of examples) if (markdown.trim() !== '') await readString(markdown);
  });

  test.each(examples.filter((example) => !rawHtml(example)))(
    '$number ($section) reads, writes and reads the same',
    async ({ markdown }) => {
      const first = await readString(markdown);
      if (first.article === null) {
        // Nothing to read, or an image on the web: no article, and the reason why.
        expect(first.found.filter((problem) => problem.severity === 'error')).not.toEqual([]);
        return;
      }
      const written = write(first.article);
      const second = await readString(written === '\n' ? 'x' : written);
      if (written !== '\n') expect({ written, said: said(second.article) }).toEqual({ written, said: said(first.article) });
    },
  );
});
