/**
 * The cases in tests/cases/read: in each file a heading, an input, and the model with its problems as they have to come out.
 * With UPDATE_CASES=1 the outputs are written anew, to be looked at in the diff.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dumpArticle } from '../../src/model/dump.ts';
import type { SourceFormat } from '../../src/read/reader.ts';
import { readString } from './from-text.ts';

const folder = 'tests/cases/read';
const cases = /^## (.+)\n\n`{5,}(markdown|text)\n([\s\S]*?)`{5,}\n\n`{5,}\n([\s\S]*?)`{5,}\n/gm;

async function outcome(input: string, format: string): Promise<string> {
  const sort: SourceFormat = format === 'text' ? 'text' : 'markdown';
  const { article, told } = await readString(input, sort);
  return (article === null ? '' : dumpArticle(article)) + told.map((line) => `${line}\n`).join('');
}

for (const file of readdirSync(folder)) {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const found = [...text.matchAll(cases)];

  describe(file, () => {
    test('has cases', () => expect(found.length).toBe(text.match(/^## .+\n\n`{5}/gm)?.length));
    for (const [, name = '', format = '', input = '', wanted = ''] of found) {
      test(name, async () => {
        const got = await outcome(input, format);
        if (process.env['UPDATE_CASES'] === '1') {
          const now = readFileSync(path, 'utf8');
          const start = now.indexOf(`## ${name}\n`);
          writeFileSync(
            path,
            now.slice(0, start) +
              now.slice(start).replace(`\n\`\`\`\`\`\n${wanted}\`\`\`\`\``, () => `\n\`\`\`\`\`\n${got}\`\`\`\`\``),
          );
        } else expect(got).toBe(wanted);
      });
    }
  });
}
