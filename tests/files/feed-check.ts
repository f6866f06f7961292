/**
 * A judge of feeds: what Atom (RFC 4287), OPDS 1.2, OPDS 2.0 and JSON Feed 1.1 ask for. Schemas where one can say it (RELAX NG through
 * libxml2, JSON Schema through Ajv; that of JSON Feed is jsonfeed-schema), rules for the rest.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { validateXML } from 'xmllint-wasm';
import { elements, parse, type Element } from './markup.ts';

/** The files of a folder by name, with their sizes. */
export type Shelf = ReadonlyMap<string, number>;

/** What is wrong with a feed, by its name. @param base where the folder is published, null where addresses are relative */
export async function checkFeed(name: string, text: string, shelf: Shelf, base: string | null): Promise<readonly string[]> {
  if (name === 'catalog.xml') return [...(await grammatical(text)), ...atomRules(text, shelf, base), ...opdsRules(text)];
  if (name === 'feed.atom') return [...(await grammatical(text)), ...atomRules(text, shelf, base)];
  const validate = name === 'catalog.json' ? opds2 : jsonFeed;
  const value: unknown = JSON.parse(text);
  return [...told(validate, value), ...addresses(value).flatMap((it) => strayed(it, shelf, base)), ...orderOf(value)];
}

// ── XML ───────────────────────────────────────────────────────────────────────────────────────────

const grammar = readFileSync('tests/files/feed-check/atom.rng', 'utf8');

async function grammatical(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'feed.xml', contents: xml }, schema: grammar, extension: 'relaxng' });
  return errors.map((it) => `grammar: ${it.message}`);
}

const named = (parent: Element, name: string): readonly Element[] =>
  parent.children.filter((it): it is Element => typeof it !== 'string' && it.name === name);
const textOf = (it: Element | undefined): string => it?.children.filter((child) => typeof child === 'string').join('') ?? '';
const relOf = (link: Element): string => link.attributes.get('rel') ?? 'alternate';
const typeOf = (link: Element): string => link.attributes.get('type') ?? '';

function atomRules(xml: string, shelf: Shelf, base: string | null): readonly string[] {
  const feed = parse(xml);
  const entries = named(feed, 'entry');
  const faults: string[] = [];
  const ids = [feed, ...entries].map((it) => textOf(named(it, 'id')[0]));
  if (new Set(ids).size < ids.length) faults.push('an id is there twice');
  if (named(feed, 'link').filter((it) => relOf(it) === 'self').length !== 1) faults.push('the feed has not one self link');
  const dates = entries.map((it) => textOf(named(it, 'updated')[0]));
  if (dates.some((it, at) => at > 0 && it > (dates[at - 1] ?? ''))) faults.push('the newest entry is not first');
  if (dates[0] !== undefined && textOf(named(feed, 'updated')[0]) !== dates[0])
    faults.push('the feed is not of its newest entry');
  for (const entry of entries) {
    if (named(entry, 'author').length + named(feed, 'author').length === 0) faults.push('an entry has no author');
    const alternates = named(entry, 'link').filter((it) => relOf(it) === 'alternate');
    if (new Set(alternates.map(typeOf)).size < alternates.length) faults.push('an entry has two alternates of a type');
    if (alternates.length === 0 && named(entry, 'content').length === 0)
      faults.push('an entry has neither content nor an alternate');
  }
  for (const link of elements(feed).filter((it) => it.name === 'link')) {
    const length = link.attributes.get('length');
    faults.push(...strayed([link.attributes.get('href') ?? '', length === undefined ? null : Number(length)], shelf, base));
  }
  return faults;
}

const acquisitionFeed = 'application/atom+xml;profile=opds-catalog;kind=acquisition';

