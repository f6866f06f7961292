/** What all pages of the preview share: their parts by name, and the address of what they show. */

/** The part of the page with this id. */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

/** The file that the page in a frame shows. */
export function fileAddress(): string {
  return `/files/${new URLSearchParams(location.search).get('file') ?? ''}`;
}

/** Calls `show` at once, and whenever the page around this one says that the file has changed; one after the other, the last one last. */
export function whenever(show: () => Promise<void>): void {
  const wrong = part('wrong', HTMLParagraphElement);
  let [running, again] = [false, false];
  const run = async (): Promise<void> => {
    if (running) return void (again = true);
    running = true;
    do {
      again = false;
      try {
        await show();
        wrong.hidden = true;
      } catch (error) {
        wrong.textContent = `This can not be shown: ${error instanceof Error ? error.message : String(error)}`;
        wrong.hidden = false;
      }
    } while (again);
    running = false;
  };
  addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin && data === 'changed') void run();
  });
  void run();
}

/** Whether a key is the browser's, or that of a field that takes letters. */
export function isForOthers({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  // A page in a frame has elements of its own kinds.
  const tag = target !== null && 'tagName' in target ? target.tagName : '';
  return altKey || ctrlKey || metaKey || tag === 'SELECT' || tag === 'INPUT';
}

/** The bytes of a file. */
export async function bytesOf(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`there is no ${decodeURIComponent(address)}`);
  return new Uint8Array(await answer.arrayBuffer());
}
