/** Who has the last word: a flag, then the environment, then the manifest, then what an article says, then what is usual. */
import { describe, expect, test } from '@jest/globals';
import { call } from '../../src/cli/call.ts';
import { settableFlags } from '../../src/cli/flags.ts';
import { requestFrom } from '../../src/cli/wish.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { collector } from '../../src/model/problem.ts';
import type { Desk } from '../../src/publish/desk.ts';
import { gather } from '../../src/publish/gather.ts';
import { planToLook, type Ground } from '../../src/publish/plan.ts';
import { nothingAsked, type Request } from '../../src/publish/request.ts';
import { settle } from '../../src/publish/settle.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { ownFile } from '../own-files.ts';

type Said = {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly manifest?: string;
  readonly matter?: string;
};

/** What a call in a folder with one article and perhaps a manifest comes to. */
async function settled({
  flags = [],
  env = {},
  manifest = '',
  matter = '',
}: Said): Promise<{ readonly request: Request; readonly desk: Desk; readonly ground: Ground }> {
  const { report, found } = collector();
  const article = matter === '' ? '# Rain\n\nIt rained.\n' : `---\n${matter}\n---\n\nIt rained.\n`;
  const files = {
    '/a.md': article,
    '/slugline.yml': `${manifest}\narticles: [a.md]\n`,
    '/flag.png': 'x',
    '/env.png': 'x',
    '/own.png': 'x',
  };
  const names = Object.keys(files).map((it) => it.slice(1));
  const ground: Ground = {
    folder: '/',
    isFolder: () => false,
    list: () => names.map((name) => ({ name, folder: false })),
    exists: (path) => names.includes(path),
    real: (path) => path,
  };
  const nobody = { write: () => undefined, terminal: false };
  const input = (async function* () {
    yield await Promise.resolve(new Uint8Array());
  })();
  const shell: Shell = { input, out: nobody, err: nobody, env, folder: '/', uninterrupted: (work) => work(), until: (it) => it };
  const desk: Desk = {
    world: memoryWorld(files, ownFile),
    memory: null,
    report,
    spared: report,
    folder: '/',
    input: () => Promise.resolve({ ok: false, why: 'missing' }),
    progress: () => undefined,
  };
  const wanted = await call([...flags]);
  if (wanted.kind !== 'command') throw new Error('the call is wrong');
  const request = await settle(requestFrom(wanted.words, wanted.flags, shell, ground, report), ground, desk);
  expect(found).toEqual([]);
  if (request === null) throw new Error('the call can not be met');
  return { request, desk, ground };
}

/** A setting: its flag, its key in the manifest, where a request has it; and three values for three who say it. */
type Row = {
  readonly flag: string;
  readonly key?: string;
  readonly field: keyof Request;
  readonly values: readonly [flag: string, env: string, manifest: string];
  readonly read?: (value: string) => unknown;
};

const words = ['of the flag', 'of the environment', 'of the manifest'] as const;
const listed = (value: string): readonly string[] => value.split(/[;,] ?/);
const yes = (value: string): boolean => value === 'true';

const rows: readonly Row[] = [
  { flag: 'title', field: 'title', values: words },
  { flag: 'subtitle', field: 'subtitle', values: words },
  { flag: 'series', field: 'series', values: words },
  { flag: 'issue', field: 'issue', values: words },
  { flag: 'author', key: 'authors', field: 'authors', values: ['Ada', 'Bo; Cy', 'Di'], read: listed },
  { flag: 'lang', key: 'language', field: 'language', values: ['en-GB', 'de', 'fr'] },
  { flag: 'date', field: 'date', values: ['2022-01-01', '2022-01-02', '2022-01-03'] },
  { flag: 'description', field: 'description', values: words },
  { flag: 'keyword', key: 'keywords', field: 'keywords', values: ['rain', 'sun;hail', 'snow, fog'], read: listed },
  { flag: 'period', field: 'period', values: words },
  { flag: 'prepared-by', field: 'preparedBy', values: ['Ada', 'Bo;Cy', 'Di'], read: listed },
  { flag: 'prepared-for', field: 'preparedFor', values: words },
  { flag: 'next-issue', field: 'nextIssue', values: words },
  { flag: 'contact', field: 'contact', values: words },
  { flag: 'publisher', field: 'publisher', values: words },
  { flag: 'rights', field: 'rights', values: words },
  { flag: 'marking', field: 'marking', values: ['TLP:RED', 'TLP:AMBER', 'TLP:GREEN'] },
  { flag: 'numbering', field: 'numbering', values: ['none', 'paragraphs', 'none'] },
  { flag: 'toc', key: 'contents', field: 'contents', values: ['true', 'false', 'true'], read: yes },
  { flag: 'drafts', field: 'drafts', values: ['false', 'true', 'false'], read: yes },
  { flag: 'single', field: 'single', values: ['false', 'true', 'false'], read: yes },
  { flag: 'llms', field: 'llms', values: ['false', 'true', 'false'], read: yes },
  { flag: 'attach-sources', field: 'attachSources', values: ['false', 'true', 'false'], read: yes },
  { flag: 'keep-going', field: 'keepGoing', values: ['true', 'false', 'true'], read: yes },
  { flag: 'feeds', field: 'feeds', values: ['false', 'true', 'false'], read: yes },
  { flag: 'feed-title', field: 'feedTitle', values: words },
  {
    flag: 'feed-url',
    field: 'feedUrl',
    values: ['https://flag.example/', 'http://env.example/b', 'https://own.example/c/'],
    read: (value) => value.replace(/b$/, 'b/'),
  },
  { flag: 'cover', field: 'cover', values: ['flag.png', 'env.png', 'own.png'] },
  { flag: 'cover-page', key: 'epub.cover-page', field: 'coverPage', values: ['true', 'false', 'true'], read: yes },
  { flag: 'epub-profile', key: 'epub.profile', field: 'profile', values: ['default', 'kobo', 'kindle-safe'] },
  { flag: 'evaluated-by', key: 'epub.evaluated-by', field: 'evaluatedBy', values: words },
  { flag: 'style', field: 'style', values: ['briefing', 'book', 'e-ink'] },
  { flag: 'size', field: 'size', values: ['a4', 'a5', 'a6'] },
  { flag: 'font', field: 'font', values: ['serif', 'sans', 'mono'] },
  { flag: 'font-size', field: 'fontSize', values: ['10pt', '11pt', '12pt'] },
  { flag: 'to', key: 'formats', field: 'to', values: ['pdf', 'epub', 'md'], read: listed },
  { flag: 'output', field: 'outputs', values: ['flag/', 'env/', 'own/'], read: listed },
];

