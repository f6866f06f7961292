/** The PDF, through pdf.js, which keeps its place when the file changes. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import { EventBus, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import { bytesOf, fileAddress, part, whenever } from './place.ts';

GlobalWorkerOptions.workerSrc = '/assets/pdf.worker.js';

const container = part('container', HTMLDivElement);
const page = part('page', HTMLInputElement);
const count = part('count', HTMLSpanElement);
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus, externalLinkTarget: 2, externalLinkRel: 'noopener noreferrer' });
const viewer = new PDFViewer({ container, viewer: part('viewer', HTMLDivElement), eventBus, linkService, annotationMode: 1 });
linkService.setViewer(viewer);
part('keep', HTMLAnchorElement).href = fileAddress();

/** Where the reader is, and how large he has the pages. */
type Place = { readonly top: number; readonly left: number; readonly scale: string };

const firstPlace: Place = { top: 0, left: 0, scale: 'auto' };
let shown: Awaited<ReturnType<typeof getDocument>['promise']> | null = null;

whenever(async () => {
  const data = await bytesOf(fileAddress());
  const place = shown === null ? firstPlace : placeNow();
  const next = await getDocument({ data, isEvalSupported: false, useWasm: false, enableXfa: false, stopAtErrors: false }).promise;
  const before = shown;
  shown = next;
  const laidOut = new Promise<void>((done) => eventBus.on('pagesinit', () => done(), { once: true }));
  viewer.setDocument(next);
  linkService.setDocument(next);
  await laidOut;
  viewer.currentScaleValue = place.scale;
  // All pages have a size once the last one is known; only then there is something to scroll to.
  await viewer.pagesPromise;
  container.scrollTo({ top: place.top, left: place.left });
  page.max = String(next.numPages);
  count.textContent = `of ${next.numPages}`;
  document.body.dataset['shown'] = next.fingerprints[0] ?? '';
  await before?.loadingTask.destroy();
});

function placeNow(): Place {
  return { top: container.scrollTop, left: container.scrollLeft, scale: viewer.currentScaleValue };
}

eventBus.on('pagechanging', ({ pageNumber }: { readonly pageNumber: number }) => (page.value = String(pageNumber)));
page.addEventListener('change', () => (viewer.currentPageNumber = Math.min(Math.max(1, Number(page.value)), Number(page.max))));
part('larger', HTMLButtonElement).addEventListener('click', () => viewer.increaseScale());
part('smaller', HTMLButtonElement).addEventListener('click', () => viewer.decreaseScale());
part('fit', HTMLButtonElement).addEventListener('click', () => (viewer.currentScaleValue = 'page-width'));
addEventListener('resize', () => {
  const scale = viewer.currentScaleValue;
  if (['auto', 'page-width'].includes(scale)) viewer.currentScaleValue = scale;
});
