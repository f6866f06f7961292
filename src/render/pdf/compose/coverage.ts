/** Text itemised: cut into runs of one script, one language and one font that has all of it, which is what shaping takes. */
import type { Language, Place } from '../../../model/document.ts';
import { holds } from '../../../font/coverage.ts';
import type { Face } from '../../../font/library.ts';
import { problem, type Report } from '../../../model/problem.ts';
import type { Voice } from '../../../style/style.ts';
import { clustersOf, scriptOf, scriptRuns, type Script, type ScriptRun } from '../../../text/scripts.ts';
import type { Bench, Variant } from '../bench.ts';
import type { Compositor } from './compositor.ts';

/** A run of text in one font: one that has it, or, where none has, one that shows a box in its place. */
export type Covered = ScriptRun & { readonly variant: Variant };

/** What nearly all text consists of; Slugline's own fonts have all of it. */
const usual = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u2013\u2014\u2018-\u201e\u2026]*$/;

/** Cuts text where its script changes, or where its characters need another font than the voice's. */
export function covered(
  value: string,
  copy: { readonly voice: Voice; readonly language: Language },
  variant: Variant,
  at: Place,
  { bench }: Pick<Compositor, 'bench'>,
): readonly Covered[] {
  if (bench.style.fonts.size === 0 && usual.test(value)) return [{ text: value, script: 'Latn', level: 0, variant }];
  const faces = new Map<number | null, Face>();
  const faceOf = (standIn: number | null): Face => {
    const face = faces.get(standIn) ?? bench.font(copy.voice, { ...variant, standIn }, copy.language, false).cut.face;
    faces.set(standIn, face);
    return face;
  };
  const found: { text: string; script: Script; level: number; variant: Variant }[] = [];
  let offset = 0;
  for (const { text, script, level } of scriptRuns(value)) {
    let fresh = true;
    const add = (part: string, standIn: number | null): void => {
      const last = found.at(-1);
      if (!fresh && last?.variant.standIn === standIn) last.text += part;
      else found.push({ text: part, script, level, variant: { ...variant, standIn } });
      fresh = false;
    };
    for (const stretch of stretches(text, script)) {
      if (has(faceOf(null), stretch, bench)) {
        add(stretch, null);
        offset += stretch.length;
        continue;
      }
      const clusters = clustersOf(stretch);
      const letters = clusters.filter((cluster) => scriptOf(cluster) !== 'Zyyy').join('');
      const chief = holder(letters, null, faceOf, bench) ?? null;
      for (const cluster of clusters) {
        const whole = holder(cluster, chief, faceOf, bench);
        if (whole !== undefined) add(cluster, whole);
        else {
          // Marks stay with a letter that has a font; what has none is a box.
          const base = holder([...cluster][0] ?? '', chief, faceOf, bench) ?? chief;
          let here = offset;
          for (const character of cluster) {
            const there = has(faceOf(base), character, bench);
            add(character, there ? base : bench.boxes);
            if (!there) bench.miss(character, { at: placeIn(value, here, at), word: wordAt(value, here) });
            here += character.length;
          }
        }
        offset += cluster.length;
      }
    }
  }
  return found;
}

/**
 * What is set in one font if there is one for all its letters: a word of Latin, as a rare letter must not change a sentence; all of
 * a run in another script, which is a quotation as a rule.
 */
function stretches(text: string, script: Script): readonly string[] {
  return script === 'Latn' || script === 'Zyyy' ? (text.match(/\S+\s*|\s+/g) ?? []) : [text];
}

/** Where in the chain of families a text has a font, `chief` asked first; null is the voice's own, undefined is nowhere. */
function holder(
  text: string,
  chief: number | null,
  faceOf: (standIn: number | null) => Face,
  bench: Bench,
): number | null | undefined {
  const chain = Array.from({ length: bench.chain }, (_, standIn) => standIn);
  return [chief, null, ...chain].find((standIn) => has(faceOf(standIn), text, bench));
}

function has(face: Face, text: string, bench: Bench): boolean {
  return holds((codePoint) => bench.covers(face, codePoint), text);
}

/** The place of a character itself, where nothing before it can have been written otherwise; else that of the text it is in. */
function placeIn(value: string, offset: number, at: Place): Place {
  const exact = /^[\p{L}\p{M}\p{N}]*$/u.test(value.slice(0, offset));
  return exact ? { ...at, column: at.column + offset } : at;
}

/** The word around an offset, without the quotes and stops on it. */
function wordAt(value: string, offset: number): string {
  const start = value.lastIndexOf(' ', offset) + 1;
  const end = value.indexOf(' ', offset);
  return value.slice(start, end < 0 ? value.length : end).replace(/^\p{P}+|\p{P}+$/gu, '');
}

/** Reports each character that no font has, with its name, where it first stands. */
export async function reportMissed({ missed }: Bench, report: Report): Promise<void> {
  if (missed.size === 0) return;
  const { named } = await import('../../../text/names.ts');
  for (const [character, { at, word }] of missed) {
    const where = word === '' || word === character || word.length > 40 ? '' : `, in “${word}”`;
    const hint = 'a box stands for it; a style can name a font that has it: fallback: [{ roman: FILE }]';
    report(problem('glyph-missing', at, `no font has ${named(character)}${where}`, hint));
  }
}
