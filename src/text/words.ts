/** The few words that Slugline itself puts into a publication, by language. */
import type { Language } from '../model/document.ts';

/** Words as they stand at the start of a line or a heading, unless a comment says otherwise. */
export type Words = {
  /** Before the number of an issue. */
  readonly issue: string;
  readonly contents: string;
  readonly cover: string;
  readonly titlePage: string;
  /** Where the reading starts. */
  readonly start: string;
  readonly notes: string;
  readonly note: string;
  readonly backToText: string;
  readonly page: string;
  /** What lists of pages and of landmarks are called, for those who hear them. */
  readonly pages: string;
  readonly landmarks: string;
  readonly figure: string;
  readonly table: string;
  /** Before the names of the authors. */
  readonly by: string;
  /** Between the last two names; lower case. */
  readonly and: string;
  /** For catalogues that must have a name. */
  readonly unknownAuthor: string;
  /** Behind the names of some authors, for those who are not named, `#` of them and two at least; lower case. */
  readonly others: string;
  /** Of a task; lower case. */
  readonly done: string;
  readonly toDo: string;
  /** Sentences for the catalogue, on how the book can be read. */
  readonly accessText: string;
  readonly accessImages: string;
  readonly accessPages: string;
  readonly accessOwnPages: string;
};

const english: Words = {
  issue: 'No.',
  contents: 'Contents',
  cover: 'Cover',
  titlePage: 'Title page',
  start: 'Start of the text',
  notes: 'Notes',
  note: 'Note',
  backToText: 'Back to the text',
  page: 'Page',
  pages: 'Pages',
  landmarks: 'Landmarks',
  figure: 'Figure',
  table: 'Table',
  by: 'By',
  and: 'and',
  unknownAuthor: 'Unknown author',
  others: 'and # others',
  done: 'done',
  toDo: 'to do',
  accessText: 'The text has headings, a linked table of contents and a logical reading order.',
  accessImages: 'Pictures are described in words.',
  accessPages: 'The pages of the printed edition are marked.',
  accessOwnPages: 'Page numbers are marked, and are the book’s own.',
};

