/**
 * epub-gen-memory as a shelf to put finished files on, and nothing more.
 *
 * Left to itself the library rewrites HTML, fetches what it refers to, and makes ids from chance. Here it is given complete
 * documents: its four templates hand them through, chapters enter its constructor empty, and what would fetch does nothing.
 */
import { EPub } from 'epub-gen-memory';
import type { Book } from './book.ts';

/** Hands its one variable through; none of these strings ever holds data. */
const through = {
  chapterXHTML: '<%- content %>',
  contentOPF: '<%- book.opf %>',
  tocXHTML: '<%- book.nav %>',
  tocNCX: '<%- book.ncx %>',
};

class StrictEpub extends EPub {
  readonly #book: Book;

  constructor(book: Book) {
    const options = { title: 'book', lang: 'en', version: 3, css: book.style, verbose: false, ...through, book };
    super(
      options,
      book.documents.map(({ file }) => ({ title: file, filename: file, content: '' })),
    );
    this.#book = book;
    this.uuid = book.identifier;
    for (const [index, document] of book.documents.entries()) {
      const chapter = this.content[index];
      if (chapter?.filename !== document.file) throw new Error(`the library renamed ${document.file} to ${chapter?.filename}`);
      chapter.content = document.xhtml;
    }
    if (this.images.length > 0) throw new Error('the library found images to fetch');
  }

  protected override async downloadAllFonts(): Promise<void> {}
  protected override async downloadAllImages(): Promise<void> {}
  protected override async makeCover(): Promise<void> {}

  /** The finished files by path. */
  async files(): Promise<ReadonlyMap<string, Uint8Array>> {
    await this.render();
    const files = new Map<string, Uint8Array>();
    for (const [path, entry] of Object.entries(this.zip.files)) {
      if (!entry.dir) files.set(path, await entry.async('uint8array'));
    }
    // Past the library, which would copy each twice.
    for (const image of this.#book.images) files.set(`OEBPS/${image.file}`, image.bytes);
    return files;
  }
}

/** The files of `book`, by path, as they go into the container. */
export function filesOf(book: Book): Promise<ReadonlyMap<string, Uint8Array>> {
  return new StrictEpub(book).files();
}
