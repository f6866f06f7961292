/** What `--report` asks for: a form of report, and where it goes. */
import { resolve } from 'node:path';
import { problem, type Report } from '../../model/problem.ts';
import { closest } from '../../model/closest.ts';

export const reportForms = ['json', 'sarif', 'junit', 'github'] as const;
export type ReportForm = (typeof reportForms)[number];

export type ReportWish = {
  readonly form: ReportForm;
  /** Path of the file; null for a stream: standard output, or what GitHub reads. */
  readonly file: string | null;
};

/** Endings that reports may have: no source and no output has them, so that none is overwritten by mistake. */
const endings: { readonly [Form in ReportForm]: readonly string[] } = {
  json: ['.json'],
  sarif: ['.sarif', '.sarif.json'],
  junit: ['.xml'],
  github: [],
};

/** Reads the values of `--report`, such as `github` and `sarif=out/slugline.sarif`; what is wrong is reported and left out. */
export function reportsFrom(values: readonly string[], folder: string, report: Report): readonly ReportWish[] {
  const wrong = (what: string, hint: string): null => {
    report(problem('usage', null, what, hint));
    return null;
  };
  const read = (value: string): ReportWish | null => {
    const [name = '', ...rest] = value.split('=');
    const form = reportForms.find((it) => it === name);
    const file = value.includes('=') ? rest.join('=') : null;
    if (form === undefined) {
      const near = closest(name, reportForms);
      return wrong(
        `--report can not be "${name}"`,
        `${near === null ? '' : `did you mean ${near}? `}It can be ${reportForms.join(', ')}`,
      );
    }
    if (file === null) return { form, file };
    if (form === 'github') return wrong('--report github goes to no file', 'leave the file out: GitHub reads what a step prints');
    if (endings[form].some((ending) => file.toLowerCase().endsWith(ending) && file.length > ending.length)) return { form, file };
    return wrong(`--report ${value} is no file for a report`, `give it a name that ends in ${endings[form].join(' or ')}`);
  };
  const wishes = values.map(read).filter((it) => it !== null);
  const places = wishes.map(({ form, file }) =>
    file === null ? (form === 'github' ? 'what GitHub reads' : 'standard output') : resolve(folder, file),
  );
  const twice = places.find((place, at) => places.indexOf(place) < at);
  if (twice === undefined) return wishes;
  wrong(`two reports want ${twice}`, 'send one of them to another file: --report sarif=slugline.sarif');
  return [];
}

/** The report that takes standard output for itself, if one does. */
export function onStandardOutput(wishes: readonly ReportWish[]): ReportWish | null {
  return wishes.find(({ form, file }) => file === null && form !== 'github') ?? null;
}
