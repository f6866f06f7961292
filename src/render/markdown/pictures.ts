/** The folder of pictures beside a Markdown file. */
import type { Hash, Picture } from '../../model/document.ts';

/** A file of the folder, and the picture that it shows. */
export type Beside = { readonly hash: Hash; readonly path: string; readonly bytes: Uint8Array };

/** Every picture under `folder`, without what cameras write into it, and under a name of its own that is none of `names`. */
export async function besides(
  pictures: readonly Picture[],
  folder: string,
  names: readonly string[],
): Promise<readonly Beside[]> {
  if (pictures.length === 0) return [];
  // Loads sharp, which a pack without pictures does not need.
  const { publishable } = await import('../../image/publishable.ts');
  const taken = new Set(names);
  const files: Beside[] = [];
  for (const picture of pictures) {
    const { name, bytes } = await publishable(picture);
    const path = `${folder}/${free(name, taken)}`;
    files.push({ hash: picture.hash, path, bytes });
  }
  return files;
}

/** `name`, or with a number before its ending when it is taken. Case does not tell names apart on every disk. */
function free(name: string, taken: Set<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${stem}-${count}${ending}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
