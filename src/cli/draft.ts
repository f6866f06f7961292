/** The command that proposes a briefing's timeline, who's who, places and glossary. */
import { resolve } from 'node:path';
import { problem } from '../model/problem.ts';
import type { Facts } from '../draft/facts.ts';
import { draftFrom, factsFile } from '../publish/draft.ts';
import { newFile, type Merged } from '../publish/facts-file.ts';
import { planToLook } from '../publish/plan.ts';
import { writeAll } from '../publish/write.ts';
import type { Work } from './work.ts';

/** Drafts from all sources, into a file or to standard output. */
export async function draft({ request, desk, ground, shell, sound, result, json }: Work): Promise<void> {
  const [output = '-', ...others] = request.outputs;
  if (others.length > 0) desk.report(problem('usage', null, 'a draft is one file', 'give -o once: -o facts.yml'));
  if (output !== '-' && (output.endsWith('/') || ground.isFolder(resolve(desk.folder, output)))) {
    desk.report(problem('usage', null, `${output} is a folder`, 'name a file in it: -o facts.yml'));
  } else if (output !== '-' && !/\.ya?ml$/i.test(output)) {
    desk.report(problem('usage', null, `${output} is no name for YAML`, 'let it end in .yml: -o facts.yml'));
  }
  const editions = planToLook(request, ground, desk.report);
  if (editions === null || !sound()) return;
  const facts = await draftFrom(request, output, desk);
  if (facts === null || !sound()) return;
  if (output === '-') {
    shell.out.write(json ? `${JSON.stringify({ type: 'facts', ...facts })}\n` : newFile(facts).text);
    return;
  }
  const merged = await factsFile(facts, output, desk);
  if (merged === null || !sound()) return;
  const file = { name: output, path: resolve(desk.folder, output), bytes: new TextEncoder().encode(merged.text) };
  desk.progress('writing');
  if (merged.changed && !shell.uninterrupted(() => writeAll([file], desk.report))) return;
  desk.report(problem('draft-made', null, summary(facts, merged), 'every entry says which words it rests on'));
  result(output, { type: 'output', path: output, bytes: file.bytes.length, added: merged.added, kept: merged.kept });
}

function summary({ timeline, people, places, glossary }: Facts, { added, kept }: Merged): string {
  const counts = { dates: timeline, people, places, acronyms: glossary };
  const found = Object.entries(counts).map(([kind, list]) => `${kind} ${list.length}`);
  return `found: ${found.join(', ')}; added for review: ${added}, left as they were: ${kept}`;
}
