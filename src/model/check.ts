/** What must hold of every article beyond its types: asked in tests of what a reader gave, and by embedders that build their own. */
import type { Article } from './document.ts';
import { walk } from './walk.ts';

/** The laws that `article` breaks, one sentence each with the place; empty when it is sound. */
export function check(article: Article): readonly string[] {
  const broken: string[] = [];
  const hashes = new Set(article.pictures.map((picture) => picture.hash));
  const used = new Set<string>();
  const ids = new Set<string>();
  if (hashes.size !== article.pictures.length) broken.push('a picture is listed twice');
  walk([...article.headline, ...article.standfirst, ...article.body], (node) => {
    const fault = (law: string): void =>
      void broken.push(`${node.at.file}:${node.at.line}:${node.at.column} ${node.kind}: ${law}`);
    if (node.at.line < 1 || node.at.column < 1) fault('a place counts from 1');
    if (node.kind === 'text' && node.value === '') fault('text is never empty');
    if (node.kind === 'text' && /[\n\r\t]/.test(node.value)) fault('white space in text is single spaces');
    if (node.kind === 'image' || node.kind === 'figure') {
      if (!hashes.has(node.picture)) fault(`no picture ${node.picture}`);
      used.add(node.picture);
    }
    if (node.kind === 'heading') {
      if (ids.has(node.id)) fault(`the id ${node.id} stands twice`);
      ids.add(node.id);
    }
    if (node.kind === 'list' && node.items.length === 0) fault('a list has an item');
    if (node.kind === 'note') walk(node.content, (inner) => inner.kind === 'note' && fault('a note holds no note'));
    if (node.kind === 'table') {
      const odd = [...node.head, ...node.body].some((row) => row.cells.length !== node.columns.length);
      if (odd) fault('every row has one cell a column');
    }
    if (node.kind === 'definitions') {
      for (const entry of node.entries) {
        if (entry.terms.length === 0 || entry.meanings.length === 0) fault('an entry has a term and a meaning');
      }
    }
  });
  for (const hash of hashes) if (!used.has(hash)) broken.push(`picture ${hash} is never used`);
  return broken;
}
