// `mutool run mupdf.js BOOK.epub`: how MuPDF lays a book out, as a line of JSON. It knows JavaScript as it was in 2009.
var book = new Document(scriptArgs[0]);
book.layout(420, 595, 11);

function flat(entries) {
  var all = [];
  (entries || []).forEach(function (entry) {
    all = all.concat([entry], flat(entry.down));
  });
  return all;
}

function isDead(entry) {
  var place = book.resolveLink(entry.uri);
  return typeof place === 'number' ? place < 0 : !(place.page >= 0);
}

function titleOf(entry) {
  return entry.title;
}

var outline = flat(book.loadOutline());
var told = { pages: book.countPages(), outline: outline.map(titleOf), dead: outline.filter(isDead).map(titleOf) };
print(JSON.stringify(told));
