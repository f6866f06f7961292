/** How large an image may be. */

/** The most bytes of an image file. */
export const mostBytes = 64 * 1024 * 1024;

/** The most bytes of an SVG: a drawing, not an archive. */
export const mostSvgBytes = 8 * 1024 * 1024;

/** The most pixels of an image. A photograph from a good camera has 45 million. */
export const mostPixels = 50_000_000;

/** How long one image may take to decode, in seconds. */
export const mostSeconds = 20;
