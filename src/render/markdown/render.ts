/** Markdown: CommonMark with GitHub's tables and notes. One file with a folder of pictures beside it; or a folder with a file an article. */
import type { Picture } from '../../model/document.ts';
import type { Pack } from '../../model/pack.ts';
import type { Renderer } from '../renderer.ts';
import { drawingsIn, svgOf } from '../svg.ts';
import { anchorsOf } from './anchors.ts';
import { openDesk, type Desk } from './desk.ts';
import { besides, type Beside } from './pictures.ts';
import { partsOf, writeWhole } from './whole.ts';

/** The pack as Markdown, in the shape that is asked for. */
export const renderMarkdown: Renderer = async (pack, { stem, folder }) => {
  const images = folder === undefined ? `${stem}-images` : 'images';
  // A manifest names the cover too.
  const cover = folder === undefined || pack.cover === null ? [] : [pack.cover];
  const beside = await imagesOf(pack, [...pack.pictures, ...cover], images);
  const pictures: Desk['pictures'] = new Map(beside.flatMap(({ hash, path }) => (hash === null ? [] : [[hash, path]])));
  const shown = beside.map(({ path, bytes }) => ({ path, bytes }));
  const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
  const whole = (): Uint8Array => {
    const desk = openDesk({ pictures, anchors: anchorsOf(partsOf(pack)), numbers: pack.numbers }, images);
    return encoded(writeWhole(pack, desk));
  };
  if (folder === undefined) return { bytes: whole(), beside: shown };
  // Most runs write one file.
  const { writeFolder } = await import('./folder.ts');
  const { index, files } = writeFolder(pack, { pictures, images, llms: folder.llms });
  const full = folder.llms ? [{ path: 'llms-full.txt', bytes: whole() }] : [];
  const texts = files.map(({ path, text }) => ({ path, bytes: encoded(text) }));
  return { bytes: encoded(index), beside: [...texts, ...full, ...shown] };
};

/** Pictures and drawings as files in `folder`. A drawing has no hash: it is known by its name. */
async function imagesOf(
  pack: Pack,
  shown: readonly Picture[],
  folder: string,
): Promise<readonly (Omit<Beside, 'hash'> & { readonly hash: Beside['hash'] | null })[]> {
  const drawn = drawingsIn(pack).map((it) => ({
    hash: null,
    name: `${it.name}.svg`,
    bytes: new TextEncoder().encode(svgOf(it)),
  }));
  const pictures = await besides(
    shown.filter(({ hash }, index) => shown.findIndex((it) => it.hash === hash) === index),
    folder,
    drawn.map(({ name }) => name),
  );
  return [...pictures, ...drawn.map(({ hash, name, bytes }) => ({ hash, path: `${folder}/${name}`, bytes }))];
}
