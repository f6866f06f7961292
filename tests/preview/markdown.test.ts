/** Markdown as the preview shows it: our own looks as it should, and anybody's is harmless. */
import { describe, expect, test } from '@jest/globals';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { markdownPage } from '../../src/preview/markdown.ts';

/** What stands in the article of a page. */
function shown(text: string): string {
  return /<article>\n([^]*)<\/article>/.exec(markdownPage(text))?.[1]?.trim() ?? '';
}

type Node = DefaultTreeAdapterMap['node'];

/** Every element with its attributes, as a browser makes them of a page. */
function elements(node: Node): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const own =
    'tagName' in node
      ? [{ name: node.tagName, attributes: Object.fromEntries(node.attrs.map((it) => [it.name, it.value])) }]
      : [];
  const children = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return [...own, ...children];
}

test.each([
  ['a number', '<sup id="par_1">1</sup> It rained.', '<p><sup id="par_1">1</sup> It rained.</p>'],
  ['another language', 'It is <span lang="fr">là</span>.', '<p>It is <span lang="fr">là</span>.</p>'],
  [
    'a note',
    'It rained.[^1]\n\n[^1]: All day.',
    '<p>It rained.<sup><a href="#note-1">1</a></sup></p>\n<aside class="note" id="note-1"><b>1</b><p>All day.</p>\n</aside>',
  ],
  ['a heading', '## Who’s who', '<h2 id="whos-who">Who’s who</h2>'],
  ['two of the same', '# A\n\n# A', '<h1 id="a">A</h1>\n<h1 id="a-1">A</h1>'],
  ['a link to a file', '[B](b.md#x)', '<p><a href="b.md#x">B</a></p>'],
  [
    'a link to the web',
    '[B](https://example.org/?a&b)',
    '<p><a href="https://example.org/?a&#38;b" target="_blank" rel="noopener noreferrer">B</a></p>',
  ],
  ['a picture', '![A map](images/map.svg "Hills")', '<p><img src="images/map.svg" alt="A map" title="Hills"></p>'],
  [
    'a picture that is decoration',
    '<figure><img src="images/a.svg" alt=""><figcaption>A</figcaption></figure>',
    '<figure><img src="images/a.svg" alt=""><figcaption>A</figcaption></figure>',
  ],
  ['references of characters', 'A &amp; B&#8212;C', '<p>A &amp; B—C</p>'],
  [
    'code',
    '`<b>`\n\n```\n</code><script>\n```',
    '<p><code>&#60;b&#62;</code></p>\n<pre><code>&#60;/code&#62;&#60;script&#62;</code></pre>',
  ],
])('%s', (_, text, html) => expect(shown(text)).toBe(html));

test('front matter stands by itself, and says the language', () => {
  const page = markdownPage('---\ntitle: "<b>"\nlanguage: fr\n---\n\n# Pluie\n');
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('<title>Pluie</title>');
  expect(page).toContain('<pre>title: &#34;&#60;b&#62;&#34;\nlanguage: fr</pre>');
});

describe('what is hostile', () => {
  const allowed = new Set(
    'html head meta title link body article details summary pre code p h1 h2 h3 h4 h5 h6 a img em strong del sup sub span br hr ul ol li input table thead tbody tr th td blockquote aside b figure figcaption'.split(
      ' ',
    ),
  );
  const attributes = new Set(
    'lang charset name content rel href id class src alt title target type checked disabled start align'.split(' '),
  );

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)" alt="">',
    '<svg onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    'a <code> <img src=x onerror=alert(1)',
    'a <pre> <img src=x onerror=alert(1)\n\nb',
    '<sup id="par_1" onclick="alert(1)">x</sup>',
    '<sup id="par_1"\nonclick="alert(1)">x</sup>',
    '<span lang="x" style="position:fixed">x</span>',
    '<!-- --><script>alert(1)</script>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](&#x6a;avascript:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example/)',
    '[x](\\\\evil.example)',
    '<javascript:alert(1)>',
    '![x](https://evil.example/track.png)',
    '![x](//evil.example/track.png)',
    '![x](javascript:alert(1))',
    '![" onerror="alert(1)](a.png)',
    '![x](a.png "\\" onerror=\\"alert(1)")',
    '[x](b.md "\\" onclick=\\"alert(1)")',
    '# <img src=x onerror=alert(1)>',
    '[^1]: <img src=x onerror=alert(1)>\n\nx[^1]',
    '```"><script>alert(1)</script>\nx\n```',
    '---\nlanguage: "x\\" onclick=\\"alert(1)"\n---\nx',
    '---\ntitle: </pre><script>alert(1)</script>\n---\n# </title><script>alert(1)</script>',
    '| a |\n| - |\n| <script>alert(1)</script> |',
    '<style>@import "https://evil.example";</style>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/">',
    '<form action="https://evil.example/"><input name="x"></form>',
  ])('%j', (text) => {
    for (const { name, attributes: own } of elements(parse(markdownPage(text)))) {
      expect([name, allowed.has(name)]).toEqual([name, true]);
      for (const [attribute, value] of Object.entries(own)) {
        expect([attribute, attributes.has(attribute)]).toEqual([attribute, true]);
        if (attribute === 'src' || attribute === 'href')
          expect(value).not.toMatch(/^\s*(?:(?!https?:|mailto:)[a-z][a-z\d+.-]*:|[/\\]{2})/i);
        if (attribute === 'src') expect(value).not.toMatch(/^[a-z]+:/i);
      }
      if (name === 'meta' && own['charset'] === undefined) expect(own['name']).toBe('color-scheme');
      if (name === 'link') expect(own['href']).toBe('/assets/markdown.css');
    }
  });
});
