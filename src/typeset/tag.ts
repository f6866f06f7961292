/**
 * What things on a page are to those who hear it (ISO 32000-1, 14.7 and 14.8): elements, a tree in the order of reading, or
 * artifacts, which are not read at all. The engine hands tags on from pieces to what is drawn, and asks nothing of them.
 */

export type Role =
  | 'Document'
  | 'Art'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Code'
  | 'Note'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Span';

/** What there is to say of an element beside its role; all of it may be left out. */
export type Facts = {
  /** A language other than that of what is around it. */
  readonly language?: string;
  /** Said in place of what is drawn. */
  readonly alt?: string;
  /** What an abbreviation stands for. */
  readonly expansion?: string;
  /** What the element is called, such as an article's headline. */
  readonly title?: string;
  /** A name by which other elements of the file know it. */
  readonly id?: string;
  /** How the items of a list are numbered. */
  readonly numbering?: 'Decimal' | 'Disc' | 'None';
  /** What a heading cell heads. */
  readonly scope?: 'Column';
  /** The heading cells that tell what is in a cell, by id. */
  readonly headers?: readonly string[];
};

export type Element = {
  readonly kind: 'element';
  readonly role: Role;
  readonly facts: Facts;
  readonly parent: Element | null;
  /** In the order of reading. */
  readonly children: Element[];
};

export type Artifact = {
  readonly kind: 'artifact';
  readonly type: 'Pagination' | 'Layout';
  readonly subtype: 'Header' | 'Footer' | null;
};

export type Tag = Element | Artifact;

/** Running heads; folios; rules and ornaments; what is set again for the eye only. */
export const header: Artifact = { kind: 'artifact', type: 'Pagination', subtype: 'Header' };
export const footer: Artifact = { kind: 'artifact', type: 'Pagination', subtype: 'Footer' };
export const ornament: Artifact = { kind: 'artifact', type: 'Layout', subtype: null };
export const repeated: Artifact = { kind: 'artifact', type: 'Pagination', subtype: null };

/** A tree with nothing in it yet. What is only measured and never read has one of its own. */
export function plant(): Element {
  return { kind: 'element', role: 'Document', facts: {}, parent: null, children: [] };
}

/** A new element behind all that `parent` has. */
export function child(parent: Element, role: Role, facts: Facts = {}): Element {
  const made: Element = { kind: 'element', role, facts, parent, children: [] };
  parent.children.push(made);
  return made;
}

/** A name that no other element of the tree has: it says where the element stands. */
export function nameOf(element: Element): string {
  return `t${pathOf(element).join('.')}`;
}

/** A name, or what begins with one, as it is when what is outermost around the element stands `by` places further on. */
export function nameMoved(name: string, by: number): string {
  return name.replace(/^t(\d+)(?=\.)/, (_, place: string) => `t${Number(place) + by}`);
}

/** The places of an element and of those around it among their siblings, from the outermost in. */
function pathOf(element: Element): readonly number[] {
  const { parent } = element;
  return parent === null ? [] : [...pathOf(parent), parent.children.indexOf(element) + 1];
}

/** The element itself or the nearest around it that has a role; null when none has. */
export function around(tag: Tag, role: Role): Element | null {
  for (let at: Element | null = tag.kind === 'element' ? tag : null; at !== null; at = at.parent) if (at.role === role) return at;
  return null;
}
