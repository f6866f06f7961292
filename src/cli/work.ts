/** The commands that set articles and look at them. */
import { dumpPack } from '../model/dump.ts';
import type { Inline } from '../model/document.ts';
import { paragraphMark } from '../model/numbers.ts';
import type { Pack, Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { problem } from '../model/problem.ts';
import { walk } from '../model/walk.ts';
import type { Desk } from '../publish/desk.ts';
import { gather } from '../publish/gather.ts';
import { filesOf, make } from '../publish/make.ts';
import { plan, planToLook, type Ground, type Output } from '../publish/plan.ts';
import type { Request } from '../publish/request.ts';
import { settle } from '../publish/settle.ts';
import { writeAll } from '../publish/write.ts';
import { vetFont } from '../font/vet.ts';
import { openStyle } from '../style/load.ts';
import { jsonOf } from './model.ts';
import type { Shell } from './shell.ts';

/** What a command works with. */
export type Work = {
  readonly request: Request;
  readonly desk: Desk;
  readonly ground: Ground;
  readonly shell: Shell;
  /** Whether nothing stands in the way of an output: no error, and under --strict no warning. */
  readonly sound: () => boolean;
  /** Prints a result: its line for people, its object for programs. */
  readonly result: (line: string, object: Readonly<Record<string, unknown>>) => void;
  readonly json: boolean;
  /** The flag that has standard output for itself, if one has. */
  readonly taken: string | null;
  /** Whether only the numbers of paragraphs are asked for. */
  readonly numbers: boolean;
};

/** Makes all outputs, or none. */
export async function build({ request: asked, desk, ground, shell, sound, result, taken }: Work): Promise<void> {
  const request = await settle(asked, ground, desk);
  if (request === null) return;
  const editions = plan(request, ground, desk.report);
  if (editions === null) return;
  if (editions.some((it) => it.outputs.some(isStandard))) checkStandardOutput(shell, taken, desk);
  if (!sound()) return;
  const bound = await gather(editions, request, desk);
  if (bound === null || !sound()) return;
  const made = await make(bound, request, desk);
  if (made === null) return;
  for (const { output, rendered } of made) {
    if (!isStandard(output) || rendered.beside.length === 0) continue;
    const hint = 'write it to a file: -o story.md';
    desk.report(problem('usage', null, 'the pictures of Markdown on standard output would have no place', hint));
  }
  const feeds =
    request.feeds === true ? await (await import('../publish/feeds.ts')).feedsFor(made, bound, { request, desk }) : [];
  if (!sound()) return;
  const streamed = made.filter((it) => isStandard(it.output));
  const files = [...made.filter((it) => !isStandard(it.output)).flatMap((it) => filesOf(it, desk.folder)), ...feeds];
  desk.progress('writing');
  if (!shell.uninterrupted(() => writeAll(files, desk.report))) return;
  for (const { rendered } of streamed) shell.out.write(rendered.bytes);
  const pagesOf = new Map(made.map(({ output, rendered }) => [output.name, rendered.leaves]));
  for (const { name, bytes } of files) {
    const pages = pagesOf.get(name);
    result(name, { type: 'output', path: name, bytes: bytes.length, ...(pages === undefined ? {} : { pages }) });
  }
}

const isStandard = (output: Output): boolean => output.name === '-';

function checkStandardOutput(shell: Shell, taken: string | null, desk: Desk): void {
  if (taken !== null) {
    desk.report(problem('usage', null, `${taken} and -o - both want standard output`, 'write the output to a file'));
  }
  if (shell.out.terminal) {
    desk.report(problem('usage', null, 'standard output is a terminal', 'send it on with | or >, or name a file with -o'));
  }
}

/** Reads and binds, and says of each article that it is sound. */
export async function check({ request, desk, ground, sound, result }: Work): Promise<void> {
  const packs = await packsToLookAt(request, ground, desk);
  for (const pack of packs) tellUncited(pack, desk.report);
  if (!sound()) return;
  for (const story of packs.flatMap((pack) => pack.stories.filter(({ role }) => role === 'article'))) {
    const { words, pictures } = tally(story);
    const counts = [plural(words, 'word'), ...(pictures === 0 ? [] : [plural(pictures, 'picture')])].join(', ');
    result(`${story.at.file}: ok, ${counts}`, { type: 'source', path: story.at.file, words, pictures });
  }
}

/** Shows the model of the pack that the articles make. */
export async function inspect({ request, desk, ground, sound, shell, json, result, numbers }: Work): Promise<void> {
  const packs = await packsToLookAt(request, ground, desk);
  if (!sound()) return;
  if (numbers) {
    for (const [paragraph, number] of packs.flatMap((pack) => [...pack.numbers])) {
      const { file, line } = paragraph.at;
      const words = firstWords(paragraph.content);
      result(`${paragraphMark(number)} ${file}:${line} ${words}`, { type: 'paragraph', number, path: file, line, words });
    }
    return;
  }
  for (const pack of packs) shell.out.write(json ? `${jsonOf(pack)}\n` : dumpPack(pack));
}

/** The beginning of a paragraph, to be known by. */
function firstWords(run: readonly Inline[]): string {
  const words = plain(run).trim().split(/\s+/);
  return words.length <= 8 ? words.join(' ') : `${words.slice(0, 8).join(' ')}…`;
}

/** Claims that rest on nothing that the pack has. */
function tellUncited({ apparatus }: Pack, report: Desk['report']): void {
  const claims = [
    ...apparatus.judgements.map((it) => ({ ...it, what: 'judgement' })),
    ...apparatus.figures.map((it) => ({ ...it, what: 'figure' })),
    ...apparatus.timeline.map((it) => ({ ...it, what: 'event' })),
  ];
  for (const { at, cites, what } of claims) {
    if (cites.length > 0) continue;
    report(
      problem(
        'claim-uncited',
        at,
        `this ${what} cites nothing`,
        'name an article, and the words or the figure in it that it rests on',
      ),
    );
  }
}

async function packsToLookAt(asked: Request, ground: Ground, desk: Desk): Promise<readonly Pack[]> {
  const request = await settle(asked, ground, desk);
  if (request === null) return [];
  const editions = planToLook(request, ground, desk.report);
  await openStyle(request, desk.world, vetFont, desk.report);
  const bound = editions === null ? null : await gather(editions, request, desk);
  return (bound ?? []).map((it) => it.pack);
}

function tally(story: Story): { readonly words: number; readonly pictures: number } {
  let words = 0;
  let pictures = 0;
  walk([...story.headline, ...story.standfirst, ...story.body], (node) => {
    if (node.kind === 'text' || node.kind === 'code') words += node.value.match(/\S+/g)?.length ?? 0;
    if (node.kind === 'figure' || node.kind === 'image') pictures += 1;
  });
  return { words, pictures };
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
