/** A finished PDF, opened with pdf.js so that it can be asked what a reader would see. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of the outline: how deep it stands, its words, and the page it leads to, counted from 1. */
export type OutlineLine = { readonly depth: number; readonly title: string; readonly page: number };

export type OpenedPdf = {
  readonly pages: readonly string[];
  /** What readers call the pages. */
  readonly labels: readonly string[];
  readonly sizes: readonly (readonly [number, number])[];
  /** By page, how far to the left and to the right text reaches, in points. */
  readonly edges: readonly (readonly [number, number])[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly outline: readonly OutlineLine[];
  /** Files inside the file. */
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Links by page, from 1: an address, or `page N`. */
  readonly links: readonly (readonly string[])[];
};

type Entry = { readonly title: string; readonly dest: unknown; readonly items: readonly Entry[] };

/** Reads a whole file. Throws when pdf.js would recover from a fault in it. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), stopAtErrors: true, disableFontFace: true, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const sizes: (readonly [number, number])[] = [];
  const edges: (readonly [number, number])[] = [];
  const links: (readonly string[])[] = [];
  const pageOf = async (destination: unknown): Promise<number> => {
    const explicit: unknown = typeof destination === 'string' ? await document.getDestination(destination) : destination;
    if (!Array.isArray(explicit)) throw new Error('a destination leads nowhere');
    return (await document.getPageIndex(explicit[0])) + 1;
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    const spans = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [[Number(item.transform[4]), item.width] as const] : [],
    );
    edges.push([Math.min(...spans.map(([x]) => x)), Math.max(...spans.map(([x, width]) => x + width))]);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    sizes.push([right - left, top - bottom]);
    const found: string[] = [];
    for (const annotation of await page.getAnnotations()) {
      const { url, dest }: { url?: string; dest?: unknown } = annotation;
      found.push(url ?? `page ${await pageOf(dest)}`);
    }
    links.push(found);
  }
  const outline: OutlineLine[] = [];
  const descend = async (entries: readonly Entry[], depth: number): Promise<void> => {
    for (const entry of entries) {
      outline.push({ depth, title: entry.title, page: await pageOf(entry.dest) });
      await descend(entry.items, depth + 1);
    }
  };
  await descend((await document.getOutline()) ?? [], 0);
  const { info } = await document.getMetadata();
  const labels = (await document.getPageLabels()) ?? pages.map((_, index) => String(index + 1));
  const inside: Readonly<Record<string, { filename: string; content: Uint8Array }>> = (await document.getAttachments()) ?? {};
  const attachments = Object.values(inside).map(({ filename, content }) => ({ name: filename, bytes: content }));
  await task.destroy();
  return { pages, labels, sizes, edges, info: { ...info }, outline, attachments, links };
}
