/** The pages as they come from the server: a frame each, which their scripts fill. */

/** Pages, by their addresses. */
export type PageName = 'preview' | 'paper' | 'book';

type Page = { readonly title: string; readonly body: string };

const pages: { readonly [Name in PageName]: Page } = {
  preview: {
    title: 'Slugline preview',
    body: `<header>
<h1>Slugline</h1>
<label id="choice" hidden><span class="told">Shown</span> <select id="piece"></select></label>
<div id="tabs" role="tablist" aria-label="Outputs"></div>
<p id="status" role="status">Connecting</p>
<button id="faults-button" type="button" aria-expanded="false" aria-controls="faults">No problems</button>
</header>
<main id="panels"><p id="empty">The first build is on its way.</p></main>
<section id="faults" aria-labelledby="faults-title" tabindex="-1" hidden><h2 id="faults-title">Problems</h2><ul id="fault-list"></ul></section>
<noscript>This page needs its script.</noscript>`,
  },
  paper: {
    title: 'PDF',
    body: `<main>
<h1>The PDF</h1>
<div class="bar" role="toolbar" aria-label="Pages">
<button id="smaller" type="button" aria-label="Smaller">−</button>
<button id="larger" type="button" aria-label="Larger">+</button>
<button id="fit" type="button">Fit width</button>
<label>Page <input id="page" type="number" min="1" value="1"></label> <span id="count"></span>
<a id="keep" download>Save the PDF</a>
</div>
<div id="container" tabindex="0" aria-label="The pages"><div id="viewer" class="pdfViewer"></div></div>
<p id="wrong" role="alert" hidden></p>
</main>`,
  },
  book: {
    title: 'EPUB',
    body: `<main>
<h1>The EPUB</h1>
<div class="bar" role="toolbar" aria-label="The book">
<button id="back" type="button" aria-label="Page before">‹</button>
<button id="on" type="button" aria-label="Next page">›</button>
<label>Contents <select id="contents"></select></label>
<span id="where"></span>
<a id="keep" download>Save the EPUB</a>
</div>
<div id="reader" tabindex="0" aria-label="The book"></div>
<p id="wrong" role="alert" hidden></p>
</main>`,
  },
};

/** The HTML of a page, whose script is run for its nonce. */
export function pageHtml(name: PageName, nonce: string): string {
  const { title, body } = pages[name];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/${name}.css">
<script type="module" nonce="${nonce}" src="/assets/${name}.js"></script>
</head>
<body>
${body}
</body>
</html>
`;
}
