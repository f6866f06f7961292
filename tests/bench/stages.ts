/** Where a run spends its time, by the stage of the pipeline, from a profile of the program as it is built. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';

type CallFrame = {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
};
type ProfileNode = { readonly id: number; readonly callFrame: CallFrame; readonly children?: readonly number[] };
type Profile = {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
};

/**
 * Stages by the source that a function is in; the first that fits counts. What is in none of them, such as the platform's own
 * functions and what all floors use, counts for the function that called it.
 */
const stages = [
  ['start, arguments, style', /\/src\/(?:cli|publish|style)\/|yargs|cliui|y18n|js-yaml|slugline\.cjs/],
  ['read', /\/src\/read\/|\/marked\/|\/parse5\//],
  ['bind', /\/src\/bind\//],
  ['shape', /\/src\/font\/|\/typeset\/font\.ts|wasm:/],
  ['make up', /\/typeset\/(?:makeup|fill|plans|stock|lowest|galley|extent)\.ts|\/pdf\/pages\.ts/],
  ['break', /\/src\/typeset\/|hyphenate\.ts|trie\.ts/],
  ['compose', /\/pdf\/(?:compose\/|bench\.ts|furniture\.ts)/],
  ['paint', /\/src\/render\/pdf\//],
  ['write', /\/pdfkit\/|node:zlib|node:fs/],
] as const;

/** What stands for work that no function is seen to do. */
const engine: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage collection',
  '(program)': 'the engine itself',
  '(idle)': 'waiting',
};

/** The share of each stage in a run of `node` with `command`, the largest first. @param folder for the profile; it is left empty */
export function stageShares(command: readonly string[], folder: string): readonly (readonly [stage: string, share: number])[] {
  const flags = ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', folder];
  spawnSync(process.execPath, [...flags, ...command], { stdio: 'ignore' });
  const [name = ''] = readdirSync(folder).filter((it) => it.endsWith('.cpuprofile'));
  const profile: Profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  rmSync(join(folder, name));
  return shares(profile);
}

function shares({ nodes, samples, timeDeltas }: Profile): readonly (readonly [string, number])[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stageOf = new Map<number, string>();
  const maps = new Map<string, SourceMap | null>();
  // Every node is listed before its children.
  for (const { id, callFrame, children = [] } of nodes) {
    const above = stageOf.get(id) ?? 'Node itself';
    const source = sourceOf(callFrame, maps);
    const stage = engine[callFrame.functionName] ?? stages.find(([, files]) => files.test(source))?.[0] ?? above;
    stageOf.set(id, stage);
    for (const child of children) if (byId.has(child)) stageOf.set(child, stage);
  }
  const times = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const time = timeDeltas[index] ?? 0;
    const stage = stageOf.get(id) ?? '';
    total += time;
    times.set(stage, (times.get(stage) ?? 0) + time);
  }
  return [...times].map(([stage, time]) => [stage, time / total] as const).sort((a, b) => b[1] - a[1]);
}

/** The source file that a function was written in: what is bundled is looked up in the map beside the bundle. */
function sourceOf({ url, lineNumber, columnNumber }: CallFrame, maps: Map<string, SourceMap | null>): string {
  const known = maps.get(url);
  const map = known === undefined ? mapOf(url) : known;
  maps.set(url, map);
  const entry = map?.findEntry(lineNumber, columnNumber);
  return entry !== undefined && 'originalSource' in entry ? `/${entry.originalSource}` : url;
}

function mapOf(url: string): SourceMap | null {
  const path = join('.build', `${basename(url)}.map`);
  return url.endsWith('.cjs') && existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null;
}
