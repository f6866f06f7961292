/**
 * sharp, set up for images from strangers. Its settings hold for the whole process, and are made once, when the program's own thread
 * loads this file, which it does before there are others: to make them again would stop for a moment what other threads are decoding.
 */
import { isMainThread } from 'node:worker_threads';
import sharp from 'sharp';

/** What sharp may open. The types are sniffed before, so that an SVG reaches its loader only when it has been vetted. */
const loaders = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer', 'HeifBuffer', 'SvgBuffer'].map(
  (name) => `VipsForeignLoad${name}`,
);

if (isMainThread) {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
}

export { sharp };
