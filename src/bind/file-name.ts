/** Names of files, as articles and manifests give them. */

/** The name without its folders, whichever way they are written. */
export function fileName(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}
