/** What a browser may do with what it gets, by what it is: nothing that is not listed. */

/** Kinds of answers. */
export type Kind = 'page' | 'paper' | 'book' | 'markdown' | 'file' | 'asset' | 'events';

const nobody = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** `nonce` is new for each answer: a script that does not know it is not run, whoever wrote it into the page. */
const policies: { readonly [Name in Kind]: (nonce: string) => string } = {
  page: (nonce) =>
    `${nobody}; script-src 'nonce-${nonce}'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'`,
  // pdf.js reads in a worker, and has fonts and pictures of its own making.
  paper: (nonce) =>
    `${nobody}; script-src 'nonce-${nonce}'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src data: blob:; font-src data: blob:; ` +
    `connect-src 'self'; frame-ancestors 'self'`,
  // What is in a book is in frames that inherit this: it can show what it brings along, run no script, and ask nobody for anything.
  book: (nonce) =>
    `${nobody}; script-src 'nonce-${nonce}'; style-src 'self' blob: 'unsafe-inline'; img-src data: blob:; font-src blob:; media-src blob:; ` +
    `connect-src 'self'; frame-src blob:; frame-ancestors 'self'`,
  markdown: () =>
    `${nobody}; style-src 'self'; img-src 'self'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`,
  file: () => `${nobody}; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox`,
  // The worker of pdf.js is one, and brings its own policy.
  asset: () => `${nobody}; connect-src 'self'`,
  events: () => nobody,
};

/** The headers of an answer. */
export function headersFor(kind: Kind, type: string, nonce = ''): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policies[kind](nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
  };
}
