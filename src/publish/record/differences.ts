/** Why two builds of the same thing are not the same: what one was made from and the other was not, the deepest first. */
import { canonical, type Plain } from '../cache/hash.ts';
import type { BuildRecord, RecordedInput, Tools } from './record.ts';

/** One thing that is not as it was. */
export type Difference = {
  /** What it is: a file by its path from the folder of the record, a setting by its flag, or a package. */
  readonly what: string;
  readonly kind: 'file' | 'setting' | 'tool';
  readonly how: 'changed' | 'new' | 'gone' | 'renamed';
  /** What it was and what it is, in short. */
  readonly from: string;
  readonly to: string;
  /** The article that shows it; empty for what all have in common. */
  readonly shownBy: string;
};

/** What is withheld has no name here. */
export const withheldName = 'what is withheld';

/** What has a say in a build. */
export type Basis = Pick<BuildRecord, 'code' | 'asked' | 'inputs' | 'missing' | 'withheld'> & { readonly tools: Tools };

/** What `after` has otherwise than `before`. */
export function differences(before: Basis, after: Basis): readonly Difference[] {
  return [...files(before, after), ...withheld(before, after), ...settings(before.asked, after.asked), ...tools(before, after)];
}

function files(before: Basis, after: Basis): readonly Difference[] {
  const old = new Map(before.inputs.map((it) => [it.path, it]));
  const now = new Map(after.inputs.map((it) => [it.path, it]));
  const all = [...new Set([...old.keys(), ...now.keys()])].sort();
  const found = all.flatMap((path): readonly Difference[] => {
    const [was, is] = [old.get(path), now.get(path)];
    if (was?.sha256 === is?.sha256) return [];
    const shownBy = (is ?? was)?.shownBy ?? '';
    const how = was === undefined ? 'new' : is === undefined ? 'gone' : 'changed';
    return [{ what: path, kind: 'file', how, from: short(was), to: short(is), shownBy }];
  });
  const deepest = (it: Difference): number => (it.shownBy === '' ? 1 : 0);
  return renamed(found, old, now).sort((one, other) => deepest(one) - deepest(other));
}

/** What is gone here and new there, and holds the same, was renamed. */
function renamed(
  found: readonly Difference[],
  old: ReadonlyMap<string, RecordedInput>,
  now: ReadonlyMap<string, RecordedInput>,
): Difference[] {
  const fresh = new Map(found.filter((it) => it.how === 'new').map((it) => [now.get(it.what)?.sha256 ?? '', it]));
  const moved = new Set<Difference>();
  const all = found.map((it): Difference => {
    const other = it.how === 'gone' ? fresh.get(old.get(it.what)?.sha256 ?? '') : undefined;
    if (other === undefined || moved.has(other)) return it;
    moved.add(other);
    return { ...it, how: 'renamed', from: it.what, to: other.what };
  });
  return all.filter((it) => !moved.has(it));
}

function withheld(before: Basis, after: Basis): readonly Difference[] {
  if (before.withheld === after.withheld) return [];
  const [from, to] = [before.withheld ?? '', after.withheld ?? ''].map((it) => it.slice(0, 8));
  return [{ what: withheldName, kind: 'file', how: 'changed', from: from ?? '', to: to ?? '', shownBy: '' }];
}

function settings(before: BuildRecord['asked'], after: BuildRecord['asked']): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): readonly Difference[] => {
    const [from, to] = [said(before[name]), said(after[name])];
    if (from === to) return [];
    return [{ what: name, kind: 'setting', how: from === '' ? 'new' : to === '' ? 'gone' : 'changed', from, to, shownBy: '' }];
  });
}

function tools(before: Basis, after: Basis): readonly Difference[] {
  if (before.code === after.code) return [];
  const names = [...new Set([...Object.keys(before.tools), ...Object.keys(after.tools)])].sort();
  const found = names.flatMap((name): readonly Difference[] => {
    const [from = '', to = ''] = [before.tools[name], after.tools[name]];
    return from === to ? [] : [{ what: name, kind: 'tool', how: 'changed', from, to, shownBy: '' }];
  });
  const own = {
    what: 'slugline',
    kind: 'tool',
    how: 'changed',
    from: before.code.slice(0, 8),
    to: after.code.slice(0, 8),
  } as const;
  return found.length > 0 ? found : [{ ...own, shownBy: '' }];
}

/** A hash in short. */
function short(input: RecordedInput | undefined): string {
  return input?.sha256.slice(0, 8) ?? '';
}

function said(value: Plain): string {
  return value === undefined ? '' : typeof value === 'string' ? value : canonical(value);
}
