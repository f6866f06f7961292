/** Ways into the structure tree, from names and from content: ISO 32000-1, 7.9.6, 7.9.7 and 14.7.4.4. */
import { isRef, type Graph, type Value } from './graph.ts';
import { annotationsOf, type Opened } from './opened.ts';

/** All rules of this family. */
export function* treeRules(file: Opened): Iterable<string> {
  yield* ids(file);
  yield* parents(file);
}

/** ISO 32000-1, 7.9.6 and table 322: every ID once, in a tree in the order of their bytes. */
function* ids({ graph, tree }: Opened): Iterable<string> {
  const wanted = new Map<string, string>();
  for (const element of tree.all) {
    const id = graph.string(element.dictionary['/ID'])?.toString('latin1');
    if (id === undefined) continue;
    if (wanted.has(id)) yield `structure: two elements have the ID ${id}`;
    wanted.set(id, element.ref);
  }
  const entries = nameTree(graph.dictionary(graph.catalog['/StructTreeRoot'])['/IDTree'], graph);
  for (const [index, [id]] of entries.entries())
    if (index > 0 && (entries[index - 1]?.[0] ?? '') >= id) yield `structure: the ID ${id} is not in order`;
  const found = new Map(entries);
  for (const [id, ref] of wanted)
    if (found.get(id) !== ref) yield `structure: the tree of IDs does not lead from ${id} to its element`;
  for (const [id] of entries) if (!wanted.has(id)) yield `structure: the tree of IDs has ${id}, which no element has`;
}

function nameTree(value: Value | undefined, graph: Graph): readonly (readonly [string, string])[] {
  const node = graph.dictionary(value);
  const names = graph.list(node['/Names']);
  return [
    ...names.flatMap((name, index) =>
      index % 2 === 0 ? [[graph.string(name)?.toString('latin1') ?? '', String(names[index + 1])] as const] : [],
    ),
    ...graph.list(node['/Kids']).flatMap((kid) => nameTree(kid, graph)),
  ];
}

/** ISO 32000-1, 14.7.4.4: from every piece of content and every annotation to its element, and nothing more. */
function* parents(file: Opened): Iterable<string> {
  const { graph, tree, pages } = file;
  const root = graph.dictionary(graph.catalog['/StructTreeRoot']);
  const faults: string[] = [];
  const entries = numberTree(root['/ParentTree'], graph, true, faults);
  yield* faults;
  const byKey = new Map(entries);
  if (byKey.size !== entries.length) yield 'parent tree: a key stands twice';
  for (const [index, [key]] of entries.entries())
    if (index > 0 && (entries[index - 1]?.[0] ?? 0) > key) yield `parent tree: the key ${key} is not in order`;
  if ((graph.number(root['/ParentTreeNextKey']) ?? -1) <= Math.max(-1, ...byKey.keys()))
    yield 'parent tree: the next key is taken';

  const owners = new Map<string, string>();
  for (const element of tree.all)
    for (const kid of element.kids) {
      if (kid.kind !== 'content') continue;
      const place = `${kid.page} ${kid.mcid}`;
      if (owners.has(place))
        yield `structure: content ${kid.mcid} of page ${pages.find((it) => it.ref === kid.page)?.number ?? '?'} has two places in the tree`;
      owners.set(place, element.ref);
    }
  const used = new Set<number>();
  const use = function* (key: number | null, who: string): Iterable<string> {
    if (key === null) return;
    if (used.has(key)) yield `parent tree: ${who} has a key that another has`;
    used.add(key);
  };
  for (const page of pages) {
    const key = graph.number(page.dictionary['/StructParents']);
    const numbers = page.marks.flatMap(({ of }) => (of.kind === 'element' ? [of.mcid] : []));
    yield* use(key, `page ${page.number}`);
    const known = key === null ? [] : graph.list(byKey.get(key));
    if (numbers.length > 0 && key === null) yield `page ${page.number}: it has no key in the parent tree`;
    for (const mcid of numbers) {
      const owner = owners.get(`${page.ref} ${mcid}`);
      if (owner === undefined) yield `page ${page.number}: content ${mcid} belongs to no element`;
      else if (known[mcid] !== owner)
        yield `page ${page.number}: the parent tree does not lead from content ${mcid} to its element`;
    }
    for (const [mcid, entry] of known.entries())
      if (isRef(entry) && !numbers.includes(mcid))
        yield `page ${page.number}: the parent tree has content ${mcid}, which is not there`;
    for (const [index, ref] of annotationsOf(file, page).entries()) {
      const own = graph.number(graph.dictionary(ref)['/StructParent']);
      const who = `page ${page.number}: link ${index + 1}`;
      yield* use(own, who);
      const owner = tree.all.find((it) => it.kids.some((kid) => kid.kind === 'object' && kid.object === ref));
      if (own !== null && byKey.get(own) !== owner?.ref) yield `${who}: the parent tree does not lead to its element`;
    }
  }
  for (const key of byKey.keys()) if (!used.has(key)) yield `parent tree: nothing has the key ${key}`;
}

/** ISO 32000-1, 7.9.7. */
function numberTree(
  value: Value | undefined,
  graph: Graph,
  top: boolean,
  faults: string[],
): readonly (readonly [number, Value])[] {
  const node = graph.dictionary(value);
  const nums = graph.list(node['/Nums']);
  const entries = [
    ...nums.flatMap((key, index) => (index % 2 === 0 ? [[graph.number(key) ?? -1, nums[index + 1] ?? null] as const] : [])),
    ...graph.list(node['/Kids']).flatMap((kid) => numberTree(kid, graph, false, faults)),
  ];
  const [least, most] = graph.list(node['/Limits']);
  const keys = entries.map(([key]) => key);
  if (top ? node['/Limits'] !== undefined : least !== Math.min(...keys) || most !== Math.max(...keys))
    faults.push('parent tree: limits are not those of the keys');
  return entries;
}
