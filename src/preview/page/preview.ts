/** The page around it all: a tab for each output, what is wrong, and news of each build as it is made. */
import type { Fault, Piece, Shown, State } from '../state.ts';
import { isForOthers, part } from './place.ts';

const tabs = part('tabs', HTMLDivElement);
const panels = part('panels', HTMLElement);
const choice = part('choice', HTMLLabelElement);
const pieces = part('piece', HTMLSelectElement);
const status = part('status', HTMLParagraphElement);
const empty = part('empty', HTMLParagraphElement);
const faults = part('faults', HTMLElement);
const faultList = part('fault-list', HTMLUListElement);
const button = part('faults-button', HTMLButtonElement);

const titles: { readonly [Format in Shown['format']]: string } = { pdf: 'PDF', epub: 'EPUB', md: 'Markdown' };

/** A panel that has been opened, and which version of its file it shows. */
type Panel = { readonly shown: Shown; readonly box: HTMLDivElement };

const open = new Map<string, Panel>();
let state: State | null = null;
let wanted = sessionStorage.getItem('tab') ?? '';

const news = new EventSource('/events');
news.addEventListener('message', ({ data }) => take(JSON.parse(String(data))));
news.addEventListener('error', () => {
  status.textContent = 'Slugline has stopped: what you see is what it last made';
  document.body.dataset['state'] = 'lost';
});

function take(next: State): void {
  const before = state;
  state = next;
  document.body.dataset['state'] = next.building ? 'building' : next.made ? 'made' : 'failed';
  document.body.dataset['round'] = String(next.round);
  status.textContent = next.building ? 'Building' : next.said;
  tellFaults(next.faults);
  // What is wrong opens by itself when it stands in the way, and closes when it no longer does.
  if (before?.made !== next.made && !next.building) showFaults(!next.made);
  empty.hidden = next.pieces.length > 0;
  if (!next.building && next.pieces.length === 0) empty.textContent = 'Nothing has been built yet: what is wrong is told below.';
  if (next.pieces.length > 0) show(next.pieces);
}

function show(all: readonly Piece[]): void {
  const chosen = all.find((it) => it.name === pieces.value) ?? all[0];
  pieces.replaceChildren(...all.map((it) => new Option(it.name, it.name, false, it === chosen)));
  choice.hidden = all.length < 2;
  const shown = chosen?.shown ?? [];
  const selected = shown.find((it) => it.address === wanted) ?? shown.find((it) => titles[it.format] === wanted) ?? shown[0];
  const kept = [...tabs.children].filter((it) => it instanceof HTMLButtonElement);
  const same = kept.length === shown.length && kept.every((tab, index) => tab.id === idOf(shown[index]));
  const buttons = same ? kept : shown.map((it) => tabFor(it));
  if (!same) tabs.replaceChildren(...buttons);
  buttons.forEach((tab, index) => {
    const isSelected = shown[index] === selected;
    tab.setAttribute('aria-selected', String(isSelected));
    tab.tabIndex = isSelected ? 0 : -1;
  });
  const there = new Set(all.flatMap((it) => it.shown.map(({ address }) => address)));
  for (const [address, panel] of open) {
    if (there.has(address)) continue;
    panel.box.remove();
    open.delete(address);
  }
  for (const it of all.flatMap((piece) => piece.shown)) {
    if (open.has(it.address) || it === selected) refresh(it);
  }
  for (const [address, { box }] of open) box.hidden = address !== selected?.address;
}

function idOf(it: Shown | undefined): string {
  return `tab-${it?.address ?? ''}`;
}

function tabFor(it: Shown): HTMLButtonElement {
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.role = 'tab';
  tab.id = idOf(it);
  tab.textContent = titles[it.format];
  tab.title = it.name;
  tab.setAttribute('aria-controls', `panel-${it.address}`);
  tab.addEventListener('click', () => select(it));
  return tab;
}

function select(it: Shown): void {
  wanted = titles[it.format];
  sessionStorage.setItem('tab', wanted);
  if (state !== null) show(state.pieces);
}

