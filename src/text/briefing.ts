/** What the parts of a briefing are called, by language. */
import type { Language } from '../model/document.ts';
import { longDate } from './date.ts';

/** Words as they stand in a heading, unless a comment says otherwise. */
export type BriefingWords = {
  /** Over what is read first, and over what is looked up. */
  readonly inBrief: string;
  readonly reference: string;
  readonly handling: string;
  readonly bottomLine: string;
  readonly judgements: string;
  readonly figures: string;
  readonly changes: string;
  readonly assessment: string;
  readonly indicators: string;
  readonly timeline: string;
  readonly people: string;
  readonly places: string;
  readonly lines: string;
  readonly questions: string;
  readonly gaps: string;
  readonly assumptions: string;
  readonly glossary: string;
  readonly sources: string;
  readonly method: string;
  readonly colophon: string;
  /** How sure the authors are, `#` for low, moderate or high. */
  readonly confidence: string;
  readonly confidences: { readonly low: string; readonly moderate: string; readonly high: string };
  /** Heads of the table of a yardstick. */
  readonly term: string;
  readonly probability: string;
  /** Before a date. */
  readonly published: string;
  readonly retrieved: string;
  /** Before a grade of the Admiralty code. */
  readonly grade: string;
  /** Before words. */
  readonly period: string;
  readonly preparedBy: string;
  readonly preparedFor: string;
  readonly nextIssue: string;
  readonly contact: string;
  readonly marking: string;
  /** Behind the number of a paragraph, `#` for the number of its page; lower case where nouns are. */
  readonly onPage: string;
  /** Before what a pack was made from, its fonts, and the rest of a colophon. */
  readonly madeFrom: string;
  readonly setIn: string;
  readonly publisher: string;
  readonly rights: string;
  readonly identifier: string;
};

const english: BriefingWords = {
  inBrief: 'In brief',
  reference: 'Reference',
  handling: 'Handling',
  bottomLine: 'Bottom line',
  judgements: 'Key judgements',
  figures: 'Figures at a glance',
  changes: 'What has changed',
  assessment: 'Assessment',
  indicators: 'What would change this',
  timeline: 'Timeline',
  people: 'Who’s who',
  places: 'Places',
  lines: 'Lines to take',
  questions: 'Questions and answers',
  gaps: 'Gaps',
  assumptions: 'Assumptions',
  glossary: 'Glossary',
  sources: 'Sources',
  method: 'How to read this',
  colophon: 'Colophon',
  confidence: '# confidence',
  confidences: { low: 'low', moderate: 'moderate', high: 'high' },
  term: 'Term',
  probability: 'Probability',
  published: 'Published',
  retrieved: 'Retrieved',
  grade: 'Grade',
  period: 'Period',
  preparedBy: 'Prepared by',
  preparedFor: 'Prepared for',
  nextIssue: 'Next issue',
  contact: 'Contact',
  marking: 'Marking',
  onPage: 'p.\u00a0#',
  madeFrom: 'Made from',
  setIn: 'PDF set in',
  publisher: 'Publisher',
  rights: 'Rights',
  identifier: 'Identifier',
};

