/** Lengths with units, and page sizes by name. */

const points: Readonly<Record<string, number>> = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 };

/** Sizes in millimetres (ISO 216) and, in inches, those of ANSI. */
const sizes: Readonly<Record<string, readonly [string, string]>> = {
  a3: ['297mm', '420mm'],
  a4: ['210mm', '297mm'],
  a5: ['148mm', '210mm'],
  a6: ['105mm', '148mm'],
  b5: ['176mm', '250mm'],
  letter: ['8.5in', '11in'],
  legal: ['8.5in', '14in'],
};

/** A length such as `27mm` in points; null when it is none. */
export function length(value: string): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(pt|mm|cm|in)\s*$/.exec(value);
  const unit = points[found?.[2] ?? ''];
  return found === null || unit === undefined ? null : Number(found[1]) * unit;
}

/** A page size by name or as `width,height`, in points; null when it is none, or too small or large to set. */
export function pageSize(value: string): { readonly width: number; readonly height: number } | null {
  const [first, second, ...more] = Object.hasOwn(sizes, value.toLowerCase())
    ? (sizes[value.toLowerCase()] ?? [])
    : value.split(/[,x]/);
  const width = length(first ?? '');
  const height = length(second ?? '');
  if (width === null || height === null || more.length > 0) return null;
  const fits = (side: number): boolean => side >= 40 * (72 / 25.4) && side <= 2000 * (72 / 25.4);
  return fits(width) && fits(height) ? { width, height } : null;
}
