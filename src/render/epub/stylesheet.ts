/**
 * The book's style sheet. It says how the parts differ and leaves face, size, colour and margins to the reader: no colours,
 * no sizes but in em, classes and elements only, and both the old and the new names of properties that were renamed.
 */
import type { Document } from './page.ts';
import type { Profile } from './profile.ts';

const rules = `@charset "utf-8";

[hidden] { display: none; }
article, aside, figcaption, figure, header, nav, section { display: block; }

body { -epub-hyphens: auto; hyphens: auto; }
h1, h2, h3, h4, h5, h6, code, pre, th, caption, .series, .byline, .date, .imprint { -epub-hyphens: none; hyphens: none; }

h1, h2, h3, h4, h5, h6 {
  break-after: avoid;
  break-inside: avoid;
  font-weight: bold;
  line-height: 1.2;
  margin: 1.6em 0 0.5em;
  page-break-after: avoid;
  page-break-inside: avoid;
  text-align: start;
}
h1 { font-size: 1.6em; margin-top: 2em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.1em; }
h4, h5, h6 { font-size: 1em; }

p { margin: 0; orphans: 2; text-indent: 0; widows: 2; }
p + p { text-indent: 1.2em; }
.drop-cap:first-letter { float: left; font-size: 3.1em; line-height: 0.85; padding: 0.06em 0.08em 0 0; }
.small-caps:first-line { font-variant: small-caps; letter-spacing: 0.03em; }
.marking { font-weight: bold; margin: 0 0 1em; text-align: end; text-indent: 0; }
.pilcrow { font-size: 0.75em; }
li p, dd p, blockquote p, aside p, header p { margin: 0.4em 0; text-indent: 0; }

header { margin-bottom: 1.6em; }
.subtitle { font-size: 1.25em; margin: 0.3em 0 0.8em; text-align: start; text-indent: 0; }
.standfirst { font-size: 1.1em; font-style: italic; margin: 0.6em 0; text-align: start; text-indent: 0; }
.series, .part, .byline, .date, .imprint { font-size: 0.9em; margin: 0.3em 0; text-align: start; text-indent: 0; }

ul, ol { margin: 0.8em 0; padding-left: 1.6em; }
li { margin: 0.2em 0; }
.task { list-style-type: none; }
dl { margin: 0.8em 0; }
dt { font-weight: bold; margin-top: 0.5em; }
dd { margin: 0 0 0.3em 1.6em; }

.judgement { border-top: thin solid currentColor; margin: 0.8em 0; padding-top: 0.5em; }
.judgement p { margin: 0.2em 0; text-indent: 0; }
.grounds { font-size: 0.85em; margin: 0.2em 0; text-align: start; text-indent: 0; }
.figures dt { font-size: 2em; font-variant-numeric: lining-nums; line-height: 1.1; }
.figures dd { margin: 0 0 0.8em; }
blockquote { margin: 1em 1.6em; }
.pullquote { border-bottom: thin solid currentColor; border-top: thin solid currentColor; font-size: 1.25em; margin: 1.2em 0; padding: 0.4em 0; }
.attribution { font-size: 0.9em; text-align: end; }

code, pre { font-family: monospace; }
code { font-size: 0.9em; }
pre { font-size: 0.9em; margin: 1em 0; overflow-wrap: break-word; text-align: start; white-space: pre-wrap; }
pre code { font-size: 1em; }

figure { break-inside: avoid; display: block; margin: 1.4em 0; page-break-inside: avoid; text-align: center; }
img { height: auto; max-width: 100%; }
.cover { margin: 0; text-align: center; }
.cover img { height: auto; max-height: 100%; max-width: 100%; }
.inline { height: 1em; vertical-align: -0.1em; width: auto; }
figcaption { font-size: 0.85em; margin-top: 0.4em; text-align: start; }

.wide { margin: 1.4em 0; overflow-x: auto; }
.wide table { margin: 0; }
table { border-collapse: collapse; font-size: 0.9em; font-variant-numeric: tabular-nums; margin: 1.4em 0; }
caption { caption-side: top; font-weight: bold; padding-bottom: 0.4em; text-align: start; }
tr { break-inside: avoid; page-break-inside: avoid; }
th, td { padding: 0.25em 0.6em; text-align: start; vertical-align: top; }
thead { border-bottom: thin solid currentColor; }
th:first-child, td:first-child { padding-left: 0; }
.left { text-align: left; }
.centre { text-align: center; }
.right { text-align: right; }

hr { border: 0; border-top: thin solid currentColor; margin: 1.6em auto; width: 25%; }

sup, sub, .noteref { font-size: 0.75em; line-height: 0; }
sup, .noteref { vertical-align: super; }
sub { vertical-align: sub; }
.notes { border-top: thin solid currentColor; font-size: 0.9em; margin-top: 2em; padding-top: 0.6em; }
.number { font-weight: bold; }

nav ol { list-style-type: none; padding-left: 0; }
nav ol ol { margin: 0; padding-left: 1.4em; }
nav a { display: inline-block; line-height: 1.5; padding: 0.25em 0; }
`;

/** What Kindles of 2011 do not know, or know by another name. */
const newer: readonly (readonly [RegExp, string])[] = [
  [/^ *(?:-epub-hyphens|hyphens|break-after|break-inside|overflow-wrap|font-variant-numeric)\b[^;]*;\n?/gm, ''],
  [/ (?:-epub-hyphens|hyphens|break-after|break-inside|overflow-wrap|font-variant-numeric):[^;]*;/g, ''],
  [/text-align: start/g, 'text-align: left'],
  [/text-align: end/g, 'text-align: right'],
];

/** The style sheet for `documents`: no rule for a class that none of them has. */
export function stylesheet(documents: readonly Document[], { oldStyles }: Pick<Profile, 'oldStyles'>): string {
  const used = new Set<string>();
  for (const { xhtml } of documents) {
    for (const [, names = ''] of xhtml.matchAll(/ class="([^"]*)"/g)) for (const name of names.split(' ')) used.add(name);
  }
  const needed = (selector: string): boolean => [...selector.matchAll(/\.([a-z-]+)/g)].every(([, name = '']) => used.has(name));
  const kept = rules.replace(/^([^@{}\n][^{}]*) \{([^}]*)\}\n/gm, (_, selectors: string, body: string) => {
    const list = selectors.split(', ').filter(needed);
    return list.length === 0 ? '' : `${list.join(', ')} {${body}}\n`;
  });
  return oldStyles ? newer.reduce((css, [name, other]) => css.replace(name, other), kept) : kept;
}
