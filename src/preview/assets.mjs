/** Makes what the pages of the preview are made of: a script and a sheet for each, with all libraries inside, and their licences. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const home = (name, file) => join('node_modules', name, file);

/** Formats that foliate-js reads besides EPUB, and reading aloud, which nobody asks for here; books are unpacked by fflate. */
const unread = /foliate-js[\\/](?:comic-book|mobi|fb2|tts|search|vendor[\\/](?:zip|fflate))\.js$/;

/** Frames of books may run scripts, for the sake of Safari, whose frames are deaf otherwise. There is a policy besides, but none is needed twice. */
const deaf = {
  name: 'deaf',
  setup({ onLoad }) {
    onLoad({ filter: unread }, () => ({ contents: 'export {};' }));
    onLoad({ filter: /foliate-js[\\/](?:paginator|fixed-layout)\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const sandbox = "'allow-same-origin allow-scripts'";
      if (!source.includes(sandbox)) throw new Error(`${path} frames books in another way than it did`);
      const safe = "(/apple/i.test(navigator.vendor) ? 'allow-same-origin allow-scripts' : 'allow-same-origin')";
      return { contents: source.replaceAll(sandbox, safe) };
    });
  },
};

/** Pictures for the buttons of an editor of PDFs, which there are none of here; some are not even in the package. */
const pictureless = {
  name: 'pictureless',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^images\// }, ({ path }) => ({ path, namespace: 'no-picture' }));
    onLoad({ filter: /.*/, namespace: 'no-picture' }, () => ({ contents: '', loader: 'dataurl' }));
  },
};

/** Writes them into `folder`. */
export async function makeAssets(folder) {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ['preview.ts', 'paper.ts', 'book.ts', 'preview.css', 'paper.css', 'book.css', 'markdown.css'].map((name) =>
      join('src/preview/page', name),
    ),
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    plugins: [deaf, pictureless],
    logLevel: 'warning',
  });
  copyFileSync(home('pdfjs-dist', 'build/pdf.worker.min.mjs'), join(folder, 'pdf.worker.js'));
  const licences = ['foliate-js', 'pdfjs-dist', 'fflate'].map(
    (name) => `${name}\n\n${readFileSync(home(name, 'LICENSE'), 'utf8')}`,
  );
  writeFileSync(join(folder, 'LICENCES.txt'), licences.join('\n\n'));
}
