/** What is used of foliate-js, which has no types of its own. */

declare module 'foliate-js/view.js' {
  import type { EPUB } from 'foliate-js/epub.js';

  export class View extends HTMLElement {
    open(book: EPUB): Promise<void>;
    init(wish: { readonly lastLocation?: string; readonly showTextStart?: boolean }): Promise<void>;
    goTo(target: string): Promise<unknown>;
    goToFraction(fraction: number): Promise<void>;
    next(): Promise<void>;
    prev(): Promise<void>;
    goLeft(): Promise<void>;
    goRight(): Promise<void>;
    close(): void;
  }
}

declare module 'foliate-js/epubcfi.js' {
  /** The beginning of a range. */
  export function collapse(cfi: string): string;
}

declare module 'foliate-js/epub.js' {
  export type Entry = { readonly label: string; readonly href: string; readonly subitems?: readonly Entry[] | null };

  export class EPUB {
    constructor(files: {
      readonly loadText: (name: string) => Promise<string | null>;
      readonly loadBlob: (name: string, type?: string) => Promise<Blob | null>;
      readonly getSize: (name: string) => number;
    });
    init(): Promise<EPUB>;
    destroy(): void;
    readonly toc?: readonly Entry[] | null;
  }
}
