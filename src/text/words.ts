/** The few words that Slugline itself puts into a publication, by language. */
import type { Language } from '../model/document.ts';

/** Words as they stand at the start of a line or a heading, unless a comment says otherwise. */
export type Words = {
  readonly contents: string;
  readonly cover: string;
  readonly titlePage: string;
  /** Where the reading starts. */
  readonly start: string;
  readonly notes: string;
  readonly note: string;
  readonly backToText: string;
  readonly page: string;
  readonly figure: string;
  readonly table: string;
  /** Before the names of the authors. */
  readonly by: string;
  /** Between the last two names; lower case. */
  readonly and: string;
  /** Behind the names of some authors, for those who are not named, `#` of them and two at least; lower case. */
  readonly others: string;
  /** Of a task; lower case. */
  readonly done: string;
  readonly toDo: string;
  /** Two sentences for the catalogue, on how the book can be read. */
  readonly accessText: string;
  readonly accessImages: string;
};

const english: Words = {
  contents: 'Contents',
  cover: 'Cover',
  titlePage: 'Title page',
  start: 'Start of the text',
  notes: 'Notes',
  note: 'Note',
  backToText: 'Back to the text',
  page: 'Page',
  figure: 'Figure',
  table: 'Table',
  by: 'By',
  and: 'and',
  others: 'and # others',
  done: 'done',
  toDo: 'to do',
  accessText: 'The text has headings, a linked table of contents and a logical reading order.',
  accessImages: 'Pictures are described in words.',
};

