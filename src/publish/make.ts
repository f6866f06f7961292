/** From packs to finished files, still in memory. */
import { posix, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import type { Pack } from '../model/pack.ts';
import { problem, type Report } from '../model/problem.ts';
import { plainBook, type BookWish } from '../render/book-wish.ts';
import type { PageMap } from '../render/page-map.ts';
import type { Attachment, Format, RenderContext, Rendered, Renderer } from '../render/renderer.ts';
import type { Style } from '../style/style.ts';
import type { Keep } from '../world/keep.ts';
import type { Desk } from './desk.ts';
import type { Bound } from './gather.ts';
import type { Secret } from './leaks/secrets.ts';
import { manifest } from './manifest.ts';
import type { Output } from './plan.ts';
import type { Request } from './request.ts';
import { keepIn } from './trace/memory.ts';
import type { Ahead } from './workers/ahead.ts';
import { helpersFor } from './workers/wish.ts';
import type { Finished } from './write.ts';

/** An output that is finished and not yet written. */
export type Made = { readonly output: Output; readonly rendered: Rendered };

/** Loaded one by one, when they are wanted: each brings libraries that the others do without. */
const renderers: { readonly [Name in Format]: () => Promise<Renderer> } = {
  pdf: async () => (await import('../render/pdf/render.ts')).renderPdf,
  epub: async () => (await import('../render/epub/render.ts')).renderEpub,
  md: async () => (await import('../render/markdown/render.ts')).renderMarkdown,
};

/** Sets `pack` in one format. */
export async function render(pack: Pack, format: Format, context: RenderContext): Promise<Rendered> {
  const renderer = await renderers[format]();
  // The flags are the whole program's: other threads leave them alone.
  if (format !== 'pdf' || !isMainThread) return renderer(pack, context);
  // Pages fill the heap, so what is no longer needed has to go sooner while they are set. Not before or after: code that is kept from
  // an earlier run is only taken under the flags that it was kept under.
  growing(50);
  try {
    return await renderer(pack, context);
  } finally {
    growing(100);
  }
}

/** By how much the heap may grow before what is no longer needed is cleared away. */
function growing(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

/** Sets every output of a pack. */
export async function make(it: Bound, style: Style, request: Request, desk: Desk): Promise<readonly Made[]> {
  const { world, report } = desk;
  const made: Made[] = [];
  // The PDF first: the others can then say where its pages begin.
  const outputs = it.edition.outputs.toSorted((one, other) => Number(other.format === 'pdf') - Number(one.format === 'pdf'));
  const mapPages = outputs.some(({ format }) => format === 'epub');
  let pages: PageMap | null = null;
  for (const output of outputs) {
    desk.progress(`setting ${output.name}`);
    const context = { world, report, style, stem: output.stem, keep: keepIn(desk.memory) };
    const carries = request.attachSources === true && output.format === 'pdf';
    const attachments = carries ? await sourcesOf(it, request, context) : [];
    const folder = output.folder ? { folder: { llms: request.llms === true } } : {};
    const wish = { ...context, ...folder, attachments, mapPages, pages, book: bookOf(request) };
    const ahead = output.format === 'pdf' ? await aheadOf(it.pack, wish, desk) : null;
    const rendered: Rendered = await (ahead === null
      ? render(it.pack, output.format, wish)
      : render(it.pack, output.format, { ...wish, keep: ahead.keep }).finally(ahead.end));
    pages ??= rendered.pages ?? null;
    const finished = { output, rendered };
    if (it.secrets.length > 0) await tellLeaks(filesOf(finished, ''), it.secrets, report);
    made.push(finished);
  }
  return made;
}

/** Others who set the last stories of a long pack; null where there are none. */
async function aheadOf(
  pack: Pack,
  { style, keep, mapPages }: { readonly style: Style; readonly keep: Keep; readonly mapPages: boolean },
  { crew, memory, folder }: Desk,
): Promise<Ahead | null> {
  const helpers = crew === undefined || memory === null ? 0 : helpersFor(pack, style, crew);
  if (crew === undefined || memory === null || helpers === 0) return null;
  const { setAhead } = await import('./workers/ahead.ts');
  return setAhead(pack, { style, keep, mapPages, helpers, folder, cache: crew.cache, code: memory.code });
}

/** Reports what a release says though it may not. */
export async function tellLeaks(files: readonly Finished[], secrets: readonly Secret[], report: Report): Promise<void> {
  // Loaded for releases alone.
  const { leaksIn } = await import('./leaks/search.ts');
  for (const { file, secret } of leaksIn(files, secrets)) {
    const hint = 'it stands in a part that may be released too: mark that part, or take the words out';
    report(problem('marking-leak', null, `${file} would say what is withheld: “${secret.sentence}”`, hint));
  }
}

function bookOf({ profile, coverPage, evaluatedBy }: Request): BookWish {
  return { profile: profile ?? plainBook.profile, coverPage, evaluatedBy };
}

/** What a PDF carries inside: the pack in words, and how both were made. What its Markdown lacks has been told by the PDF. */
async function sourcesOf(it: Bound, request: Request, context: RenderContext): Promise<readonly Attachment[]> {
  const { bytes } = await render(it.pack, 'md', { ...context, report: () => undefined });
  return [
    {
      name: `${context.stem}.md`,
      mediaType: 'text/markdown',
      role: 'source',
      description: `${it.pack.title}, as Markdown`,
      bytes,
    },
    {
      name: 'slugline-manifest.json',
      mediaType: 'application/json',
      role: 'data',
      description: 'What this file was made from, and how',
      bytes: new TextEncoder().encode(manifest(it, request, context.world)),
    },
  ];
}

/** The files that an output consists of: itself first, then what belongs beside it. */
export function filesOf({ output, rendered }: Made, folder: string): readonly Finished[] {
  const beside = rendered.beside.map(({ path, bytes }) => {
    const name = posix.join(posix.dirname(output.name), path);
    return { name, path: resolve(folder, name), bytes };
  });
  return [{ name: output.name, path: resolve(folder, output.name), bytes: rendered.bytes }, ...beside];
}
