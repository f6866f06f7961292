/** Sorts of paths. One is written beside the file that names it, and read as a path that starts where the manifest's own does. */
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { closest } from '../../model/closest.ts';
import type { Scalar } from '../../yaml/tree.ts';
import { placeOf, wrong, type Sort } from './ask.ts';
import { text } from './sorts.ts';

/** The path of a file, there or not. */
export const path: Sort<string> = text({ type: 'string', minLength: 1 }, (it, from) =>
  it === '' ? { why: 'is empty', hint: 'write the path of a file' } : { value: beside(it, from) },
);

/** `written` as a path from where the path of its file starts. */
export function beside(written: string, from: Scalar): string {
  return isAbsolute(written) ? written : join(dirname(placeOf(from).file), written);
}

/** The path that `sort` gives, when there is a file of that name. @param concerns whether a value is a path at all */
export function existing(sort: Sort<string>, concerns: (value: string) => boolean = () => true): Sort<string> {
  return {
    schema: sort.schema,
    read: (value, called, desk) => {
      const read = sort.read(value, called, desk);
      if (read === null || !concerns(read)) return read;
      const names = desk.list(dirname(read)).map((it) => it.name);
      if (names.includes(basename(read))) return read;
      const near = closest(basename(read), names);
      const hint = near === null ? 'check the name: it is looked for beside the file that names it' : `did you mean "${near}"?`;
      return wrong(value, `${called} names "${read}", and there is no such file`, hint, desk);
    },
  };
}

/** Where outputs go: a folder, or a file of one of `formats`. */
export function output(formats: readonly string[]): Sort<string> {
  return {
    schema: path.schema,
    read: (value, called, desk) => {
      const read = path.read(value, called, desk);
      if (read === null || /[/\\]$/.test(read) || formats.includes(extname(read).slice(1).toLowerCase())) return read;
      const isFolder = desk.list(dirname(read)).some((it) => it.folder && it.name === basename(read));
      if (isFolder) return read;
      const near = closest(extname(read).slice(1), formats);
      const endings = formats.map((it) => `.${it}`).join(', ');
      const hint =
        near === null ? `write a folder with / behind it, or a file that ends in ${endings}` : `did you mean .${near}?`;
      return wrong(value, `${called} is "${read}", which is neither a folder nor a file of any format`, hint, desk);
    },
  };
}
