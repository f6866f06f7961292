/** From packs to finished files, still in memory. */
import { posix, resolve } from 'node:path';
import type { Pack } from '../model/pack.ts';
import type { Format, RenderContext, Rendered, Renderer } from '../render/renderer.ts';
import { vetFont } from '../font/vet.ts';
import { openStyle } from '../style/load.ts';
import type { Desk } from './desk.ts';
import type { Bound } from './gather.ts';
import type { Output } from './plan.ts';
import type { Request } from './request.ts';
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
  return (await renderers[format]())(pack, context);
}

/** Sets every output of every pack; null when the style has an error. */
export async function make(bound: readonly Bound[], request: Request, desk: Desk): Promise<readonly Made[] | null> {
  const { world, report } = desk;
  const style = await openStyle(request, world, vetFont, report);
  if (style === null) return null;
  const made: Made[] = [];
  for (const { edition, pack } of bound) {
    for (const output of edition.outputs) {
      desk.progress(`setting ${output.name}`);
      made.push({ output, rendered: await render(pack, output.format, { world, report, style, stem: output.stem }) });
    }
  }
  return made;
}

/** The files that an output consists of: itself first, then what belongs beside it. */
export function filesOf({ output, rendered }: Made, folder: string): readonly Finished[] {
  const beside = rendered.beside.map(({ path, bytes }) => {
    const name = posix.join(posix.dirname(output.name), path);
    return { name, path: resolve(folder, name), bytes };
  });
  return [{ name: output.name, path: resolve(folder, output.name), bytes: rendered.bytes }, ...beside];
}
