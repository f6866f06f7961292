/**
 * A judge of finished PDFs: every rule of the format and of PDF/A-2a, PDF/A-3a and PDF/UA-1 that our files can break, asked through
 * qpdf, pdf.js and poppler. It is strict beyond the standards where our files are made in one way only.
 */
import { createHash } from 'node:crypto';
import { has } from './tools.ts';
import { graphOf, ran, readObjects, withFile, type Read } from './pdf-check/graph.ts';
import { flowing, type Opened, type Rules } from './pdf-check/opened.ts';
import { fontsOf, pagesOf } from './pdf-check/pages.ts';
import { annotationRules } from './pdf-check/rules-annotations.ts';
import { attachedTo, attachmentRules } from './pdf-check/rules-attachments.ts';
import { contentRules } from './pdf-check/rules-content.ts';
import { fileRules } from './pdf-check/rules-file.ts';
import { fontRules } from './pdf-check/rules-fonts.ts';
import { metadataRules } from './pdf-check/rules-metadata.ts';
import { navigationRules } from './pdf-check/rules-navigation.ts';
import { structureRules } from './pdf-check/rules-structure.ts';
import { inkFaults, readingFaults } from './pdf-check/rules-text.ts';
import { treeRules } from './pdf-check/rules-trees.ts';
import { treeOf } from './pdf-check/tree.ts';

/** What a file should have in it. */
export type Expectations = {
  /** Pieces of text in the order in which they are read. */
  readonly text?: readonly string[];
  /** Pieces that are read anywhere. */
  readonly notes?: readonly string[];
  /** The titles of its stories. */
  readonly stories?: readonly string[];
  /** The names of the files inside it. */
  readonly attachments?: readonly string[];
};

const families: readonly Rules[] = [
  fileRules,
  metadataRules,
  contentRules,
  structureRules,
  treeRules,
  annotationRules,
  fontRules,
  navigationRules,
  attachmentRules,
];

/** Files that have been judged in this process: many tests make the same one. */
const judged = new Map<string, Promise<readonly string[]>>();

/** Every fault of a PDF, a line each; none where qpdf is not installed. */
export async function checkPdf(bytes: Uint8Array, wanted: Expectations = {}): Promise<readonly string[]> {
  if (!has('qpdf')) return [];
  const key = createHash('sha256').update(bytes).update(JSON.stringify(wanted)).digest('hex');
  const known = judged.get(key) ?? judge(bytes, wanted);
  judged.set(key, known);
  return known;
}

/** A file that qpdf has read, ready for questions. */
export function opened(bytes: Uint8Array, { objects, version }: Omit<Read, 'told'>): Opened {
  const graph = graphOf(objects);
  const fonts = fontsOf(graph);
  const pages = pagesOf(graph, fonts);
  return { bytes, version, graph, fonts, pages, tree: treeOf(graph, pages) };
}

async function judge(bytes: Uint8Array, wanted: Expectations): Promise<readonly string[]> {
  return withFile(bytes, async (path, folder) => {
    const read = await readObjects(path, folder).catch((error: unknown) => `file: qpdf can not read it (${String(error)})`);
    if (typeof read === 'string') return [read];
    const file = opened(bytes, read);
    const faults = [...read.told.map((line) => `file: qpdf says ${line.replace(path, '')}`)];
    for (const rules of families) faults.push(...rules(file));
    faults.push(...expected(file, wanted));
    // Other readers take their time, and have nothing to add to what is known to be wrong.
    if (faults.length > 0) return faults;
    const judges = [streamFaults(path), readingFaults(file), inkFaults(file, path), otherJudge(path)];
    return (await Promise.all(judges)).flat();
  });
}

/** What qpdf says of streams, all of which it opens. */
async function streamFaults(path: string): Promise<readonly string[]> {
  const { stderr, failed } = await ran('qpdf', ['--check', path]);
  return failed ? [`file: qpdf says ${stderr.replaceAll(path, '').trim()}`] : [];
}

function* expected(file: Opened, { text, notes, stories, attachments }: Expectations): Iterable<string> {
  const { graph, tree } = file;
  const said = flowing(tree.tops.map((top) => tree.text(top)).join(''));
  let from = 0;
  for (const piece of text ?? []) {
    const words = flowing(piece);
    const at = said.indexOf(words, from);
    if (at < 0)
      yield `text: “${words}” is not read behind “${said.slice(Math.max(0, from - 40), from)}”, but “${said.slice(from, from + words.length + 20)}”`;
    else from = at + words.length;
  }
  for (const piece of notes ?? []) if (!said.includes(flowing(piece))) yield `text: “${flowing(piece)}” is read nowhere`;
  const titles = tree.all.flatMap((it) => (it.role === 'Art' ? [graph.text(it.dictionary['/T']) ?? ''] : []));
  if (stories !== undefined && titles.join('\n') !== stories.join('\n')) yield `structure: its stories are ${titles.join(', ')}`;
  const names = attachedTo(file).map(([, ref]) => graph.text(graph.dictionary(ref)['/UF']) ?? '');
  if (attachments !== undefined && names.toSorted().join('\n') !== attachments.toSorted().join('\n'))
    yield `attachments: it has ${names.join(', ')}`;
}

/** What veraPDF says, where it happens to be installed; nothing here depends on it. */
async function otherJudge(path: string): Promise<readonly string[]> {
  if ((await ran('verapdf', ['--version'])).failed) return [];
  const faults: string[] = [];
  // 0: the part and the level that the file claims.
  for (const profile of ['0', 'ua1']) {
    const { stdout } = await ran('verapdf', ['--format', 'text', '--flavour', profile, '-v', path]);
    for (const line of stdout.toString().split('\n')) if (/^\s*FAIL/.test(line)) faults.push(`veraPDF: ${line.trim()}`);
  }
  return faults;
}
