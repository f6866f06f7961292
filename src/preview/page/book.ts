/** The EPUB, in the reader that foliate-js is: paged as on an e-reader, and left open where it was when the file changes. */
import { unzipSync } from 'fflate';
import { EPUB, type Entry } from 'foliate-js/epub.js';
import { collapse } from 'foliate-js/epubcfi.js';
import { View } from 'foliate-js/view.js';
import { bytesOf, fileAddress, isForOthers, part, whenever } from './place.ts';

const reader = part('reader', HTMLDivElement);
const contents = part('contents', HTMLSelectElement);
const where = part('where', HTMLSpanElement);
part('keep', HTMLAnchorElement).href = fileAddress();

type Location = { readonly cfi?: string; readonly fraction?: number; readonly pageItem?: { readonly label?: string } | null };

let view: View | null = null;
let book: EPUB | null = null;
let place: Location = {};
let opened = 0;

whenever(async () => {
  const next = await bookIn(await bytesOf(fileAddress()));
  const last = { view, book };
  const fresh = new View();
  fresh.addEventListener('relocate', (event) => relocated(event));
  fresh.addEventListener('load', (event) => loaded(event));
  // A link that leads out of the book is followed in a page of its own, which learns nothing of this one.
  fresh.addEventListener('external-link', (event) => {
    event.preventDefault();
    const href = detailOf<{ href: string }>(event).href;
    if (/^(?:https?|mailto):/i.test(href)) open(href, '_blank', 'noopener,noreferrer');
  });
  const from = place;
  last.view?.close();
  last.view?.remove();
  last.book?.destroy();
  reader.append(fresh);
  [view, book] = [fresh, next];
  await fresh.open(next);
  list(next.toc ?? []);
  await turn(fresh, from);
  opened += 1;
  document.body.dataset['shown'] = String(opened);
});

/** Opens a book. */
async function bookIn(bytes: Uint8Array): Promise<EPUB> {
  const files = unzipSync(bytes);
  const load = (name: string): Uint8Array<ArrayBuffer> | null => {
    const found = Object.hasOwn(files, name) ? files[name] : undefined;
    return found === undefined ? null : new Uint8Array(found);
  };
  return await new EPUB({
    loadText: (name) => {
      const found = load(name);
      return Promise.resolve(found === null ? null : new TextDecoder().decode(found));
    },
    loadBlob: (name, type = '') => {
      const found = load(name);
      return Promise.resolve(found === null ? null : new Blob([found], { type }));
    },
    getSize: (name) => load(name)?.length ?? 0,
  }).init();
}

/** Turns to a place: to its words, or, where the words are others now, as far into the book. */
async function turn(to: View, { cfi = '', fraction = 0 }: Location): Promise<void> {
  try {
    await to.init(cfi === '' ? {} : { lastLocation: collapse(cfi) });
  } catch {
    await to.goToFraction(fraction);
  }
}

function list(entries: readonly Entry[]): void {
  const flat = (all: readonly Entry[], depth: number): readonly HTMLOptionElement[] =>
    all.flatMap((it) => [
      new Option(`${'\u2003'.repeat(depth)}${it.label.trim()}`, it.href),
      ...flat(it.subitems ?? [], depth + 1),
    ]);
  contents.replaceChildren(new Option('Go to …', ''), ...flat(entries, 0));
}

function relocated(event: Event): void {
  const { cfi = '', fraction = 0, pageItem } = detailOf<Location>(event);
  place = { cfi, fraction };
  const label = pageItem?.label ?? '';
  where.textContent = `${Math.round(fraction * 100)} %${label === '' ? '' : ` · page ${label} in print`}`;
}

/** Keys that are pressed in a chapter are pressed here. */
function loaded(event: Event): void {
  const { doc } = detailOf<{ readonly doc: Document }>(event);
  doc.addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey }) =>
    dispatchEvent(new KeyboardEvent('keydown', { key, altKey, ctrlKey, metaKey })),
  );
}

/** What an event of the reader's tells. */
function detailOf<T>(event: Event): T {
  if (!(event instanceof CustomEvent)) throw new Error('the reader told nothing');
  return event.detail;
}

function keyed(event: KeyboardEvent): void {
  if (isForOthers(event)) return;
  const { key } = event;
  if (key === 'ArrowLeft') void view?.goLeft();
  if (key === 'ArrowRight') void view?.goRight();
  if (key === 'PageUp') void view?.prev();
  if (key === 'PageDown' || key === ' ') void view?.next();
}

addEventListener('keydown', keyed);
part('back', HTMLButtonElement).addEventListener('click', () => void view?.prev());
part('on', HTMLButtonElement).addEventListener('click', () => void view?.next());
contents.addEventListener('change', () => {
  if (contents.value !== '') void view?.goTo(contents.value);
  contents.selectedIndex = 0;
});
