/** How wide the columns of a table are (CSS 2.1, 17.5.2.2, automatic layout). */

/** Widths in points: of the longest thing in a column that can not be broken, and of its longest line left unbroken. */
export type Extent = { readonly least: number; readonly most: number };

/**
 * Shares out `room` points. A column that wants no more than its fair share gets what it wants; what such columns leave is
 * shared out again among the others, by how much each could use beyond its longest word.
 */
export function columnWidths(extents: readonly Extent[], room: number): readonly number[] {
  const least = sum(extents.map((extent) => extent.least));
  if (sum(extents.map((extent) => extent.most)) <= room) return extents.map((extent) => extent.most);
  // Too little even for the longest words: all shrink alike, and words are broken.
  if (least >= room) return extents.map((extent) => (extent.least / least) * room);
  const content = contentColumns(extents, room);
  const left = room - sum(extents.map((extent, index) => (content.has(index) ? extent.most : 0)));
  const others = extents.filter((_, index) => !content.has(index));
  const base = sum(others.map((extent) => extent.least));
  const wish = sum(others.map((extent) => extent.most - extent.least));
  return extents.map((extent, index) => {
    if (content.has(index)) return extent.most;
    return extent.least + ((extent.most - extent.least) / wish) * (left - base);
  });
}

/** The columns that are content with a fair share of what the others leave, as long as those can still hold their longest words. */
function contentColumns(extents: readonly Extent[], room: number): ReadonlySet<number> {
  const content = new Set<number>();
  for (let grew = true; grew;) {
    grew = false;
    const share = (room - sum([...content].map((index) => extents[index]?.most ?? 0))) / (extents.length - content.size);
    for (const [index, extent] of extents.entries()) {
      if (content.has(index) || extent.most > share) continue;
      const rest = extents.filter((_, other) => other !== index && !content.has(other));
      const spent = sum([...content, index].map((at) => extents[at]?.most ?? 0));
      if (rest.length === 0 || spent + sum(rest.map((other) => other.least)) > room) continue;
      content.add(index);
      grew = true;
    }
  }
  return content;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