const table: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    contents: 'Inhalt',
    cover: 'Umschlag',
    titlePage: 'Titelseite',
    start: 'Textanfang',
    notes: 'Anmerkungen',
    note: 'Anmerkung',
    backToText: 'Zurück zum Text',
    page: 'Seite',
    figure: 'Abbildung',
    table: 'Tabelle',
    by: 'Von',
    and: 'und',
    others: 'und # weitere',
    done: 'erledigt',
    toDo: 'offen',
    accessText: 'Der Text hat Überschriften, ein verlinktes Inhaltsverzeichnis und eine logische Lesereihenfolge.',
    accessImages: 'Bilder sind in Worten beschrieben.',
  },
  fr: {
    contents: 'Sommaire',
    cover: 'Couverture',
    titlePage: 'Page de titre',
    start: 'Début du texte',
    notes: 'Notes',
    note: 'Note',
    backToText: 'Retour au texte',
    page: 'Page',
    figure: 'Figure',
    table: 'Tableau',
    by: 'Par',
    and: 'et',
    others: 'et # autres',
    done: 'fait',
    toDo: 'à faire',
    accessText: 'Le texte comporte des titres, un sommaire avec liens et un ordre de lecture logique.',
    accessImages: 'Les images sont décrites par un texte.',
  },
  es: {
    contents: 'Índice',
    cover: 'Cubierta',
    titlePage: 'Portada',
    start: 'Comienzo del texto',
    notes: 'Notas',
    note: 'Nota',
    backToText: 'Volver al texto',
    page: 'Página',
    figure: 'Figura',
    table: 'Tabla',
    by: 'Por',
    and: 'y',
    others: 'y # más',
    done: 'hecho',
    toDo: 'pendiente',
    accessText: 'El texto tiene títulos, un índice con enlaces y un orden de lectura lógico.',
    accessImages: 'Las imágenes están descritas con palabras.',
  },
  it: {
    contents: 'Indice',
    cover: 'Copertina',
    titlePage: 'Frontespizio',
    start: 'Inizio del testo',
    notes: 'Note',
    note: 'Nota',
    backToText: 'Torna al testo',
    page: 'Pagina',
    figure: 'Figura',
    table: 'Tabella',
    by: 'Di',
    and: 'e',
    others: 'e altri #',
    done: 'fatto',
    toDo: 'da fare',
    accessText: 'Il testo ha titoli, un indice con collegamenti e un ordine di lettura logico.',
    accessImages: 'Le immagini sono descritte a parole.',
  },
  nl: {
    contents: 'Inhoud',
    cover: 'Omslag',
    titlePage: 'Titelpagina',
    start: 'Begin van de tekst',
    notes: 'Noten',
    note: 'Noot',
    backToText: 'Terug naar de tekst',
    page: 'Pagina',
    figure: 'Figuur',
    table: 'Tabel',
    by: 'Door',
    and: 'en',
    others: 'en # anderen',
    done: 'gedaan',
    toDo: 'te doen',
    accessText: 'De tekst heeft koppen, een inhoudsopgave met links en een logische leesvolgorde.',
    accessImages: 'Afbeeldingen zijn in woorden beschreven.',
  },
  pt: {
    contents: 'Índice',
    cover: 'Capa',
    titlePage: 'Folha de rosto',
    start: 'Início do texto',
    notes: 'Notas',
    note: 'Nota',
    backToText: 'Voltar ao texto',
    page: 'Página',
    figure: 'Figura',
    table: 'Tabela',
    by: 'Por',
    and: 'e',
    others: 'e mais #',
    done: 'feito',
    toDo: 'por fazer',
    accessText: 'O texto tem títulos, um índice com ligações e uma ordem de leitura lógica.',
    accessImages: 'As imagens são descritas por palavras.',
  },
  pl: {
    contents: 'Spis treści',
    cover: 'Okładka',
    titlePage: 'Strona tytułowa',
    start: 'Początek tekstu',
    notes: 'Przypisy',
    note: 'Przypis',
    backToText: 'Powrót do tekstu',
    page: 'Strona',
    figure: 'Rysunek',
    table: 'Tabela',
    by: 'Tekst:',
    and: 'i',
    others: 'i # innych',
    done: 'zrobione',
    toDo: 'do zrobienia',
    accessText: 'Tekst ma nagłówki, spis treści z odnośnikami i logiczną kolejność czytania.',
    accessImages: 'Obrazy są opisane słowami.',
  },
  sv: {
    contents: 'Innehåll',
    cover: 'Omslag',
    titlePage: 'Titelsida',
    start: 'Textens början',
    notes: 'Noter',
    note: 'Not',
    backToText: 'Tillbaka till texten',
    page: 'Sida',
    figure: 'Figur',
    table: 'Tabell',
    by: 'Av',
    and: 'och',
    others: 'och # till',
    done: 'klart',
    toDo: 'att göra',
    accessText: 'Texten har rubriker, en länkad innehållsförteckning och en logisk läsordning.',
    accessImages: 'Bilderna beskrivs i ord.',
  },
  da: {
    contents: 'Indhold',
    cover: 'Omslag',
    titlePage: 'Titelblad',
    start: 'Tekstens begyndelse',
    notes: 'Noter',
    note: 'Note',
    backToText: 'Tilbage til teksten',
    page: 'Side',
    figure: 'Figur',
    table: 'Tabel',
    by: 'Af',
    and: 'og',
    others: 'og # andre',
    done: 'gjort',
    toDo: 'mangler',
    accessText: 'Teksten har overskrifter, en indholdsfortegnelse med links og en logisk læserækkefølge.',
    accessImages: 'Billederne er beskrevet med ord.',
  },
  nb: {
    contents: 'Innhold',
    cover: 'Omslag',
    titlePage: 'Tittelside',
    start: 'Begynnelsen av teksten',
    notes: 'Noter',
    note: 'Note',
    backToText: 'Tilbake til teksten',
    page: 'Side',
    figure: 'Figur',
    table: 'Tabell',
    by: 'Av',
    and: 'og',
    others: 'og # andre',
    done: 'gjort',
    toDo: 'gjenstår',
    accessText: 'Teksten har overskrifter, en innholdsfortegnelse med lenker og en logisk leserekkefølge.',
    accessImages: 'Bildene er beskrevet med ord.',
  },
  fi: {
    contents: 'Sisällys',
    cover: 'Kansi',
    titlePage: 'Nimiölehti',
    start: 'Tekstin alku',
    notes: 'Viitteet',
    note: 'Viite',
    backToText: 'Takaisin tekstiin',
    page: 'Sivu',
    figure: 'Kuva',
    table: 'Taulukko',
    by: 'Teksti:',
    and: 'ja',
    others: 'ja # muuta',
    done: 'tehty',
    toDo: 'tekemättä',
    accessText: 'Tekstissä on otsikot, linkitetty sisällysluettelo ja looginen lukujärjestys.',
    accessImages: 'Kuvat on selitetty sanoin.',
  },
};

/** The words for `language`; English where Slugline does not speak it. */
export function wordsOf(language: Language): Words {
  const primary = (language.split('-')[0] ?? '').toLowerCase();
  return table[primary === 'no' || primary === 'nn' ? 'nb' : primary] ?? english;
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
