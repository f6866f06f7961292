/** What the labels of the Traffic Light Protocol 2.0 ask of whoever holds a paper, in our own words, by language. Labels are not translated. */
import type { Language } from '../model/document.ts';

/** Who may have a paper with a label, and what they may do with it. */
export type Handling = { readonly who: string; readonly use: string };

/** Words as they stand before what they announce, unless a comment says otherwise. */
export type HandlingWords = {
  readonly who: string;
  readonly use: string;
  /** Before what the authors ask besides. */
  readonly here: string;
  /** Before the stories whose label is not that of the pack. */
  readonly apart: string;
  readonly inDoubt: string;
  /** A sentence, `#` for whom to ask. */
  readonly ask: string;
  readonly labels: ReadonlyMap<string, Handling>;
};

const english: HandlingWords = {
  who: 'Who may have it',
  use: 'What they may do',
  here: 'For this pack',
  apart: 'Marked otherwise',
  inDoubt: 'In doubt',
  ask: 'Ask before you pass it on: #',
  labels: new Map([
    ['TLP:CLEAR', { who: 'Anyone.', use: 'Pass it on and publish it without limit. Copyright still applies.' }],
    [
      'TLP:GREEN',
      {
        who: 'You and the community that you work in: colleagues, partner organisations, peers.',
        use: 'Pass it on inside that community. Do not publish it, and keep it off channels that anyone can read.',
      },
    ],
    [
      'TLP:AMBER',
      {
        who: 'People in your organisation, and among its clients, who need it for their work.',
        use: 'Pass it on to them alone, and to no more of them than need it.',
      },
    ],
    [
      'TLP:AMBER+STRICT',
      {
        who: 'People in your own organisation who need it for their work.',
        use: 'Pass it on to them alone. Clients and partners are not among them.',
      },
    ],
    ['TLP:RED', { who: 'Only those to whom it was given in person.', use: 'Do not pass it on to anyone, in any form.' }],
  ]),
};

const table: Readonly<Record<string, HandlingWords>> = {
  en: english,
  de: {
    who: 'Wer es haben darf',
    use: 'Was erlaubt ist',
    here: 'Für dieses Dossier',
    apart: 'Anders eingestuft',
    inDoubt: 'Im Zweifel',
    ask: 'Vor der Weitergabe fragen: #',
    labels: new Map([
      ['TLP:CLEAR', { who: 'Jeder.', use: 'Weitergabe und Veröffentlichung sind frei. Das Urheberrecht gilt weiter.' }],
      [
        'TLP:GREEN',
        {
          who: 'Sie und Ihr fachliches Umfeld: Kollegen, Partnerorganisationen, Fachleute.',
          use: 'Weitergabe innerhalb dieses Umfelds. Nicht veröffentlichen und nicht auf allgemein zugänglichen Wegen verbreiten.',
        },
      ],
      [
        'TLP:AMBER',
        {
          who: 'Wer es in Ihrer Organisation oder bei deren Kunden für die Arbeit braucht.',
          use: 'Weitergabe nur an diese, und nur an so viele wie nötig.',
        },
      ],
      [
        'TLP:AMBER+STRICT',
        {
          who: 'Wer es in Ihrer eigenen Organisation für die Arbeit braucht.',
          use: 'Weitergabe nur an diese. Kunden und Partner gehören nicht dazu.',
        },
      ],
      ['TLP:RED', { who: 'Nur wer es persönlich erhalten hat.', use: 'Keine Weitergabe, an niemanden und in keiner Form.' }],
    ]),
  },
  fr: {
    who: 'Destinataires',
    use: 'Ce qui est permis',
    here: 'Pour ce dossier',
    apart: 'Marqués autrement',
    inDoubt: 'En cas de doute',
    ask: 'Demander avant de transmettre : #',
    labels: new Map([
      ['TLP:CLEAR', { who: 'Tout le monde.', use: 'Transmettre et publier sans limite. Le droit d’auteur s’applique.' }],
      [
        'TLP:GREEN',
        {
          who: 'Vous et votre milieu professionnel : collègues, organisations partenaires, pairs.',
          use: 'Transmettre au sein de ce milieu. Ne pas publier, ni diffuser par des voies ouvertes à tous.',
        },
      ],
      [
        'TLP:AMBER',
        {
          who: 'Ceux qui en ont besoin pour leur travail, dans votre organisation et chez ses clients.',
          use: 'Ne transmettre qu’à eux, et seulement à ceux à qui c’est nécessaire.',
        },
      ],
      [
        'TLP:AMBER+STRICT',
        {
          who: 'Ceux qui en ont besoin pour leur travail, dans votre seule organisation.',
          use: 'Ne transmettre qu’à eux. Clients et partenaires n’en font pas partie.',
        },
      ],
      ['TLP:RED', { who: 'Seulement ceux qui l’ont reçu en personne.', use: 'Ne transmettre à personne, sous aucune forme.' }],
    ]),
  },
  es: {
    who: 'Quién puede tenerlo',
    use: 'Qué puede hacer con él',
    here: 'Para este dosier',
    apart: 'Con otra clasificación',
    inDoubt: 'En caso de duda',
    ask: 'Pregunte antes de transmitirlo: #',
    labels: new Map([
      ['TLP:CLEAR', { who: 'Cualquiera.', use: 'Transmitirlo y publicarlo sin límite. El derecho de autor sigue vigente.' }],
      [
        'TLP:GREEN',
        {
          who: 'Usted y su comunidad profesional: colegas, organizaciones asociadas, pares.',
          use: 'Transmitirlo dentro de esa comunidad. No publicarlo ni difundirlo por canales abiertos a todos.',
        },
      ],
      [
        'TLP:AMBER',
        {
          who: 'Quienes lo necesitan para su trabajo, en su organización y entre los clientes de esta.',
          use: 'Transmitirlo solo a ellos, y solo a tantos como sea necesario.',
        },
      ],
      [
        'TLP:AMBER+STRICT',
        {
          who: 'Quienes lo necesitan para su trabajo, solo en su propia organización.',
          use: 'Transmitirlo solo a ellos. Ni clientes ni socios están incluidos.',
        },
      ],
      ['TLP:RED', { who: 'Solo quienes lo recibieron en persona.', use: 'No transmitirlo a nadie, de ninguna forma.' }],
    ]),
  },
};

/** The words for `language`; English where Slugline does not speak it. */
export function handlingWords(language: Language): HandlingWords {
  return table[(language.split('-')[0] ?? '').toLowerCase()] ?? english;
}