function manifestOf({ flag, key = flag }: Row, value: string): string {
  const written = ['font-size', 'title'].includes(flag) || !/[;:]/.test(value) ? value : JSON.stringify(value);
  const [outer = '', inner] = key.split('.');
  return inner === undefined ? `${outer}: ${written}` : `${outer}: { ${inner}: ${written} }`;
}

function typed({ flag }: Row, value: string): readonly string[] {
  if (value === 'true') return [`--${flag}`];
  return value === 'false' ? [`--no-${flag}`] : [`--${flag}`, value];
}

describe('the last word', () => {
  test.each(rows.map((row) => [row.flag, row] as const))('on %s', async (_, row) => {
    const { field, values, read = (value) => value } = row;
    const [flag, env, own] = values;
    const flags = typed(row, flag);
    const environment = { [`SLUGLINE_${row.flag.toUpperCase().replaceAll('-', '_')}`]: env };
    const manifest = manifestOf(row, own);
    expect((await settled({ flags, env: environment, manifest })).request[field]).toEqual(read(flag));
    expect((await settled({ env: environment, manifest })).request[field]).toEqual(read(env));
    expect((await settled({ flags, manifest })).request[field]).toEqual(read(flag));
    expect((await settled({ manifest })).request[field]).toEqual(read(own));
    expect((await settled({})).request[field]).toEqual(nothingAsked[field]);
  });

  test('is asked of every flag that the environment may stand in for, but those of sources', () => {
    // What to release is decided run by run.
    const others = ['set', 'release', 'from', 'encoding', 'allow-root'];
    const asked = [...rows.map((it) => it.flag), ...others].toSorted();
    expect(Object.keys(settableFlags).toSorted()).toEqual(asked);
  });
});

test('tokens of a style add up, and the later has the last word', async () => {
  const manifest = 'set: [margin.left=30mm, body.size=9]';
  expect((await settled({ manifest, flags: ['--set', 'body.size=10'] })).request.set).toEqual([
    'margin.left=30mm',
    'body.size=9',
    'body.size=10',
  ]);
});

describe('an article', () => {
  const matter =
    'title: Rain\nauthor: Zoe\ndate: 2021-01-01\nlang: es\ndescription: It rained.\nkeywords: [rain]\npublisher: The Gazette\nrights: Its own';
  const manifest =
    'title: The week\nauthors: [Ada]\ndate: 2022-01-31\nlanguage: fr\ndescription: A week.\nkeywords: [week]\npublisher: The desk\nrights: CC BY';
  const packOf = async (said: Said): Promise<readonly unknown[]> => {
    const { request, desk, ground } = await settled(said);
    const [bound] = (await gather(planToLook(request, ground, desk.report) ?? [], request, desk)) ?? [];
    if (bound === undefined) throw new Error('nothing was bound');
    const { title, authors, date, language, description, keywords, publisher, rights } = bound.pack;
    return [title, authors, date, language, description, keywords, publisher, rights];
  };

  test('speaks for the pack where the manifest does not', async () => {
    expect(await packOf({ matter })).toEqual([
      'Rain',
      ['Zoe'],
      '2021-01-01',
      'es',
      'It rained.',
      ['rain'],
      'The Gazette',
      'Its own',
    ]);
  });

  test('gives way to the manifest', async () => {
    expect(await packOf({ matter, manifest })).toEqual([
      'The week',
      ['Ada'],
      '2022-01-31',
      'fr',
      'A week.',
      ['week'],
      'The desk',
      'CC BY',
    ]);
  });

  test('has its date put aside by the moment that a build takes for now, and a manifest has not', async () => {
    const env = { SOURCE_DATE_EPOCH: '1641168000' };
    expect((await packOf({ matter, manifest, env }))[2]).toBe('2022-01-31');
    expect((await packOf({ matter, env }))[2]).toBe('2022-01-03T00:00:00Z');
  });

  test('leaves the rest to what is usual', async () => {
    expect(await packOf({})).toEqual(['Rain', [], null, 'en', '', [], '', '']);
  });
});
