/** The manifest of a folder: what the pack says of itself, its articles and its apparatus, for a build that makes the same pack again. */
import { tlp } from '../../model/marking.ts';
import type { Pack } from '../../model/pack.ts';
import { partsOf } from '../../model/parts.ts';
import { writeYaml, type Data, type DataGroup } from '../../yaml/write.ts';
import { apparatusData } from './apparatus.ts';
import type { Desk } from './desk.ts';
import type { Pages } from './pages.ts';

const preface = '# The manifest of this pack: "slugline build -c slugline.yml" makes it again from the articles beside it.\n';

/** The manifest as a file. @param desk a desk for each text, as each has notes of its own */
export function writeManifest(pack: Pack, pages: Pages, desk: () => Desk): string {
  const names = new Map(pages.articles.map(({ story, name }) => [story.id, name]));
  const files = new Map(pages.articles.map(({ story, name }) => [story.at.file, name]));
  return (
    preface +
    writeYaml({
      ...settings(pack, pages, desk()),
      ...listings(pack, pages),
      ...apparatusData(pack.apparatus, { names, files, desk }),
    })
  );
}

/** The longest value that a manifest takes: what is longer can only have come from an article, which says it again. */
const longest = 1000;

function settings(pack: Pack, { articles }: Pages, { pictures }: Desk): DataGroup {
  const cover = pack.cover === null ? undefined : pictures.get(pack.cover.hash);
  const ownScheme = pack.scheme.length !== tlp.length || pack.scheme.some((label, index) => label !== tlp[index]);
  return {
    ...text('title', pack.title),
    ...text('subtitle', pack.subtitle),
    ...text('series', pack.series),
    ...text('issue', pack.issue),
    ...text('identifier', pack.identifier),
    ...text('date', pack.date ?? ''),
    ...text('period', pack.period),
    ...texts('prepared-by', pack.preparedBy),
    ...text('prepared-for', pack.preparedFor),
    ...text('next-issue', pack.nextIssue),
    ...texts('authors', pack.authors),
    ...text('publisher', pack.publisher),
    ...text('contact', pack.contact),
    ...text('rights', pack.rights),
    ...text('language', pack.language),
    ...text('description', pack.description),
    ...texts('keywords', pack.keywords),
    ...(ownScheme ? { scheme: pack.scheme } : {}),
    ...text('marking', pack.marking),
    ...text('numbering', pack.numbers.size > 0 ? 'paragraphs' : ''),
    ...(pack.contents === articles.length > 1 ? {} : { contents: pack.contents }),
    ...text('cover', cover ?? ''),
  };
}

/** The articles that stand in no part, and the parts. An article whose paragraphs leave numbers out says where it begins. */
function listings(pack: Pack, { articles }: Pages): DataGroup {
  let next = 1;
  const entries = new Map(
    articles.map(({ story, name }): [typeof story, Data] => {
      const numbers = story.body.flatMap((it) => (it.kind === 'paragraph' ? [Number(pack.numbers.get(it) ?? 0)] : []));
      const first = numbers[0] ?? 0;
      const entry = first > next ? { file: name, number: first } : name;
      next = Math.max(next, (numbers.at(-1) ?? 0) + 1);
      return [story, entry];
    }),
  );
  const groups = partsOf(pack).map(({ title, stories }) => ({
    title,
    articles: stories.flatMap((story) => entries.get(story) ?? []),
  }));
  const loose = groups.filter(({ title }) => title === '').flatMap((it) => it.articles);
  const parts = groups.filter(({ title }) => title !== '');
  return { ...list('articles', loose), ...list('parts', parts) };
}

function text(key: string, value: string): DataGroup {
  return value === '' || value.length > longest ? {} : { [key]: value };
}

function texts(key: string, values: readonly string[]): DataGroup {
  return list(key, values);
}

function list(key: string, values: readonly Data[]): DataGroup {
  return values.length === 0 ? {} : { [key]: values };
}
