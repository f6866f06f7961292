/**
 * Markdown as a page to look at. The words are the user's and may be anybody's: what is HTML in them is shown as it is written, but for
 * the few tags that our own Markdown has, and an address leads to the web, to a mailbox or to a file beside it.
 */
import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';

/** The page of a Markdown file. */
export function markdownPage(text: string): string {
  const [, front = '', body = text] = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(text) ?? [];
  const matter = front === '' ? '' : `<details><summary>Front matter</summary><pre>${escaped(front)}</pre></details>\n`;
  return `<!doctype html>
<html lang="${languageIn(front)}">
<head>
<meta charset="utf-8">
<title>${escaped(/^# (.+)$/m.exec(body)?.[1] ?? 'Markdown')}</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/markdown.css">
</head>
<body>
${matter}<article>
${rendered(body)}</article>
</body>
</html>
`;
}

function languageIn(front: string): string {
  return /^lang(?:uage)?: *"?([A-Za-z\d-]{2,35})"?\s*$/m.exec(front)?.[1] ?? 'en';
}

function rendered(text: string): string {
  const anchors = new Map<string, number>();
  const marked = new Marked({ gfm: true, async: false }, { extensions: [cite, note] });
  marked.use({
    renderer: {
      html: ({ text: html }) => html.replace(/<!--.*?-->|<[^<>]*>|[^<]+|</gs, piece),
      // marked itself leaves words alone that stand behind a tag such as <code>.
      text(token) {
        return 'tokens' in token && token.tokens !== undefined ? this.parser.parseInline(token.tokens) : words(token.text);
      },
      link({ href, title, tokens }) {
        const label = this.parser.parseInline(tokens);
        const address = addressOf(href, /^(?:https?:|mailto:)/i);
        if (address === null) return label;
        const away = /^[a-z]/i.test(address) && address.includes(':') ? ' target="_blank" rel="noopener noreferrer"' : '';
        return `<a href="${escaped(address)}"${titled(title)}${away}>${label}</a>`;
      },
      image({ href, title, text: alt }) {
        const address = addressOf(href, /^$/);
        return address === null ? words(alt) : `<img src="${escaped(address)}" alt="${words(alt)}"${titled(title)}>`;
      },
      heading({ tokens, depth }) {
        const label = this.parser.parseInline(tokens);
        return `<h${depth} id="${escaped(anchor(plainOf(tokens), anchors))}">${label}</h${depth}>\n`;
      },
      code: ({ text: code }) => `<pre><code>${escaped(code)}</code></pre>\n`,
      codespan: ({ text: code }) => `<code>${escaped(code)}</code>`,
    },
  });
  const html = marked.parse(text);
  return typeof html === 'string' ? html : '';
}

/** Tags that our Markdown writes, to the letter. */
const harmless =
  /^(?:<\/?(?:sup|sub|code|figure|figcaption)>|<\/span>|<br>|<!-- -->|<sup id="par_[\d-]+">|<span lang="[A-Za-z\d-]+">)$/;

/** A tag, or the words between two. */
function piece(html: string): string {
  if (!html.startsWith('<')) return words(html);
  const source = /^<img src="([^"<>]*)" alt="">$/.exec(html)?.[1];
  const address = source === undefined ? null : addressOf(source.replaceAll('&amp;', '&'), /^$/);
  if (address !== null) return `<img src="${escaped(address)}" alt="">`;
  return harmless.test(html) ? html : escaped(html);
}

/** An address that may be followed: of an allowed scheme, or of none, and on this server; null for any other. */
function addressOf(href: string, schemes: RegExp): string | null {
  const clean = href.replace(/[\p{Cc}\s]/gu, '');
  if (/^[a-z][a-z\d+.-]*:/i.test(clean)) return schemes.test(clean) ? clean : null;
  return /^[/\\]/.test(clean) ? null : clean;
}

function titled(title: string | null | undefined): string {
  return title === null || title === undefined || title === '' ? '' : ` title="${words(title)}"`;
}

/** What leads to a heading, as code-hosting sites make it. */
function anchor(words: string, taken: Map<string, number>): string {
  const base = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
  const before = taken.get(base) ?? 0;
  taken.set(base, before + 1);
  return before === 0 ? base : `${base}-${before}`;
}

function plainOf(tokens: readonly Tokens.Generic[]): string {
  return tokens
    .map((it) => (Array.isArray(it.tokens) ? plainOf(it.tokens) : it.type === 'html' ? '' : String(it['text'] ?? '')))
    .join('');
}

/** `[^1]` in a line. */
const cite: TokenizerAndRendererExtension = {
  name: 'cite',
  level: 'inline',
  start: (text) => text.indexOf('[^'),
  tokenizer: (text) => {
    const [raw, number] = /^\[\^(\d+)\]/.exec(text) ?? [];
    return raw === undefined || number === undefined ? undefined : { type: 'cite', raw, number };
  },
  renderer: ({ number }) => `<sup><a href="#note-${escaped(String(number))}">${escaped(String(number))}</a></sup>`,
};

/** `[^1]: words`, and what is indented below it. */
const note: TokenizerAndRendererExtension = {
  name: 'note',
  level: 'block',
  start: (text) => /^\[\^\d+\]:/m.exec(text)?.index,
  tokenizer(text) {
    const [raw, number, first = '', more = ''] =
      /^\[\^(\d+)\]:[ \t]*(.*)((?:\n(?:[ \t]+.*|(?=\n[ \t]+)))*)(?:\n|$)/.exec(text) ?? [];
    if (raw === undefined || number === undefined) return undefined;
    const tokens = this.lexer.blockTokens(`${first}${more.replace(/^[ \t]{1,4}/gm, '')}`, []);
    return { type: 'note', raw, number, tokens };
  },
  renderer({ number, tokens }) {
    const said = this.parser.parse(tokens ?? []);
    return `<aside class="note" id="note-${escaped(String(number))}"><b>${escaped(String(number))}</b>${said}</aside>\n`;
  },
};

/** Words of Markdown, in which a character may be written as a reference. */
function words(text: string): string {
  return text.replace(/&(?!(?:#\d{1,7}|#[Xx][\da-fA-F]{1,6}|\w{1,32});)|[<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text that is nothing but text, in HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
