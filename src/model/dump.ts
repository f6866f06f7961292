/**
 * The tree as indented text, one node a line: what goldens, bug reports and `slugline inspect` show.
 *
 * ```
 * article "a.md" 1:1
 *   headline
 *     text 1:3 "Rain"
 * ```
 */
import type { Article, Block, Cell, Inline, Particulars, Picture, Place, Row, Target } from './document.ts';
import { paragraphMark } from './numbers.ts';
import { match } from './match.ts';
import type { Pack, Story } from './pack.ts';

/** How much a dump says. Goldens of text alone leave places out. */
export type DumpOptions = { readonly places: boolean };

type Out = { readonly line: (depth: number, words: readonly string[], at?: Place) => void };

/** An article as indented text, with a newline at the end. */
export function dumpArticle(article: Article, options: DumpOptions = { places: true }): string {
  return written(options, (out) => {
    out.line(0, ['article', quoted(article.at.file)], article.at);
    apparatus(article, 1, out);
  });
}

/** A pack as indented text, with a newline at the end. */
export function dumpPack(pack: Pack, options: DumpOptions = { places: true }): string {
  return written(options, (out) => {
    out.line(0, ['pack', quoted(pack.title), pack.language, pack.date ?? 'undated', pack.contents ? 'contents' : 'no-contents']);
    if (pack.subtitle !== '') out.line(1, ['subtitle', quoted(pack.subtitle)]);
    if (pack.series !== '' || pack.issue !== '') out.line(1, ['series', quoted(pack.series), quoted(pack.issue)]);
    for (const author of pack.authors) out.line(1, ['author', quoted(author)]);
    for (const story of pack.stories) {
      out.line(1, ['story', story.id, story.language], story.at);
      apparatus(story, 2, out);
    }
    for (const picture of pack.pictures) pictureLine(picture, 1, out);
  });
}

/** A run of blocks as indented text: for tests of one construct. */
export function dumpBlocks(run: readonly Block[], options: DumpOptions = { places: false }): string {
  return written(options, (out) => blocks(run, 0, out));
}

function written(options: DumpOptions, write: (out: Out) => void): string {
  const lines: string[] = [];
  write({
    line: (depth, words, at) => {
      const place = options.places && at !== undefined ? [`${at.line}:${at.column}`] : [];
      const [kind = '', ...rest] = words;
      lines.push('  '.repeat(depth) + [kind, ...place, ...rest].join(' '));
    },
  });
  return lines.join('\n') + '\n';
}

function apparatus(it: Article | Story, depth: number, out: Out): void {
  particulars(it.particulars, depth, out);
  named('headline', it.headline, depth, out);
  named('standfirst', it.standfirst, depth, out);
  blocks(it.body, depth, out);
  if (it.kind === 'article') for (const picture of it.pictures) pictureLine(picture, depth, out);
}

function particulars(it: Particulars, depth: number, out: Out): void {
  for (const author of it.authors) out.line(depth, ['author', quoted(author)]);
  for (const [name, value] of [
    ['date', it.date],
    ['language', it.language],
    ['description', it.description],
    ['publisher', it.publisher],
    ['rights', it.rights],
    ['source', it.source],
    ['marking', it.marking],
    ['retrieved', it.retrieved],
  ] as const) {
    if (value !== null && value !== '') out.line(depth, [name, quoted(value)]);
  }
  for (const keyword of it.keywords) out.line(depth, ['keyword', quoted(keyword)]);
}

function pictureLine(it: Picture, depth: number, out: Out): void {
  out.line(depth, ['picture', it.hash.slice(0, 12), quoted(it.name), it.type, `${it.width}x${it.height}`]);
}

function named(name: string, run: readonly Inline[], depth: number, out: Out): void {
  if (run.length === 0) return;
  out.line(depth, [name]);
  inlines(run, depth + 1, out);
}

