/** Ways through a file: ISO 32000-1, 12.3 and 12.4; ISO 14289-1, 7.17 and 7.18.3. */
import type { Graph, Value } from './graph.ts';
import { flowing, solid, type Opened } from './opened.ts';
import type { Page } from './pages.ts';
import { within, type Element } from './tree.ts';

/** All rules of this family. */
export function* navigationRules(file: Opened): Iterable<string> {
  const { graph, pages } = file;
  yield* outlineRules(file);
  yield* labelRules(graph, pages.length);
  // ISO 14289-1, 7.18.3: links are visited in the order of reading.
  for (const { number, dictionary } of pages)
    if (dictionary['/Tabs'] !== '/S') yield `page ${number}: links are not visited in the order of reading`;
}

type Entry = { readonly title: string; readonly depth: number; readonly dest: Value | undefined };

/** The outline is all headings of stories, in their order, and leads to where they stand. */
function* outlineRules({ graph, pages, tree }: Opened): Iterable<string> {
  const root = graph.catalog['/Outlines'];
  const headings = tree.all
    .filter((it) => it.role === 'Art')
    .flatMap((art) => within(art).filter((it) => /^H[1-6]$/.test(it.role) && solid(tree.title(it)) !== ''));
  if (root === undefined) {
    if (headings.length > 0) yield 'outline: there is none';
    return;
  }
  if (graph.catalog['/PageMode'] !== '/UseOutlines') yield 'outline: readers do not show it';
  const entries: Entry[] = [];
  const faults: string[] = [];
  const visible = level(root, 0, graph, entries, faults, new Set());
  yield* faults;
  if (graph.number(graph.dictionary(root)['/Count']) !== visible) yield 'outline: its count is not that of what is seen';
  for (const { title, dest } of entries) {
    const fault = destinationFault(dest, graph, pages);
    if (fault !== null) yield `outline: “${title}” ${fault}`;
  }
  // An artifact on the way to the headline has no place here: only what is read.
  const [wanted, found] = [headings.map((it) => solid(tree.title(it))), entries.map((it) => solid(it.title))];
  for (let index = 0; index < Math.max(wanted.length, found.length); index++) {
    if (wanted[index] === found[index]) continue;
    const heading = headings[index];
    yield `outline: entry ${index + 1} is “${entries[index]?.title ?? ''}”, and the heading “${heading === undefined ? '' : flowing(tree.title(heading))}”`;
    return;
  }
  const levels = depthsOf(headings);
  for (const [index, { title, depth, dest }] of entries.entries()) {
    if (depth !== levels[index]) yield `outline: “${title}” is at the depth ${depth} and its heading at ${levels[index] ?? 0}`;
    const heading = headings[index];
    const page = heading === undefined ? undefined : contentPage(heading);
    if (page !== undefined && String(graph.list(dest)[0]) !== page)
      yield `outline: “${title}” leads to a page that does not have its heading`;
  }
}

/** How deep each heading stands below others. */
function depthsOf(headings: readonly Element[]): readonly number[] {
  const above: number[] = [];
  return headings.map(({ role }) => {
    const own = Number(role.slice(1));
    while ((above.at(-1) ?? 0) >= own) above.pop();
    return above.push(own) - 1;
  });
}

function contentPage(element: Element): string | undefined {
  return within(element)
    .flatMap((it) => it.kids)
    .flatMap((kid) => (kid.kind === 'content' ? [kid.page] : []))[0];
}

/** One level of the outline (ISO 32000-1, 12.3.3); gives how many entries are seen at first. */
function level(parent: Value, depth: number, graph: Graph, entries: Entry[], faults: string[], seen: Set<string>): number {
  const { '/First': first, '/Last': last } = graph.dictionary(parent);
  let visible = 0;
  let previous: Value | undefined;
  for (let ref = first; ref !== undefined; ref = graph.dictionary(ref)['/Next']) {
    if (seen.has(String(ref))) {
      faults.push('outline: it goes round in circles');
      return visible;
    }
    seen.add(String(ref));
    const it = graph.dictionary(ref);
    const title = graph.text(it['/Title']) ?? '';
    if (title === '') faults.push('outline: an entry has no title');
    if (it['/Parent'] !== parent) faults.push(`outline: the parent of “${title}” is another`);
    if (it['/Prev'] !== previous) faults.push(`outline: what comes before “${title}” is another`);
    entries.push({ title, depth, dest: it['/Dest'] });
    const inside = it['/First'] === undefined ? 0 : level(ref, depth + 1, graph, entries, faults, seen);
    const count = graph.number(it['/Count']) ?? 0;
    if (Math.abs(count) !== inside) faults.push(`outline: the count of “${title}” is not that of what is below it`);
    visible += 1 + (count > 0 ? count : 0);
    if (it['/Next'] === undefined && ref !== last) faults.push(`outline: the last entry of its level is not “${title}”`);
    previous = ref;
  }
  return visible;
}

/** What is wrong with a destination (ISO 32000-1, 12.3.2.2); null when it lands on a page. */
export function destinationFault(value: Value | undefined, graph: Graph, pages: readonly Page[]): string | null {
  const [ref, fit, left, top] = graph.list(value);
  const page = pages.find((it) => it.ref === ref);
  if (page === undefined) return 'leads to no page';
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = page.box;
  if (fit !== '/XYZ') return 'leads to a page in no known way';
  if (typeof left === 'number' && (left < minX || left > maxX)) return 'lands beside the page';
  if (typeof top === 'number' && (top < minY || top > maxY)) return 'lands above or below the page';
  return null;
}

/** ISO 32000-1, 12.4.2: ranges from the first page on. */
function* labelRules(graph: Graph, count: number): Iterable<string> {
  const nums = graph.list(graph.dictionary(graph.catalog['/PageLabels'])['/Nums']);
  const starts = nums.filter((_, index) => index % 2 === 0).map((it) => graph.number(it) ?? -1);
  if (starts[0] !== 0) yield 'labels: the first page has none';
  if (starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? 0))) yield 'labels: ranges are not in order';
  if (starts.some((start) => start >= count)) yield 'labels: a range begins behind the last page';
  for (const range of nums.filter((_, index) => index % 2 === 1))
    if (!['/D', '/R', '/r', '/A', '/a'].includes(String(graph.dictionary(range)['/S'])))
      yield 'labels: a range is numbered in no known way';
  const labels = labelsOf(graph, count);
  if (new Set(labels).size !== labels.length) yield 'labels: two pages have the same';
}

/** What readers call each page. */
export function labelsOf(graph: Graph, count: number): readonly string[] {
  const nums = graph.list(graph.dictionary(graph.catalog['/PageLabels'])['/Nums']);
  const labels: string[] = [];
  for (let page = 0; page < count; page++) {
    let at = 0;
    for (let index = 0; index < nums.length; index += 2) if ((graph.number(nums[index]) ?? 0) <= page) at = index;
    const range = graph.dictionary(nums[at + 1]);
    const value = page - (graph.number(nums[at]) ?? 0) + (graph.number(range['/St']) ?? 1);
    const style = graph.name(range['/S']);
    const shown = style === 'r' ? roman(value) : style === 'R' ? roman(value).toUpperCase() : String(value);
    labels.push(`${graph.text(range['/P']) ?? ''}${shown}`);
  }
  return labels;
}

function roman(value: number): string {
  const signs = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  let [left, text] = [value, ''];
  for (const [amount, sign] of signs) for (; left >= amount; left -= amount) text += sign;
  return text;
}