const table: Readonly<Record<string, BriefingWords>> = {
  en: english,
  de: {
    inBrief: 'In Kürze',
    reference: 'Zum Nachschlagen',
    handling: 'Umgang',
    bottomLine: 'Das Wichtigste',
    judgements: 'Kernaussagen',
    figures: 'Zahlen im Überblick',
    changes: 'Was sich geändert hat',
    assessment: 'Bewertung',
    indicators: 'Was dies ändern würde',
    timeline: 'Zeittafel',
    people: 'Personen',
    places: 'Orte',
    lines: 'Sprachregelung',
    questions: 'Fragen und Antworten',
    gaps: 'Lücken',
    assumptions: 'Annahmen',
    glossary: 'Glossar',
    sources: 'Quellen',
    method: 'Lesehilfe',
    colophon: 'Impressum',
    confidence: '# Gewissheit',
    confidences: { low: 'geringe', moderate: 'mittlere', high: 'hohe' },
    term: 'Begriff',
    probability: 'Wahrscheinlichkeit',
    published: 'Veröffentlicht',
    retrieved: 'Abgerufen',
    grade: 'Güte',
    period: 'Zeitraum',
    preparedBy: 'Erstellt von',
    preparedFor: 'Erstellt für',
    nextIssue: 'Nächste Ausgabe',
    contact: 'Kontakt',
    marking: 'Einstufung',
    onPage: 'S.\u00a0#',
    madeFrom: 'Enthält',
    setIn: 'PDF gesetzt in',
    publisher: 'Herausgeber',
    rights: 'Rechte',
    identifier: 'Kennung',
  },
  fr: {
    inBrief: 'En bref',
    reference: 'Repères',
    handling: 'Diffusion',
    bottomLine: 'L’essentiel',
    judgements: 'Conclusions principales',
    figures: 'Chiffres clés',
    changes: 'Ce qui a changé',
    assessment: 'Évaluation',
    indicators: 'Ce qui changerait l’analyse',
    timeline: 'Chronologie',
    people: 'Qui est qui',
    places: 'Lieux',
    lines: 'Éléments de langage',
    questions: 'Questions et réponses',
    gaps: 'Lacunes',
    assumptions: 'Hypothèses',
    glossary: 'Glossaire',
    sources: 'Sources',
    method: 'Comment lire ce dossier',
    colophon: 'Achevé d’imprimer',
    confidence: 'confiance #',
    confidences: { low: 'faible', moderate: 'moyenne', high: 'élevée' },
    term: 'Terme',
    probability: 'Probabilité',
    published: 'Publié',
    retrieved: 'Consulté',
    grade: 'Cote',
    period: 'Période',
    preparedBy: 'Préparé par',
    preparedFor: 'Préparé pour',
    nextIssue: 'Prochain numéro',
    contact: 'Contact',
    marking: 'Marquage',
    onPage: 'p.\u00a0#',
    madeFrom: 'Contient',
    setIn: 'PDF composé en',
    publisher: 'Éditeur',
    rights: 'Droits',
    identifier: 'Identifiant',
  },
  es: {
    inBrief: 'En breve',
    reference: 'Referencia',
    handling: 'Difusión',
    bottomLine: 'Lo esencial',
    judgements: 'Conclusiones principales',
    figures: 'Cifras clave',
    changes: 'Qué ha cambiado',
    assessment: 'Valoración',
    indicators: 'Qué cambiaría esto',
    timeline: 'Cronología',
    people: 'Quién es quién',
    places: 'Lugares',
    lines: 'Mensajes',
    questions: 'Preguntas y respuestas',
    gaps: 'Lagunas',
    assumptions: 'Supuestos',
    glossary: 'Glosario',
    sources: 'Fuentes',
    method: 'Cómo leer esto',
    colophon: 'Colofón',
    confidence: 'confianza #',
    confidences: { low: 'baja', moderate: 'media', high: 'alta' },
    term: 'Término',
    probability: 'Probabilidad',
    published: 'Publicado',
    retrieved: 'Consultado',
    grade: 'Calificación',
    period: 'Periodo',
    preparedBy: 'Preparado por',
    preparedFor: 'Preparado para',
    nextIssue: 'Próximo número',
    contact: 'Contacto',
    marking: 'Clasificación',
    onPage: 'p.\u00a0#',
    madeFrom: 'Contiene',
    setIn: 'PDF compuesto en',
    publisher: 'Editor',
    rights: 'Derechos',
    identifier: 'Identificador',
  },
};

/** The words for `language`; English where Slugline does not speak it. */
export function briefingWords(language: Language): BriefingWords {
  return table[(language.split('-')[0] ?? '').toLowerCase()] ?? english;
}

/** What is said of a pack below its title; empty where nothing is. */
export type PackFacts = {
  readonly period: string;
  readonly preparedBy: readonly string[];
  readonly preparedFor: string;
  readonly nextIssue: string;
  readonly contact: string;
};

/** The facts in lines of their own, such as “Prepared for: the board”. Dates among them are written out. */
export function factLines(
  { period, preparedBy, preparedFor, nextIssue, contact }: PackFacts,
  language: Language,
): readonly string[] {
  const words = briefingWords(language);
  const lines: readonly (readonly [string, string])[] = [
    [words.period, period],
    [words.preparedBy, preparedBy.join(', ')],
    [words.preparedFor, preparedFor],
    [words.nextIssue, longDate(nextIssue, language)],
    [words.contact, contact],
  ];
  return lines.filter(([, said]) => said !== '').map(([label, said]) => `${label}: ${said}`);
}
