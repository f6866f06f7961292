/** A strict little reader of XML, for questions to finished files: it throws at anything that is not well-formed. */

export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n' };

function decoded(value: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#10);)/.test(value) || /[^\t\n\u0020-\u{10ffff}]/u.test(value))
    throw new Error(`not XML text: ${value}`);
  return value.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '');
}

/** The root element of `xml`, which has the form that EPUB asks for: a declaration, perhaps the HTML doctype, one element. */
export function parse(xml: string): Element {
  const start = /^<\?xml version="1\.0" encoding="UTF-8"\s?\?>\s*(?:<!DOCTYPE html>\s*)?/.exec(xml);
  if (!start) throw new Error('no XML declaration');
  const token = /<(\/)?([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/)?>|([^<]+)/gy;
  token.lastIndex = start[0].length;
  const top: (Element | string)[] = [];
  const open: { name: string; children: (Element | string)[] }[] = [{ name: '', children: top }];
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    const parent = open.at(-1);
    if (!found || !parent) throw new Error(`not well-formed: ${xml.slice(at, at + 60)}`);
    const [, closing, name = '', attributes = '', empty, words] = found;
    if (words !== undefined) parent.children.push(decoded(words));
    else if (closing !== undefined) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes what is not open`);
    } else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
        (pair) => [pair[1] ?? '', decoded(pair[2] ?? '')] as const,
      );
      if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`<${name}> has an attribute twice`);
      const children: (Element | string)[] = [];
      parent.children.push({ name, attributes: new Map(pairs), children });
      if (empty === undefined) open.push({ name, children });
    }
  }
  const [root, ...rest] = top.filter((child) => typeof child !== 'string' || child.trim() !== '');
  if (open.length !== 1 || root === undefined || typeof root === 'string' || rest.length > 0) throw new Error('not one element');
  return root;
}

/** All elements in `root`, itself included, in order. */
export function elements(root: Element): readonly Element[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child)))];
}

/** The first element called `name`. */
export function find(root: Element, name: string): Element {
  const found = elements(root).find((one) => one.name === name);
  if (!found) throw new Error(`no <${name}>`);
  return found;
}

/** The text in `root`, in order; `skip` leaves elements out. */
export function textIn(root: Element, skip: (element: Element) => boolean = () => false): string {
  return root.children.map((child) => (typeof child === 'string' ? child : skip(child) ? '' : textIn(child, skip))).join('');
}
