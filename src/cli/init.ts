/** The command that writes a manifest for the articles at hand. */
import { resolve } from 'node:path';
import type { Article } from '../model/document.ts';
import { problem } from '../model/problem.ts';
import { read } from '../publish/gather.ts';
import { manifestNames } from '../publish/settle.ts';
import { starter } from '../publish/starter.ts';
import { writeAll } from '../publish/write.ts';
import { sourceFormatOf } from '../read/read.ts';
import type { Work } from './work.ts';

/** Writes `slugline.yml` with the articles named, or with those of the folder; never over a manifest that is there. */
export async function init({ request, desk, ground, shell, sound, result }: Work): Promise<void> {
  const [name] = manifestNames;
  for (const there of manifestNames.filter((it) => ground.exists(it))) {
    desk.report(problem('usage', null, `there is a ${there} already`, 'change it by hand, or move it away first'));
  }
  const beside = ground
    .list(desk.folder)
    .filter((it) => !it.folder && sourceFormatOf(it.name) !== null && !/^readme\b/i.test(it.name));
  const sources = request.sources.length > 0 ? request.sources : beside.map((it) => it.name);
  if (sources.length === 0) {
    desk.report(problem('usage', null, 'there is no article in this folder', 'name some: slugline init stories/*.md'));
  }
  if (!sound()) return;
  const articles: (readonly [string, Article])[] = [];
  for (const source of sources) {
    const article = await read(source, request, desk);
    if (article !== null) articles.push([source, article]);
  }
  if (!sound()) return;
  const files = [{ name, path: resolve(desk.folder, name), bytes: new TextEncoder().encode(starter(articles)) }];
  if (!shell.uninterrupted(() => writeAll(files, desk.report))) return;
  for (const { bytes } of files) result(name, { type: 'output', path: name, bytes: bytes.length });
}
