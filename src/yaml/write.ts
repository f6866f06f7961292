/** Data as YAML, for files that people read: a line a value, texts of several lines as they stand, nothing folded. */
import { dump } from 'js-yaml';

/** What can be written. */
export type Data = string | number | boolean | readonly Data[] | DataGroup;
export type DataGroup = { readonly [key: string]: Data };

/** `data` as YAML, with a newline at the end. */
export function writeYaml(data: DataGroup): string {
  return dump(data, { lineWidth: -1, noRefs: true });
}
