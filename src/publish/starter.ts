/** The manifest that `slugline init` writes: the articles at hand, and what else could be said, as comments. */
import type { Article } from '../model/document.ts';
import { plain } from '../model/plain.ts';

/** A manifest of `articles`, each with its path. What stands behind `# ` in its lines is YAML that may be let in. */
export function starter(articles: readonly (readonly [path: string, article: Article])[]): string {
  const dates = articles.map(([, { particulars }]) => particulars.date?.slice(0, 10) ?? '').filter((it) => it !== '');
  const date = dates.toSorted().at(-1);
  const [first] = articles;
  const title = articles.length === 1 && first !== undefined ? titleOf(first[1]) : '';
  return `## The manifest of a pack. "slugline" in this folder builds it, "slugline check" says what is wrong in it.
## What stands behind a single # is left out; take the sign away to let it in. README.md of Slugline has all keys.

title: ${scalar(title === '' ? 'Briefing' : title)}
# subtitle: A line below it
# series: The weekly briefing
# issue: 1
${date === undefined ? '# date: 2022-01-31' : `date: ${date}`}
# period: The last week of January
# prepared-by: [A name]
# prepared-for: The committee
# marking: TLP:GREEN
# numbering: paragraphs

# style: briefing
# output: out/
# formats: [pdf, epub, md]

## In this order. A pattern such as stories/*.md does too; { file: a.md, title: Another title } says what an article does not.
articles:
${articles.map(entry).join('\n')}

# bottom-line: |
#   The most important thing, in a sentence or two of Markdown.

# judgements:
#   - text: What is likely to happen.
#     likelihood: likely
#     confidence: moderate

# timeline:
#   - date: 2022-01-31
#     text: What happened.

# people:
#   - name: A name
#     role: What they do

# glossary:
#   - term: AN
#     stands-for: a name
`;
}

function entry([path, article]: readonly [string, Article]): string {
  const about = [titleOf(article), article.particulars.date?.slice(0, 10) ?? ''].filter((it) => it !== '').join(', ');
  return `  - ${scalar(path)}${about === '' ? '' : ` # ${about}`}`;
}

/** On one line, and without what could end a comment. */
function titleOf({ headline }: Article): string {
  return plain(headline)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
}

/** In quotes unless it can not be taken for anything but words. */
function scalar(text: string): string {
  const bare = /^[\p{L}\d./][\p{L}\p{M}\p{N} ./_,’'()-]*$/u.test(text) && !/^(?:true|false|yes|no|null|[\d.]+)$/i.test(text);
  return bare && text === text.trim() ? text : JSON.stringify(text);
}