const table: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    issue: 'Nr.',
    contents: 'Inhalt',
    cover: 'Umschlag',
    titlePage: 'Titelseite',
    start: 'Textanfang',
    notes: 'Anmerkungen',
    note: 'Anmerkung',
    backToText: 'Zurück zum Text',
    page: 'Seite',
    pages: 'Seiten',
    landmarks: 'Orientierungspunkte',
    figure: 'Abbildung',
    table: 'Tabelle',
    by: 'Von',
    and: 'und',
    unknownAuthor: 'Unbekannter Verfasser',
    others: 'und # weitere',
    done: 'erledigt',
    toDo: 'offen',
    accessText: 'Der Text hat Überschriften, ein verlinktes Inhaltsverzeichnis und eine logische Lesereihenfolge.',
    accessImages: 'Bilder sind in Worten beschrieben.',
    accessPages: 'Die Seiten der gedruckten Ausgabe sind gekennzeichnet.',
    accessOwnPages: 'Seitenzahlen sind gekennzeichnet; sie gelten nur für dieses Buch.',
  },
  fr: {
    issue: 'Nº',
    contents: 'Sommaire',
    cover: 'Couverture',
    titlePage: 'Page de titre',
    start: 'Début du texte',
    notes: 'Notes',
    note: 'Note',
    backToText: 'Retour au texte',
    page: 'Page',
    pages: 'Pages',
    landmarks: 'Points de repère',
    figure: 'Figure',
    table: 'Tableau',
    by: 'Par',
    and: 'et',
    unknownAuthor: 'Auteur inconnu',
    others: 'et # autres',
    done: 'fait',
    toDo: 'à faire',
    accessText: 'Le texte comporte des titres, un sommaire avec liens et un ordre de lecture logique.',
    accessImages: 'Les images sont décrites par un texte.',
    accessPages: 'Les pages de l’édition imprimée sont signalées.',
    accessOwnPages: 'Des numéros de page propres au livre sont signalés.',
  },
  es: {
    issue: 'N.º',
    contents: 'Índice',
    cover: 'Cubierta',
    titlePage: 'Portada',
    start: 'Comienzo del texto',
    notes: 'Notas',
    note: 'Nota',
    backToText: 'Volver al texto',
    page: 'Página',
    pages: 'Páginas',
    landmarks: 'Puntos de referencia',
    figure: 'Figura',
    table: 'Tabla',
    by: 'Por',
    and: 'y',
    unknownAuthor: 'Autor desconocido',
    others: 'y # más',
    done: 'hecho',
    toDo: 'pendiente',
    accessText: 'El texto tiene títulos, un índice con enlaces y un orden de lectura lógico.',
    accessImages: 'Las imágenes están descritas con palabras.',
    accessPages: 'Las páginas de la edición impresa están señaladas.',
    accessOwnPages: 'Están señalados números de página propios del libro.',
  },
  it: {
    issue: 'N.',
    contents: 'Indice',
    cover: 'Copertina',
    titlePage: 'Frontespizio',
    start: 'Inizio del testo',
    notes: 'Note',
    note: 'Nota',
    backToText: 'Torna al testo',
    page: 'Pagina',
    pages: 'Pagine',
    landmarks: 'Punti di riferimento',
    figure: 'Figura',
    table: 'Tabella',
    by: 'Di',
    and: 'e',
    unknownAuthor: 'Autore sconosciuto',
    others: 'e altri #',
    done: 'fatto',
    toDo: 'da fare',
    accessText: 'Il testo ha titoli, un indice con collegamenti e un ordine di lettura logico.',
    accessImages: 'Le immagini sono descritte a parole.',
    accessPages: 'Le pagine dell’edizione a stampa sono segnate.',
    accessOwnPages: 'Sono segnati numeri di pagina propri del libro.',
  },
  nl: {
    issue: 'Nr.',
    contents: 'Inhoud',
    cover: 'Omslag',
    titlePage: 'Titelpagina',
    start: 'Begin van de tekst',
    notes: 'Noten',
    note: 'Noot',
    backToText: 'Terug naar de tekst',
    page: 'Pagina',
    pages: 'Pagina’s',
    landmarks: 'Oriëntatiepunten',
    figure: 'Figuur',
    table: 'Tabel',
    by: 'Door',
    and: 'en',
    unknownAuthor: 'Onbekende auteur',
    others: 'en # anderen',
    done: 'gedaan',
    toDo: 'te doen',
    accessText: 'De tekst heeft koppen, een inhoudsopgave met links en een logische leesvolgorde.',
    accessImages: 'Afbeeldingen zijn in woorden beschreven.',
    accessPages: 'De pagina’s van de gedrukte uitgave zijn aangegeven.',
    accessOwnPages: 'Paginanummers van het boek zelf zijn aangegeven.',
  },
  pt: {
    issue: 'N.º',
    contents: 'Índice',
    cover: 'Capa',
    titlePage: 'Folha de rosto',
    start: 'Início do texto',
    notes: 'Notas',
    note: 'Nota',
    backToText: 'Voltar ao texto',
    page: 'Página',
    pages: 'Páginas',
    landmarks: 'Pontos de referência',
    figure: 'Figura',
    table: 'Tabela',
    by: 'Por',
    and: 'e',
    unknownAuthor: 'Autor desconhecido',
    others: 'e mais #',
    done: 'feito',
    toDo: 'por fazer',
    accessText: 'O texto tem títulos, um índice com ligações e uma ordem de leitura lógica.',
    accessImages: 'As imagens são descritas por palavras.',
    accessPages: 'As páginas da edição impressa estão assinaladas.',
    accessOwnPages: 'Estão assinalados números de página próprios do livro.',
  },
  pl: {
    issue: 'Nr',
    contents: 'Spis treści',
    cover: 'Okładka',
    titlePage: 'Strona tytułowa',
    start: 'Początek tekstu',
    notes: 'Przypisy',
    note: 'Przypis',
    backToText: 'Powrót do tekstu',
    page: 'Strona',
    pages: 'Strony',
    landmarks: 'Punkty orientacyjne',
    figure: 'Rysunek',
    table: 'Tabela',
    by: 'Tekst:',
    and: 'i',
    unknownAuthor: 'Autor nieznany',
    others: 'i # innych',
    done: 'zrobione',
    toDo: 'do zrobienia',
    accessText: 'Tekst ma nagłówki, spis treści z odnośnikami i logiczną kolejność czytania.',
    accessImages: 'Obrazy są opisane słowami.',
    accessPages: 'Zaznaczono strony wydania drukowanego.',
    accessOwnPages: 'Zaznaczono numery stron własne tej książki.',
  },
  sv: {
    issue: 'Nr',
    contents: 'Innehåll',
    cover: 'Omslag',
    titlePage: 'Titelsida',
    start: 'Textens början',
    notes: 'Noter',
    note: 'Not',
    backToText: 'Tillbaka till texten',
    page: 'Sida',
    pages: 'Sidor',
    landmarks: 'Riktmärken',
    figure: 'Figur',
    table: 'Tabell',
    by: 'Av',
    and: 'och',
    unknownAuthor: 'Okänd författare',
    others: 'och # till',
    done: 'klart',
    toDo: 'att göra',
    accessText: 'Texten har rubriker, en länkad innehållsförteckning och en logisk läsordning.',
    accessImages: 'Bilderna beskrivs i ord.',
    accessPages: 'Den tryckta utgåvans sidor är utmärkta.',
    accessOwnPages: 'Sidnummer som är bokens egna är utmärkta.',
  },
  da: {
    issue: 'Nr.',
    contents: 'Indhold',
    cover: 'Omslag',
    titlePage: 'Titelblad',
    start: 'Tekstens begyndelse',
    notes: 'Noter',
    note: 'Note',
    backToText: 'Tilbage til teksten',
    page: 'Side',
    pages: 'Sider',
    landmarks: 'Pejlemærker',
    figure: 'Figur',
    table: 'Tabel',
    by: 'Af',
    and: 'og',
    unknownAuthor: 'Ukendt forfatter',
    others: 'og # andre',
    done: 'gjort',
    toDo: 'mangler',
    accessText: 'Teksten har overskrifter, en indholdsfortegnelse med links og en logisk læserækkefølge.',
    accessImages: 'Billederne er beskrevet med ord.',
    accessPages: 'Siderne i den trykte udgave er markeret.',
    accessOwnPages: 'Sidetal, der er bogens egne, er markeret.',
  },
  nb: {
    issue: 'Nr.',
    contents: 'Innhold',
    cover: 'Omslag',
    titlePage: 'Tittelside',
    start: 'Begynnelsen av teksten',
    notes: 'Noter',
    note: 'Note',
    backToText: 'Tilbake til teksten',
    page: 'Side',
    pages: 'Sider',
    landmarks: 'Landemerker',
    figure: 'Figur',
    table: 'Tabell',
    by: 'Av',
    and: 'og',
    unknownAuthor: 'Ukjent forfatter',
    others: 'og # andre',
    done: 'gjort',
    toDo: 'gjenstår',
    accessText: 'Teksten har overskrifter, en innholdsfortegnelse med lenker og en logisk leserekkefølge.',
    accessImages: 'Bildene er beskrevet med ord.',
    accessPages: 'Sidene i den trykte utgaven er merket.',
    accessOwnPages: 'Sidetall som er bokens egne, er merket.',
  },
  fi: {
    issue: 'Nro',
    contents: 'Sisällys',
    cover: 'Kansi',
    titlePage: 'Nimiölehti',
    start: 'Tekstin alku',
    notes: 'Viitteet',
    note: 'Viite',
    backToText: 'Takaisin tekstiin',
    page: 'Sivu',
    pages: 'Sivut',
    landmarks: 'Maamerkit',
    figure: 'Kuva',
    table: 'Taulukko',
    by: 'Teksti:',
    and: 'ja',
    unknownAuthor: 'Tuntematon tekijä',
    others: 'ja # muuta',
    done: 'tehty',
    toDo: 'tekemättä',
    accessText: 'Tekstissä on otsikot, linkitetty sisällysluettelo ja looginen lukujärjestys.',
    accessImages: 'Kuvat on selitetty sanoin.',
    accessPages: 'Painetun laitoksen sivut on merkitty.',
    accessOwnPages: 'Kirjan omat sivunumerot on merkitty.',
  },
};

/** The words for `language`; English where Slugline does not speak it. */
export function wordsOf(language: Language): Words {
  return table[spoken(language)] ?? english;
}

/** The language of the words for `language`: itself, or English. */
export function languageOfWords(language: Language): Language {
  return table[spoken(language)] === undefined ? 'en' : language;
}

function spoken(language: Language): string {
  const primary = (language.split('-')[0] ?? '').toLowerCase();
  return primary === 'no' || primary === 'nn' ? 'nb' : primary;
}

/** Names as a list in a sentence: “A, B and C”. */
export function listed(names: readonly string[], language: Language): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${wordsOf(language).and} ${last}`;
}

/** The line that names the authors: “By A and B”; empty when there are none. */
export function byline(authors: readonly string[], language: Language): string {
  return authors.length === 0 ? '' : `${wordsOf(language).by} ${listed(authors, language)}`;
}

/** The line that says which issue of which series a pack is: “The Week · No. 12”; empty when it is of none. */
export function seriesLine(series: string, issue: string, language: Language): string {
  const number = issue === '' ? '' : `${wordsOf(language).issue}\u00a0${issue}`;
  return [series, number].filter((part) => part !== '').join(' · ');
}