/** Opens the panel of an output, or has it show what its file is now. */
function refresh(it: Shown): void {
  const panel = open.get(it.address);
  if (panel?.shown.version === it.version) return;
  if (panel === undefined) {
    const box = document.createElement('div');
    box.role = 'tabpanel';
    box.id = `panel-${it.address}`;
    box.setAttribute('aria-labelledby', idOf(it));
    box.append(frameOf(it, addressOf(it)));
    panels.append(box);
    open.set(it.address, { shown: it, box });
    return;
  }
  open.set(it.address, { ...panel, shown: it });
  const frame = panel.box.querySelector('iframe');
  if (it.format !== 'md') frame?.contentWindow?.postMessage('changed', location.origin);
  else if (frame !== null) replace(frame, it);
}

function addressOf({ format, address }: Shown): string {
  const path = address.split('/').map(encodeURIComponent).join('/');
  if (format === 'md') return `/read/${path}`;
  return `${format === 'pdf' ? '/paper' : '/book'}?file=${encodeURIComponent(path)}`;
}

function frameOf(it: Shown, address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = `${titles[it.format]}: ${it.name}`;
  frame.src = address;
  // Keys go to the page that is being read, and mean the same there.
  frame.addEventListener('load', () => frame.contentWindow?.addEventListener('keydown', shortcut));
  return frame;
}

/** A page that has no script is loaded anew behind the old one, scrolled to where that was, and takes its place: nothing flickers. */
function replace(frame: HTMLIFrameElement, it: Shown): void {
  const old = frame.contentWindow;
  const fresh = frameOf(it, old === null ? addressOf(it) : old.location.pathname + old.location.search + old.location.hash);
  fresh.addEventListener('load', () => {
    fresh.contentWindow?.scrollTo(0, old?.scrollY ?? 0);
    frame.remove();
    fresh.classList.remove('behind');
  });
  fresh.classList.add('behind');
  frame.after(fresh);
}

function tellFaults(all: readonly Fault[]): void {
  const count = (severity: Fault['severity'], noun: string): string => {
    const number = all.filter((it) => it.severity === severity).length;
    return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
  };
  const told = [count('error', 'error'), count('warning', 'warning'), count('note', 'note')].filter((it) => it !== '').join(', ');
  button.textContent = told === '' ? 'No problems' : told;
  button.disabled = all.length === 0;
  if (all.length === 0) showFaults(false);
  faultList.replaceChildren(...all.map(faultItem));
}

function faultItem({ severity, code, message, hint, place }: Fault): HTMLLIElement {
  const item = document.createElement('li');
  item.className = severity;
  const add = (tag: 'code' | 'b' | 'span' | 'small', text: string): void => {
    if (text === '') return;
    const it = document.createElement(tag);
    it.textContent = text;
    item.append(it, ' ');
  };
  add('code', place);
  add('b', `${severity} ${code}`);
  add('span', message);
  add('small', hint);
  return item;
}

function showFaults(yes: boolean): void {
  faults.hidden = !yes;
  button.setAttribute('aria-expanded', String(yes));
}

button.addEventListener('click', () => {
  showFaults(faults.hidden !== false);
  if (!faults.hidden) faults.focus();
});
pieces.addEventListener('change', () => void (state !== null && show(state.pieces)));

/** Arrows go from tab to tab, as the pattern for tabs has it (WAI-ARIA); a digit is a tab, and p is for problems. */
tabs.addEventListener('keydown', ({ key }) => {
  const all = [...tabs.children].filter((it) => it instanceof HTMLButtonElement);
  const at = all.findIndex((it) => it === document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[key];
  const tab = to === undefined ? undefined : all.at(to % all.length);
  tab?.click();
  tab?.focus();
});
addEventListener('keydown', shortcut);

function shortcut(event: KeyboardEvent): void {
  if (isForOthers(event)) return;
  const { key } = event;
  if (key === 'p' && !button.disabled) button.click();
  if (key === 'Escape') showFaults(false);
  const tab = /^[1-9]$/.test(key) ? tabs.children[Number(key) - 1] : undefined;
  if (tab instanceof HTMLButtonElement) tab.click();
}
