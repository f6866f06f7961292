/**
 * Sets an article with Typst, through its Node binding: `node peer.cjs STORY.md OUT.pdf a5|a4`.
 *
 * Headings and paragraphs only, on a page like ours, justified and hyphenated. Pictures, tables and notes are left out, which is in
 * the peer's favour.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [, , story, out, paper] = process.argv;
const text = readFileSync(story, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
const plain = (words) => words.replace(/[\\`*_$#@<>~[\]]|\/(?=[/*])|^[-+=/]|^\d+(?=\.)/g, '\\$&');
const blocks = text.split(/\n{2,}/).flatMap((block) => {
  const [, marks, words] = /^(#+) (.*)/s.exec(block) ?? [];
  if (marks !== undefined) return [`${'='.repeat(marks.length)} ${plain(words)}`];
  return /^(?:\||!\[|\[\^|$)/.test(block) ? [] : [plain(block)];
});
const look = `#set page(paper: "${paper}")
#set text(size: ${paper === 'a5' ? 9.8 : 10.5}pt, lang: "en", region: "gb", hyphenate: true)
#set par(justify: true, first-line-indent: 1em, leading: 0.6em, spacing: 0.6em)
`;
const compiler = NodeCompiler.create({ workspace: __dirname });
writeFileSync(out, compiler.pdf({ mainFileContent: look + blocks.join('\n\n') }));