function inlines(run: readonly Inline[], depth: number, out: Out): void {
  const inside = (it: Inline & { readonly content: readonly Inline[] }): void => {
    out.line(depth, [it.kind], it.at);
    inlines(it.content, depth + 1, out);
  };
  for (const inline of run) {
    match<Inline, [], void>(
      {
        text: (it) => out.line(depth, ['text', quoted(it.value)], it.at),
        code: (it) => out.line(depth, ['code', quoted(it.value)], it.at),
        image: (it) => out.line(depth, ['image', it.picture.slice(0, 12), quoted(it.alt)], it.at),
        break: (it) => out.line(depth, ['break'], it.at),
        reference: (it) => out.line(depth, ['reference', paragraphMark(it.number)], it.at),
        link: (it) => {
          out.line(depth, ['link', target(it.to), ...(it.title === '' ? [] : [quoted(it.title)])], it.at);
          inlines(it.content, depth + 1, out);
        },
        foreign: (it) => {
          out.line(depth, ['foreign', it.language], it.at);
          inlines(it.content, depth + 1, out);
        },
        abbreviation: (it) => {
          out.line(depth, ['abbreviation', quoted(it.expansion)], it.at);
          inlines(it.content, depth + 1, out);
        },
        note: (it) => {
          out.line(depth, ['note'], it.at);
          blocks(it.content, depth + 1, out);
        },
        emphasis: inside,
        strong: inside,
        strike: inside,
        superscript: inside,
        subscript: inside,
      },
      inline,
    );
  }
}

function target(to: Target): string {
  return match<Target, [], string>(
    {
      web: (it) => quoted(it.url),
      place: (it) => `#${it.id}`,
      file: (it) => `file:${quoted(it.path)}#${it.fragment}`,
    },
    to,
  );
}

function blocks(run: readonly Block[], depth: number, out: Out): void {
  for (const block of run) {
    match<Block, [], void>(
      {
        paragraph: (it) => {
          out.line(depth, ['paragraph'], it.at);
          inlines(it.content, depth + 1, out);
        },
        heading: (it) => {
          out.line(depth, ['heading', String(it.level), `#${it.id}`], it.at);
          inlines(it.content, depth + 1, out);
        },
        list: (it) => {
          const sort = it.start === null ? 'bullets' : `from ${it.start}`;
          out.line(depth, ['list', sort, it.tight ? 'tight' : 'loose'], it.at);
          for (const item of it.items) {
            out.line(depth + 1, ['item', ...(item.done === null ? [] : [item.done ? 'done' : 'to-do'])], item.at);
            blocks(item.content, depth + 2, out);
          }
        },
        quote: (it) => {
          out.line(depth, ['quote', ...(it.role === 'pull' ? ['pull'] : [])], it.at);
          blocks(it.content, depth + 1, out);
          named('attribution', it.attribution, depth + 1, out);
        },
        codeBlock: (it) => out.line(depth, ['codeBlock', quoted(it.syntax), quoted(it.value)], it.at),
        table: (it) => {
          out.line(depth, ['table', ...it.columns], it.at);
          named('caption', it.caption, depth + 1, out);
          for (const row of it.head) tableRow('head', row, depth + 1, out);
          for (const row of it.body) tableRow('row', row, depth + 1, out);
        },
        figure: (it) => {
          out.line(depth, ['figure', it.picture.slice(0, 12), quoted(it.alt)], it.at);
          named('caption', it.caption, depth + 1, out);
        },
        definitions: (it) => {
          out.line(depth, ['definitions'], it.at);
          for (const entry of it.entries) {
            out.line(depth + 1, ['entry'], entry.at);
            for (const term of entry.terms) named('term', term, depth + 2, out);
            for (const meaning of entry.meanings) {
              out.line(depth + 2, ['meaning']);
              blocks(meaning, depth + 3, out);
            }
          }
        },
        rule: (it) => out.line(depth, ['rule'], it.at),
        drawing: (it) => out.line(depth, ['drawing', it.name, `${it.shapes.length} shapes`, quoted(it.alt)], it.at),
        judgement: (it) => {
          out.line(depth, ['judgement', String(it.number), quoted(it.likelihood), quoted(it.confidence)], it.at);
          inlines(it.content, depth + 1, out);
          named('evidence', it.evidence, depth + 1, out);
        },
        keyFigures: (it) => {
          out.line(depth, ['keyFigures'], it.at);
          for (const entry of it.entries) {
            out.line(depth + 1, ['figure', quoted(entry.figure)], entry.at);
            named('label', entry.label, depth + 2, out);
            named('caveat', entry.caveat, depth + 2, out);
            named('evidence', entry.evidence, depth + 2, out);
          }
        },
      },
      block,
    );
  }
}

function tableRow(name: string, row: Row, depth: number, out: Out): void {
  out.line(depth, [name], row.at);
  for (const cell of row.cells) tableCell(cell, depth + 1, out);
}

function tableCell(cell: Cell, depth: number, out: Out): void {
  out.line(depth, ['cell'], cell.at);
  inlines(cell.content, depth + 1, out);
}

function quoted(value: string): string {
  return JSON.stringify(value);
}
