/** Fonts of the user's, asked through the files that are set with them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { vetFont } from '../../../src/font/vet.ts';
import { em, h, note, p, strong } from '../../../src/model/build.ts';
import { collector } from '../../../src/model/problem.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { openStyle, type StyleWish } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { objectsOf } from '../../files/pdf-objects.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { openPdf } from '../../files/pdf.ts';
import { has, run } from '../../files/tools.ts';
import { renamed, withBoxes } from '../../font/make.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';

const serif = ownFile('fonts/SourceSerif4-Regular.ttf');
const world = memoryWorld(
  {
    '/mine/Sound.ttf': serif,
    '/mine/Italic.ttf': ownFile('fonts/SourceSerif4-It.ttf'),
    '/mine/Plain.ttf': renamed(serif, 'GSUB', 'GSUX'),
    '/mine/Boxes.otf': withBoxes(ownFile('fonts/SourceCodePro-Regular.ttf'), false),
    '/mine/Keyed.otf': withBoxes(ownFile('fonts/SourceCodePro-Regular.ttf'), true),
    '/mine/Sans.ttf': ownFile('fonts/SourceSans3-Regular.ttf'),
    '/mine/more.yml': 'fallback:\n  - { roman: Sans.ttf }\n',
    '/mine/style.yml': [
      'extends: book',
      'faces:',
      '  serif: { roman: Sound.ttf, italic: ./Italic.ttf }',
      'voices:',
      '  body: { family: serif, caps: small }',
    ].join('\n'),
  },
  ownFile,
);
const wish: StyleWish = { style: 'briefing', size: null, font: null, fontSize: null, set: [] };

const one = pack(
  story(
    's',
    'Headline',
    p(
      'Difficult words, well-worn; hyphenation is inevitable in incomprehensible characterisations. ',
      em('Leaning'),
      ' and ',
      strong('bold'),
      '.',
    ),
    h(2, 'heading', 'A heading'),
    p('In 1923 a note', note(p('A note.')), ' and another', note(p('Another.')), ', and Ἀθῆναι.'),
  ),
);

async function made(change: Partial<StyleWish>) {
  const { report, found } = collector();
  const style = await openStyle({ ...wish, ...change }, world, vetFont, report);
  if (style === null) throw new Error(found.map(({ message }) => message).join('; '));
  const { bytes } = await renderPdf(one, { world, report, style, stem: 'x' });
  expect(await checkPdf(bytes, heardIn(one))).toEqual([]);
  return {
    bytes,
    text: (await openPdf(bytes)).pages
      .join('\n')
      .replace(/\u00ad\s*/g, '')
      .replace(/\s+/g, ' '),
    told: found.map((it) => it.message),
  };
}

/** The names of the fonts in a file. */
const named = (bytes: Uint8Array): readonly string[] => [
  ...new Set([...objectsOf(bytes).matchAll(/\/BaseFont ?\/SLUG[A-Z]{2}\+([\w-]+)/g)].map(([, name = '']) => name)),
];

describe('a font of one file', () => {
  test('sets the body, and says what of its family is missing, each once', async () => {
    const { told, bytes, text } = await made({ font: 'mine/Sound.ttf' });
    expect(told).toEqual([
      'the font ./mine/Sound.ttf has no bold named beside it: its roman stands in',
      'the font ./mine/Sound.ttf has no italic named beside it: its roman stands in',
    ]);
    expect(named(bytes)).toContain('SourceSerif4-Regular');
    expect(named(bytes)).not.toContain('SourceSerif4-It');
    expect(text).toContain('Leaning and bold.');
    // The font that stands in takes letters apart into themselves and their marks.
    expect(text.normalize('NFC')).toContain('Ἀθῆναι');
  });

  test('that can do little is told so, and nothing is faked but the size of note marks', async () => {
    const { told } = await made({ font: 'mine/Plain.ttf', set: ['body.caps=small', 'heading2.family=serif'] });
    expect(told).toEqual([
      'the font ./mine/Plain.ttf has no bold named beside it: its roman stands in',
      'the font ./mine/Plain.ttf has no small capitals: letters stay as they are typed',
      'the font ./mine/Plain.ttf has no old-style figures: its usual ones stand in',
      'the font ./mine/Plain.ttf has no italic named beside it: its roman stands in',
      'the font ./mine/Plain.ttf has no superior figures: smaller ones are raised',
    ]);
  });
});

test('fonts lie beside the style that names them', async () => {
  const { told, bytes } = await made({ style: 'mine/style.yml' });
  expect(named(bytes)).toContain('SourceSerif4-It');
  expect(told.join()).not.toContain('no italic');
  expect(told.filter((it) => it.includes('small capitals'))).toEqual([
    'the font ./mine/Italic.ttf has no small capitals: letters stay as they are typed',
  ]);
});

test('a style adds to where characters are looked for, before the house does', async () => {
  const [usual, more] = [await made({ set: ['byline.family=serif'] }), await made({ style: 'mine/more.yml' })];
  expect(named(usual.bytes)).toContain('NotoSerif-Regular');
  expect(named(more.bytes)).not.toContain('NotoSerif-Regular');
  expect(named(more.bytes)).toContain('SourceSans3-Regular');
});

describe.each(['mine/Boxes.otf', 'mine/Keyed.otf'])('outlines in CFF, in %s', (font) => {
  test('are embedded, and the words come out again', async () => {
    const { bytes, text } = await made({ font });
    expect(text).toContain('hyphenation is inevitable in incomprehensible characterisations.');
    expect(text).toContain('well-worn');
    const folder = mkdtempSync(join(tmpdir(), 'slugline-fonts-'));
    const file = join(folder, 'a.pdf');
    writeFileSync(file, bytes);
    try {
      if (has('qpdf')) expect(run('qpdf', '--check', file)).toMatchObject({ status: 0, stderr: '' });
      if (has('pdffonts', '-v'))
        expect(run('pdffonts', file).stdout).toMatch(/\+SourceCodePro-Regular-Slug\S* +CID Type 0C +Custom +yes yes yes/);
      if (has('pdftoppm', '-v'))
        expect(run('pdftoppm', '-r', '20', '-png', file, join(folder, 'page'))).toMatchObject({ status: 0, stderr: '' });
      if (has('mutool', '-v')) {
        const { status, stderr } = run('mutool', 'draw', '-q', '-r', '20', '-o', join(folder, 'mu%d.png'), file);
        expect([status, stderr.replace(/warning: ICC support is not available\n/, '')]).toEqual([0, '']);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('give the same bytes again', async () => {
    expect(Buffer.from((await made({ font })).bytes).equals((await made({ font })).bytes)).toBe(true);
  });
});
