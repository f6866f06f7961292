/** Writing an article and reading it again, for the law that both make. */
import { dumpArticle } from '../../../src/model/dump.ts';
import type { Article } from '../../../src/model/document.ts';
import { anchorsOf } from '../../../src/render/markdown/anchors.ts';
import { writeArticle } from '../../../src/render/markdown/article.ts';
import { openDesk } from '../../../src/render/markdown/desk.ts';

/** The Markdown of an article by itself, its pictures in a folder of their own. */
export function write(article: Article): string {
  const pictures = new Map(article.pictures.map((picture) => [picture.hash, `images/${picture.name}`]));
  const anchors = anchorsOf([{ id: '', headline: article.headline, body: article.body }]);
  return writeArticle(article, openDesk({ pictures, anchors, numbers: new Map() }));
}

/** What an article says, without where it stood. */
export function said(article: Article | null): string {
  return article === null ? '(no article)' : dumpArticle({ ...article, at: { ...article.at, file: '' } }, { places: false });
}
