/** What the terms of a yardstick mean, as a table that a briefing prints with itself. */
import { yardsticks, type Yardstick } from '../model/apparatus.ts';
import type { Block, Cell, Place, Row } from '../model/document.ts';
import type { BriefingWords } from '../text/briefing.ts';

/** The bands of each yardstick, in percent, in the order of its terms. PHIA: Professional Head of Intelligence Assessment, 2019; ICD 203: annex of 2015. */
const bands: Readonly<Record<Yardstick, readonly string[]>> = {
  phia: ['0–5 %', '10–20 %', '25–35 %', '40–50 %', '55–75 %', '80–90 %', '95–100 %'],
  icd203: ['1–5 %', '5–20 %', '20–45 %', '45–55 %', '55–80 %', '80–95 %', '95–99 %'],
};

/** The table of `yardstick`. */
export function yardstickTable(yardstick: Yardstick, words: BriefingWords, at: Place): Block {
  const cell = (value: string): Cell => ({ at, content: [{ kind: 'text', at, value }] });
  const row = (term: string, band: string): Row => ({ at, cells: [cell(term), cell(band)] });
  return {
    kind: 'table',
    at,
    columns: ['left', 'left'],
    head: [row(words.term, words.probability)],
    body: yardsticks[yardstick].map((term, index) => row(term, bands[yardstick][index] ?? '')),
    caption: [],
  };
}
