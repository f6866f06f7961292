/** The colour profile, read by its format and by a colour engine that is not ours. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { srgbProfile } from '../../../src/render/pdf/srgb.ts';

const bytes = Buffer.from(srgbProfile());
const ascii = (at: number, length = 4): string => bytes.toString('latin1', at, at + length);
const fixed = (at: number): number => bytes.readInt32BE(at) / 65536;

/** Where the element of a tag starts and how long it is. */
const tags = new Map(
  Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
    const entry = 132 + index * 12;
    return [ascii(entry), { at: bytes.readUInt32BE(entry + 4), length: bytes.readUInt32BE(entry + 8) }] as const;
  }),
);
const place = (tag: string): number => tags.get(tag)?.at ?? NaN;
const xyz = (tag: string): readonly number[] => [8, 12, 16].map((offset) => fixed(place(tag) + offset));

test('is small, and a profile of a display in RGB', () => {
  expect(bytes.length).toBeLessThan(1000);
  expect(bytes.readUInt32BE(0)).toBe(bytes.length);
  expect([ascii(12), ascii(16), ascii(20), ascii(36)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp']);
  expect(bytes.readUInt32BE(8)).toBe(0x04200000);
});

test('has all that a profile of its kind must have, each element on four bytes and inside the file', () => {
  expect([...tags.keys()].sort()).toEqual(
    ['bTRC', 'bXYZ', 'chad', 'cprt', 'desc', 'gTRC', 'gXYZ', 'rTRC', 'rXYZ', 'wtpt'].sort(),
  );
  for (const [tag, { at, length }] of tags) expect([tag, at % 4, at + length <= bytes.length]).toEqual([tag, 0, true]);
  for (const tag of ['desc', 'cprt']) expect(ascii(place(tag))).toBe('mluc');
});

test('has the primaries of sRGB, adapted as its matrix says, which add up to white', () => {
  const columns = [xyz('rXYZ'), xyz('gXYZ'), xyz('bXYZ')];
  const white = xyz('wtpt');
  for (const row of [0, 1, 2]) {
    expect(columns.reduce((sum, column) => sum + (column[row] ?? 0), 0)).toBeCloseTo(white[row] ?? 0, 4);
  }
  const chad = Array.from({ length: 9 }, (_, at) => fixed(place('chad') + 8 + at * 4));
  const adapted = (x: number, y: number): readonly number[] => {
    const from = [x / y, 1, (1 - x - y) / y];
    return [0, 1, 2].map((row) => from.reduce((sum, value, at) => sum + value * (chad[row * 3 + at] ?? 0), 0));
  };
  // The chromaticities of IEC 61966-2-1: its white becomes that of the profile, and each primary keeps its direction.
  adapted(0.3127, 0.329).forEach((value, row) => expect(value).toBeCloseTo(white[row] ?? 0, 3));
  const chromaticities = [adapted(0.64, 0.33), adapted(0.3, 0.6), adapted(0.15, 0.06)];
  for (const [index, column] of columns.entries()) {
    const scale = (column[1] ?? 0) / (chromaticities[index]?.[1] ?? 1);
    chromaticities[index]?.forEach((value, row) => expect(value * scale).toBeCloseTo(column[row] ?? 0, 3));
  }
});

test('changes no colour of sRGB in the hands of a colour engine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slugline-profile-'));
  try {
    const path = join(folder, 'srgb.icc');
    writeFileSync(path, bytes);
    const colours = Uint8Array.from({ length: 3 * 512 }, (_, at) => (at * 7919) % 256);
    const raw = { raw: { width: 512, height: 1, channels: 3 } } as const;
    const through = await sharp(colours, raw).withIccProfile(path).png().toBuffer();
    expect((await sharp(through).metadata()).icc).toEqual(bytes);
    const back = await sharp(through).raw().toBuffer();
    const most = colours.reduce((worst, value, at) => Math.max(worst, Math.abs(value - (back[at] ?? 0))), 0);
    expect(most).toBeLessThanOrEqual(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