function opdsRules(xml: string): readonly string[] {
  const feed = parse(xml);
  const faults: string[] = [];
  for (const rel of ['self', 'start']) {
    const links = named(feed, 'link').filter((it) => relOf(it) === rel);
    if (!links.some((it) => typeOf(it) === acquisitionFeed)) faults.push(`the feed has no ${rel} link to a catalogue`);
  }
  for (const entry of named(feed, 'entry')) {
    const links = named(entry, 'link');
    const acquisitions = links.filter((it) => /^http:\/\/opds-spec\.org\/acquisition(\/|$)/.test(relOf(it)));
    if (acquisitions.length === 0) faults.push('an entry has no acquisition link');
    if (acquisitions.some((it) => typeOf(it) === '')) faults.push('an acquisition link has no type');
    const images = links.filter((it) => relOf(it).startsWith('http://opds-spec.org/image'));
    if (images.some((it) => !['image/jpeg', 'image/png', 'image/gif'].includes(typeOf(it))))
      faults.push('an image is of no such type');
    if (named(entry, 'dc:identifier').length === 0) faults.push('a publication has no identifier');
    for (const name of ['title', 'creator', 'subject', 'rights', 'description', 'abstract']) {
      if (named(entry, `dc:${name}`).length > 0) faults.push(`dc:${name} stands where Atom has an element`);
    }
    const [summary, title] = [named(entry, 'summary')[0], textOf(named(entry, 'title')[0])];
    if (summary !== undefined && textOf(summary) === title) faults.push('a summary says what the title says');
  }
  return faults;
}

// ── JSON ──────────────────────────────────────────────────────────────────────────────────────────

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat('uri', (it: string) => /^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(it) && !/["<>\\^`{|}]/.test(it));
ajv.addFormat('uri-reference', (it: string) => /^[!-~]+$/.test(it) && !/["<>\\^`{|}]/.test(it));
ajv.addFormat('date-time', (it: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(it));

const opds2 = ajv.compile(schemaIn(readFileSync('tests/files/feed-check/opds-2.schema.json', 'utf8')));
const jsonFeed = ajv.compile(schemaIn(readFileSync('node_modules/jsonfeed-schema/schema-v1.1.json', 'utf8')));

function schemaIn(text: string): object {
  const found: unknown = JSON.parse(text);
  if (typeof found !== 'object' || found === null) throw new Error('this is no schema');
  return found;
}

function told(validate: ValidateFunction, value: unknown): readonly string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((it) => `schema: ${it.instancePath} ${it.message ?? ''}`);
}

/** Every address in a feed, with the size that is said of what it leads to. */
function addresses(value: unknown): readonly (readonly [string, number | null])[] {
  if (Array.isArray(value)) return value.flatMap(addresses);
  if (typeof value !== 'object' || value === null) return [];
  const pairs = Object.entries(value);
  const size = pairs.find(([key]) => ['size', 'size_in_bytes'].includes(key))?.[1];
  return pairs.flatMap(([key, it]) =>
    ['href', 'url', 'image', 'feed_url'].includes(key) && typeof it === 'string'
      ? [[it, typeof size === 'number' ? size : null] as const]
      : addresses(it),
  );
}

/** JSON Feed and OPDS 2.0: every publication its own name, the newest first. */
function orderOf(value: unknown): readonly string[] {
  const dates = [...JSON.stringify(value).matchAll(/"(?:date_published|published)":"([^"]+)"/g)].map(([, it = '']) => it);
  const ids = [...JSON.stringify(value).matchAll(/"id":"([^"]+)"/g)].map(([, it = '']) => it);
  return [
    ...(dates.some((it, at) => at > 0 && it > (dates[at - 1] ?? '')) ? ['the newest entry is not first'] : []),
    ...(new Set(ids).size < ids.length ? ['an id is there twice'] : []),
  ];
}

// ── Addresses ─────────────────────────────────────────────────────────────────────────────────────

/** What is wrong with an address: it must lead to a file of the shelf, of the size that is said. */
function strayed([address, size]: readonly [string, number | null], shelf: Shelf, base: string | null): readonly string[] {
  const folder = base ?? 'http://folder.invalid/';
  if (base !== null && !URL.canParse(address)) return [`${address} is not absolute`];
  if (base === null && URL.canParse(address)) return [`${address} is not relative`];
  const { href } = new URL(address, folder);
  const there = href.startsWith(folder) ? shelf.get(decodeURIComponent(href.slice(folder.length))) : undefined;
  if (there === undefined) return [`${address} leads nowhere`];
  return size === null || size === there ? [] : [`${address} has ${there} bytes, not ${size}`];
}
