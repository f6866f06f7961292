/** Who may read what: the Traffic Light Protocol 2.0 of FIRST, or a scheme of the house, from the widest circle to the narrowest. */

/** A scheme: its labels, the least restricted first. Labels are never translated. */
export type Scheme = readonly string[];

export const tlp: Scheme = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** The place of a label in its scheme; -1 when it is none of it. Case and spaces do not matter. */
export function levelOf(label: string, scheme: Scheme): number {
  const plain = (it: string): string => it.toUpperCase().replace(/\s+/g, '');
  return scheme.findIndex((it) => plain(it) === plain(label));
}

/** The most restricted of some labels; empty when none is any. */
export function highest(labels: readonly string[], scheme: Scheme): string {
  return scheme[Math.max(-1, ...labels.map((label) => levelOf(label, scheme)))] ?? '';
}
