/** Links: ISO 32000-1, 12.5 and 14.7.4.3; ISO 19005-2, 6.3 and 6.5; ISO 14289-1, 7.18. */
import type { Dictionary } from './graph.ts';
import { annotationsOf, type Opened } from './opened.ts';
import type { Page } from './pages.ts';
import { destinationFault } from './rules-navigation.ts';
import { within } from './tree.ts';

/** All rules of this family. */
export function* annotationRules(file: Opened): Iterable<string> {
  const seen = new Set<string>();
  for (const page of file.pages)
    for (const [index, ref] of annotationsOf(file, page).entries()) {
      const it = file.graph.dictionary(ref);
      const where = `page ${page.number}: link ${index + 1}`;
      if (seen.has(ref)) yield `${where} stands on two pages`;
      seen.add(ref);
      for (const fault of [...ownFaults(it, page, file), ...structureFaults(ref, page, file)]) yield `${where} ${fault}`;
    }
}

function* ownFaults(it: Dictionary, page: Page, { graph, pages }: Opened): Iterable<string> {
  if (it['/Subtype'] !== '/Link') yield 'is none';
  // ISO 14289-1, 7.18.5: what it is, in words.
  if ((graph.text(it['/Contents']) ?? '').trim() === '') yield 'does not say where it leads';
  // ISO 19005-2, 6.3.2: printed, and neither hidden nor invisible.
  if (((graph.number(it['/F']) ?? 0) & 0b100111) !== 4) yield 'is hidden or is not printed';
  const [left = 0, bottom = 0, right = 0, top = 0] = graph.list(it['/Rect']).map((side) => graph.number(side) ?? 0);
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = page.box;
  const hair = 0.01;
  if (right <= left || top <= bottom) yield 'has no area';
  if (left < minX - hair || bottom < minY - hair || right > maxX + hair || top > maxY + hair) yield 'reaches out of the page';
  const action = graph.dictionary(it['/A']);
  if ((it['/Dest'] === undefined) === (it['/A'] === undefined)) yield 'leads nowhere, or to two places';
  if (it['/Dest'] !== undefined) {
    const fault = destinationFault(it['/Dest'], graph, pages);
    if (fault !== null) yield fault;
  }
  if (it['/A'] === undefined) return;
  // ISO 32000-1, 12.6.4.7: addresses are in ASCII; others than these are refused.
  const uri = graph.text(action['/URI']) ?? '';
  if (action['/S'] !== '/URI' || !/^(?:https?:\/\/|mailto:)[!-~]+$/i.test(uri)) yield `opens ${uri === '' ? 'nothing' : uri}`;
}

/** Which Link reads it, both ways. */
function* structureFaults(ref: string, page: Page, { graph, tree }: Opened): Iterable<string> {
  const owners = tree.all.filter((it) => it.kids.some((kid) => kid.kind === 'object' && kid.object === ref));
  const [owner] = owners;
  // ISO 14289-1, 7.18.1 and 7.18.5: of a Link element, and of one alone.
  if (owner === undefined) {
    yield 'belongs to no element';
    return;
  }
  if (owners.length > 1) yield 'belongs to two elements';
  if (owner.role !== 'Link') yield `belongs to ${owner.role}`;
  // ISO 32000-1, table 325: the page is the annotation's.
  if (owner.kids.some((kid) => kid.kind === 'object' && kid.object === ref && kid.page !== page.ref))
    yield 'is said to be on another page';
  // What is clicked is what is read.
  if (!within(owner).some((it) => it.kids.some((kid) => kid.kind === 'content' && kid.page === page.ref)))
    yield 'has no words on its page';
  if (graph.number(graph.dictionary(ref)['/StructParent']) === null) yield 'has no key to its element';
}
