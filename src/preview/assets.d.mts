/** Writes what the pages of the preview are made of into `folder`. */
export function makeAssets(folder: string): Promise<void>;
