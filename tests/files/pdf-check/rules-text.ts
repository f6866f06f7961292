/**
 * Text, read by a second reader: what pdf.js finds is what was read here, page by page and along the structure tree; and something
 * is to be seen on every page. A file may keep every rule of its format and still say or show nothing.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { has } from '../tools.ts';
import { ran } from './graph.ts';
import { solid, type Opened } from './opened.ts';
import { labelsOf } from './rules-navigation.ts';
import type { Element } from './tree.ts';

type Node = { readonly role?: string; readonly type?: string; readonly id?: string; readonly children?: readonly Node[] };

/** What pdf.js reads; it leaves out what stands outside of a page. */
export async function readingFaults(file: Opened): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(file.bytes), stopAtErrors: true, disableFontFace: true, verbosity: 0 });
  try {
    const document = await task.promise;
    const faults: string[] = [];
    if (document.numPages !== file.pages.length) faults.push('text: pdf.js counts other pages');
    const labels = await document.getPageLabels();
    if (labels?.join() !== labelsOf(file.graph, file.pages.length).join()) faults.push('labels: pdf.js reads others');
    for (const page of file.pages) {
      const opened = await document.getPage(page.number);
      const { items } = await opened.getTextContent({ disableNormalization: true });
      const words = items.map((item) => ('str' in item ? item.str : '')).join('');
      if (!same(words, page.text)) faults.push(`page ${page.number}: pdf.js reads other text`);
      const tree: Node | null = await opened.getStructTree();
      const found = contentIn(tree ?? {}).map((id) => Number(/_mc(\d+)$/.exec(id)?.[1]));
      const on = (elements: readonly Element[]): readonly number[] =>
        elements.flatMap(({ kids }) =>
          kids.flatMap((kid) => (kid.kind === 'content' && kid.page === page.ref ? [kid.mcid] : [])),
        );
      const [all, shallow] = [on(file.tree.all), on(file.tree.all.filter((it) => depthOf(it) < deepest))];
      if (
        new Set(found).size !== found.length ||
        found.some((mcid) => !all.includes(mcid)) ||
        shallow.some((mcid) => !found.includes(mcid))
      )
        faults.push(`page ${page.number}: pdf.js finds other content in the structure tree`);
    }
    return faults;
  } catch (error) {
    return [`text: pdf.js can not read it (${error instanceof Error ? error.message : String(error)})`];
  } finally {
    await task.destroy();
  }
}

/** pdf.js follows elements no deeper than this. */
const deepest = 40;

function depthOf({ parent }: Element): number {
  return parent === null ? 1 : 1 + depthOf(parent);
}

function contentIn(node: Node): readonly string[] {
  return node.type === 'content' ? [node.id ?? ''] : (node.children ?? []).flatMap(contentIn);
}

/** The same letters in the same order; where some are read from the right, pdf.js puts them in another. */
function same(a: string, b: string): boolean {
  const [one, other] = [solid(a), solid(b)];
  if (one === other) return true;
  const sorted = (text: string): string => [...text.normalize('NFKD')].toSorted().join('');
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(one + other) && sorted(one) === sorted(other);
}

/** A page without any ink shows nothing, unless nothing is on it: poppler draws each, small. */
export async function inkFaults({ pages }: Opened, path: string): Promise<readonly string[]> {
  if (!has('pdftoppm', '-v')) return [];
  const { stdout, stderr } = await ran('pdftoppm', ['-r', '12', '-gray', path]);
  const faults = stderr.split('\n').flatMap((line) => (line === '' ? [] : [`drawing: ${line}`]));
  let at = 0;
  for (const page of pages) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.toString('latin1', at, at + 40));
    if (head === null) return [...faults, `page ${page.number}: it can not be drawn`];
    const start = at + head[0].length;
    at = start + Number(head[1]) * Number(head[2]);
    if (page.operators > 0 && stdout.subarray(start, at).every((grey) => grey > 250))
      faults.push(`page ${page.number}: it is blank`);
  }
  return faults;
}
