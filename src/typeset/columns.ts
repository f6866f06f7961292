/** How wide the columns of a table are (CSS 2.1, 17.5.2.2, automatic layout). */

/** Widths in points: of the longest thing in a column that can not be broken, and of its longest line left unbroken. */
export type Extent = { readonly least: number; readonly most: number };

/** Shares out `room` points. Columns that can be as wide as they like are; else what is spare goes where it is most wanted. */
export function columnWidths(extents: readonly Extent[], room: number): readonly number[] {
  const least = sum(extents.map((extent) => extent.least));
  const most = sum(extents.map((extent) => extent.most));
  if (most <= room) return extents.map((extent) => extent.most);
  // Too little even for the longest words: all shrink alike, and words are broken.
  if (least >= room) return extents.map((extent) => (extent.least / least) * room);
  return extents.map((extent) => extent.least + ((extent.most - extent.least) / (most - least)) * (room - least));
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
