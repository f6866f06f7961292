/**
 * The canonical form of a run of inlines, so that one thing has one shape: runs of white space are one space, neighbouring
 * texts are one, and so is neighbouring code, no mark is empty, and white space and line breaks at the ends of a mark stand outside of it.
 */
import type { Break, Inline, Text } from '../../model/document.ts';
import { match, type Table } from '../../model/match.ts';

/** `run` in canonical form, as the content of a block: without white space and breaks at its ends. */
export function tidy(run: readonly Inline[]): readonly Inline[] {
  return trimmed(settled(run.flatMap(hoisted))).core;
}

type Mark = Extract<Inline, { readonly content: readonly Inline[] }>;

/** An inline, with the blanks at the ends of its content put before and after it. */
function hoisted(inline: Inline): readonly Inline[] {
  return match(hoisting, inline);
}

const alone = (it: Inline): readonly Inline[] => [it];
const mark = (it: Mark): readonly Inline[] => {
  const { before, core, after } = trimmed(settled(it.content.flatMap(hoisted)));
  return core.length === 0 ? [...before, ...after] : [...before, { ...it, content: core }, ...after];
};

const hoisting: Table<Inline, [], readonly Inline[]> = {
  text: alone,
  code: (it) => (it.value === '' ? [] : [it]),
  image: alone,
  note: alone,
  break: alone,
  reference: alone,
  emphasis: mark,
  strong: mark,
  strike: mark,
  superscript: mark,
  subscript: mark,
  link: mark,
  foreign: mark,
  abbreviation: mark,
};

/** Merges neighbouring texts, and neighbouring code, and narrows their white space; there is none beside a break. */
function settled(run: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const inline of run) {
    const last = merged.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') {
      // A text that is white space only has no word to stand at.
      const at = last.value.trim() === '' ? inline.at : last.at;
      merged[merged.length - 1] = { ...last, at, value: last.value + inline.value };
    } else if (inline.kind === 'code' && last?.kind === 'code') {
      merged[merged.length - 1] = { ...last, value: last.value + inline.value };
    } else merged.push(inline);
  }
  return merged.flatMap((inline, index): readonly Inline[] => {
    if (inline.kind !== 'text') return [inline];
    // A single space is one already: to put it in place of itself would copy the text of a book.
    const narrow = isNarrow(inline.value) ? inline.value : inline.value.replace(/[ \t\n]{2,}|[\t\n]/g, ' ');
    const left = merged[index - 1]?.kind === 'break' ? startTrimmed(narrow) : narrow;
    const value = merged[index + 1]?.kind === 'break' ? endTrimmed(left) : left;
    return value === '' ? [] : [value === inline.value ? inline : { ...inline, value }];
  });
}

/** Whether all white space is single spaces: most texts are found to be so sooner than a pattern would tell. */
function isNarrow(text: string): boolean {
  return !text.includes('  ') && !text.includes('\n') && !text.includes('\t');
}

/** What is blank at the ends of a settled run, and what is between. */
function trimmed(run: readonly Inline[]): {
  readonly before: readonly (Text | Break)[];
  readonly core: readonly Inline[];
  readonly after: readonly (Text | Break)[];
} {
  const before: (Text | Break)[] = [];
  const after: (Text | Break)[] = [];
  const core = [...run];
  for (let first = core[0]; first !== undefined; first = core[0]) {
    if (first.kind === 'break' || (first.kind === 'text' && first.value === ' ')) before.push(first);
    else if (first.kind === 'text' && first.value.startsWith(' ')) {
      before.push({ ...first, value: ' ' });
      core[0] = { ...first, value: first.value.slice(1) };
      break;
    } else break;
    core.shift();
  }
  for (let last = core.at(-1); last !== undefined; last = core.at(-1)) {
    if (last.kind === 'break' || (last.kind === 'text' && last.value === ' ')) after.unshift(last);
    else if (last.kind === 'text' && last.value.endsWith(' ')) {
      after.unshift({ ...last, value: ' ' });
      core[core.length - 1] = { ...last, value: last.value.slice(0, -1) };
      break;
    } else break;
    core.pop();
  }
  return { before, core, after };
}

/** Without the space at the start; a no-break space is a character like others. */
function startTrimmed(value: string): string {
  return value.startsWith(' ') ? value.slice(1) : value;
}

/** Without the space at the end. */
function endTrimmed(value: string): string {
  return value.endsWith(' ') ? value.slice(0, -1) : value;
}
