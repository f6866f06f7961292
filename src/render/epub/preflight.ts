/**
 * Questions to a finished book before anyone gets it: is every document well-formed, is every file listed once, does every link lead
 * somewhere? What is written is well-formed by the way it is made; this is for the day when that is not so.
 */
import { posix } from 'node:path';
import { SaxesParser } from 'saxes';

/** What a document has and asks for. */
export type Survey = {
  readonly ids: ReadonlySet<string>;
  /** What `href` and `src` say, and in which element. */
  readonly links: readonly { readonly element: string; readonly to: string }[];
  readonly faults: readonly string[];
};

const packageFile = 'OEBPS/content.opf';

/** Whether the file of a path is looked through. */
export function isSurveyed(path: string): boolean {
  return /\.(?:xhtml|opf|ncx|xml)$/.test(path);
}

/** What is wrong with the files of a book, by path: nothing when it is sound. Each comes with what was found in it. */
export function faultsIn(files: ReadonlyMap<string, Survey | null>): readonly string[] {
  const surveys = new Map([...files].flatMap(([path, survey]) => (survey === null ? [] : [[path, survey]])));
  const faults = [...surveys].flatMap(([path, it]) => it.faults.map((fault) => `${path}: ${fault}`));
  for (const [path, { links }] of surveys) faults.push(...links.flatMap(({ element, to }) => deadEnd(path, element, to)));
  return [...faults, ...unlisted()];

  /** Why a link of the book's own leads nowhere. */
  function deadEnd(from: string, element: string, to: string): readonly string[] {
    if (/^(?:https?|mailto):/i.test(to)) return element === 'a' ? [] : [`${from}: <${element}> asks for ${to}, outside the book`];
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(to)) return [`${from}: <${element}> may not lead to ${to.slice(0, 60)}`];
    const [path = '', fragment] = to.split('#');
    const file = path === '' ? from : posix.join(posix.dirname(from), decodeURI(path));
    if (!files.has(file)) return [`${from}: there is no file ${path}`];
    const known = fragment === undefined || surveys.get(file)?.ids.has(fragment) === true;
    return known ? [] : [`${from}: there is no #${fragment} in ${file}`];
  }

  /** Files that the package does not list, or lists twice. Those that it lists and has not are dead ends. */
  function unlisted(): readonly string[] {
    const listed = (surveys.get(packageFile)?.links ?? [])
      .filter(({ element }) => element === 'item')
      .map(({ to }) => `OEBPS/${to}`);
    const known = new Set<string>();
    const twice = listed.filter((path) => known.size === known.add(path).size);
    for (const path of [packageFile, 'mimetype', 'META-INF/container.xml']) known.add(path);
    return [
      ...twice.map((path) => `${path} is listed twice`),
      ...[...files.keys()].filter((path) => !known.has(path)).map((path) => `${path} is not listed`),
    ];
  }
}

/** Those that our documents declare, and the two of XML itself. */
const prefixes: ReadonlySet<string> = new Set(['', 'xml', 'xmlns', 'epub']);

/** Reads a document through. The parser goes on after a fault, and one is enough. */
export function surveyOf(bytes: Uint8Array): Survey {
  const ids = new Set<string>();
  const links: { element: string; to: string }[] = [];
  const faults: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    if (faults.length === 0) faults.push(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    for (const key in attributes) {
      const value = attributes[key] ?? '';
      if (key === 'id' && ids.size === ids.add(value).size) faults.push(`the id ${value} stands twice`);
      if (key === 'href' || key === 'src') links.push({ element: name, to: value });
      const [prefix = ''] = key.includes(':') ? key.split(':') : [];
      if (!prefixes.has(prefix)) faults.push(`nobody knows the prefix of ${key}`);
    }
  });
  parser.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()).close();
  return { ids, links, faults };
}
