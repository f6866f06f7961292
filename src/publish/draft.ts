/** From paths to a file of proposals: reads every article, drafts from them all, and adds to what the file has. */
import { dirname, relative, resolve } from 'node:path';
import { settledLanguage } from '../bind/language.ts';
import { draft, isEnglish, type Source } from '../draft/draft.ts';
import type { Facts } from '../draft/facts.ts';
import { parseGazetteer } from '../draft/gazetteer.ts';
import { hasDates } from '../draft/locales.ts';
import { problem } from '../model/problem.ts';
import type { Desk } from './desk.ts';
import { mergedFile, newFile, type Merged } from './facts-file.ts';
import { read } from './gather.ts';
import type { Request } from './request.ts';

/** The most bytes that are read of a file of facts. */
const mostBytes = 16 * 1024 * 1024;

/** Drafts from the sources of `request`. Null, with the reasons in the report, when one can not be read. */
export async function draftFrom(request: Request, output: string, desk: Desk): Promise<Facts | null> {
  const sources: Source[] = [];
  for (const path of request.sources) {
    desk.progress(`reading ${path}`);
    const article = await read(path, request, desk);
    if (article === null) continue;
    // An article's own date tells what its “yesterday” is; the one that is given is for those that have none.
    const date = article.particulars.date ?? request.date;
    const language = settledLanguage(article, { language: request.language, mixed: false });
    sources.push({ article, name: nameFor(path, output, desk.folder), date, language });
    tell({ path, date, language }, desk);
  }
  if (sources.length < request.sources.length) return null;
  desk.progress('drafting');
  return draft(sources, parseGazetteer(new TextDecoder().decode(desk.world.data('src/draft/gazetteer.txt'))));
}

/** The file `output` with `facts` in it: a new one, or what is there and what it lacks. Null when it is no such file. */
export async function factsFile(facts: Facts, output: string, desk: Desk): Promise<Merged | null> {
  const loaded = await desk.world.read(output, null, mostBytes);
  if (!loaded.ok && loaded.why === 'missing') return newFile(facts);
  if (!loaded.ok) {
    desk.report(problem('output-unwritable', null, `can not read what is in ${output}`, 'choose another file with -o'));
    return null;
  }
  const merged = mergedFile(new TextDecoder().decode(loaded.bytes), output, facts);
  if (!('code' in merged)) return merged;
  desk.report(merged);
  return null;
}

/** How the file cites a source: by the path that leads there from its own folder. */
function nameFor(path: string, output: string, folder: string): string {
  if (path === '-') return '<stdin>';
  if (output === '-') return path;
  return relative(dirname(resolve(folder, output)), resolve(folder, path)).replaceAll('\\', '/');
}

/** Says what can not be found in an article, and why. */
function tell({ path, date, language }: { path: string; date: string | null; language: string }, { report }: Desk): void {
  const name = path === '-' ? '<stdin>' : path;
  if (date === null) {
    const hint = 'say when it was written: --date 2022-01-03';
    report(problem('draft-undated', null, `${name} has no date, so that “yesterday” and “in October” tell none`, hint));
  }
  if (isEnglish(language)) return;
  const done = `${hasDates(language) ? 'dates with their year, ' : ''}names that come back as a surname, and acronyms`;
  const what = `${name} is in the language ${language}, in which only these are found: ${done}`;
  report(
    problem('draft-language', null, what, 'roles, places and all other dates take English; if it is English, say --lang en'),
  );
}
