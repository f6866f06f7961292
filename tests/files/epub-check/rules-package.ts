/** The package: what the book says of itself, and what it lists (EPUB 3.3, 5; EPUB Accessibility 1.1). */
import { textIn, type Element } from '../markup.ts';
import { folder, get, named, spineOf, twice, type Rules } from './book.ts';

const metas = (opf: Element, property: string): readonly string[] =>
  named(opf, 'meta')
    .filter((one) => get(one, 'property') === property)
    .map((one) => textIn(one));
const dublin = (opf: Element, name: string): readonly string[] => named(opf, `dc:${name}`).map((one) => textIn(one));
const refined = (opf: Element, id: string, property: string): readonly Element[] =>
  named(opf, 'meta').filter((one) => get(one, 'refines') === `#${id}` && get(one, 'property') === property);

const accessibility = [
  'accessMode',
  'accessModeSufficient',
  'accessibilityFeature',
  'accessibilityHazard',
  'accessibilitySummary',
];

export const packageRules: Rules = {
  'it is of version 3, in a language, with a direction': ({ opf }) =>
    get(opf, 'version') === '3.0' && get(opf, 'xml:lang') !== '' && get(opf, 'dir') !== '' ? [] : ['package'],
  'its identifier is a URI, and that of the NCX': ({ opf, ncx }) => {
    const [identifier = ''] = dublin(opf, 'identifier');
    const uid = named(ncx, 'meta').find((one) => get(one, 'name') === 'dtb:uid');
    return /^urn:(?:uuid|isbn):/.test(identifier) && uid !== undefined && get(uid, 'content') === identifier ? [] : [identifier];
  },
  'it was modified once, in UTC, to the second': ({ opf }) => {
    const moments = metas(opf, 'dcterms:modified');
    return moments.length === 1 && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(moments[0] ?? '') ? [] : moments.concat('modified');
  },
  'its main title has a type and a name to file by': ({ opf }) =>
    ['title-type', 'file-as'].filter((property) => refined(opf, 'title', property).length !== 1),
  'each creator is one person with a role and a name to file by': ({ opf }) => {
    const creators = named(opf, 'dc:creator');
    const bare = creators.filter((one) => ['role', 'file-as'].some((it) => refined(opf, get(one, 'id'), it).length !== 1));
    return creators.length === 0 ? ['no creator'] : bare.map((one) => textIn(one));
  },
  'what is said is not empty': ({ opf }) =>
    [
      ...named(opf, 'meta').filter((one) => get(one, 'property') !== ''),
      ...['title', 'creator', 'description', 'subject', 'publisher', 'rights', 'source', 'date', 'language'].flatMap((name) =>
        named(opf, `dc:${name}`),
      ),
    ]
      .filter((one) => textIn(one).trim() === '')
      .map((one) => `${one.name} ${get(one, 'property')}`),
  'nothing in it is invented': ({ opf }) =>
    [...dublin(opf, 'creator'), ...dublin(opf, 'publisher'), ...dublin(opf, 'rights')].filter((it) =>
      /anonymous|all rights/i.test(it),
    ),
  'a collection has a type': ({ opf }) =>
    named(opf, 'meta')
      .filter(
        (one) => get(one, 'property') === 'belongs-to-collection' && refined(opf, get(one, 'id'), 'collection-type').length !== 1,
      )
      .map((one) => textIn(one)),
  'the cover is named in both ways, the name before the content': ({ opf, texts }) => {
    const item = named(opf, 'item').find((one) => get(one, 'properties') === 'cover-image');
    const id = item === undefined ? '?' : get(item, 'id');
    const written = texts.get(`${folder}content.opf`)?.includes(`<meta name="cover" content="${id}"/>`) === true;
    return written && get(item ?? opf, 'media-type') === 'image/jpeg' ? [] : ['cover'];
  },
  'pages turn in a direction that is said': ({ opf }) =>
    named(opf, 'spine')
      .filter((one) => !/^(?:ltr|rtl)$/.test(get(one, 'page-progression-direction')))
      .map(() => 'spine'),
  'an old reader finds the NCX and a guide': ({ opf }) =>
    get(named(opf, 'spine')[0] ?? opf, 'toc') === 'ncx' && named(opf, 'reference').some((one) => get(one, 'type') === 'text')
      ? []
      : ['spine'],
  'every file is listed once, and every document read': ({ opf, files }) => {
    const listed = named(opf, 'item').map((one) => folder + get(one, 'href'));
    const held = Object.keys(files).filter((name) => name.startsWith(folder) && !name.endsWith('.opf'));
    const read = spineOf(opf).map((href) => folder + href);
    return [
      ...twice([...listed, ...read.filter((path) => !listed.includes(path))]),
      ...twice(read),
      ...held.filter((name) => !listed.includes(name)),
      ...listed.filter((name) => !held.includes(name)),
      ...listed.filter((name) => /\/\d[^/]*\.xhtml$/.test(name) && !read.includes(name)),
    ];
  },
  'ids are names': ({ opf }) =>
    [...named(opf, 'item')]
      .map((one) => get(one, 'id'))
      .filter((id, at, all) => !/^[A-Za-z_][\w.-]*$/.test(id) || all.indexOf(id) !== at),
  'no file has a property that it does not need': ({ opf }) =>
    named(opf, 'item')
      .map((one) => get(one, 'properties'))
      .filter((it) => !/^(?:|nav|cover-image)$/.test(it)),
  'how it can be read is said in full': ({ opf }) => accessibility.filter((name) => metas(opf, `schema:${name}`).length === 0),
  'pictures that tell something are a mode of reading, and have words': ({ opf, documents }) => {
    const told = [...documents]
      .filter(([path]) => !path.endsWith('/cover.xhtml'))
      .some(([, root]) => named(root, 'img').some((one) => get(one, 'alt') !== ''));
    const [visual, words] = [
      metas(opf, 'schema:accessMode').includes('visual'),
      metas(opf, 'schema:accessibilityFeature').includes('alternativeText'),
    ];
    return visual === told && words === told ? [] : [`pictures ${told}, visual ${visual}, alternativeText ${words}`];
  },
  'pages that are marked are named, with what they are the pages of': ({ opf, documents }) => {
    const marked = [...documents.values()].some((root) =>
      named(root, 'span')
        .concat(named(root, 'div'))
        .some((one) => get(one, 'role') === 'doc-pagebreak'),
    );
    const features = metas(opf, 'schema:accessibilityFeature');
    const said = features.includes('pageBreakMarkers') && features.includes('pageNavigation');
    const source = metas(opf, 'pageBreakSource');
    return marked === said && source.length === 1 && /^(?:none|urn:.+)$/.test(source[0] ?? '') ? [] : source.concat('pages');
  },
  'who claims to conform names the judge': ({ opf }) => {
    const claims = metas(opf, 'dcterms:conformsTo');
    const judged = metas(opf, 'a11y:certifiedBy').length;
    return claims.length === judged && claims.every((it) => it === 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA')
      ? []
      : claims.concat('claim');
  },
};
