/** Writes the reports of a run: loaded only where one is asked for. */
import { resolve } from 'node:path';
import type { Report } from '../../model/problem.ts';
import { appendText, sizeOf } from '../../publish/append.ts';
import { writeAll } from '../../publish/write.ts';
import type { Shell } from '../shell.ts';
import { annotations, mostSummary, stepSummary } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import type { Ran } from './ran.ts';
import { sarifReport } from './sarif.ts';
import type { ReportForm, ReportWish } from './wish.ts';

const forms: { readonly [Form in Exclude<ReportForm, 'github'>]: (ran: Ran) => string } = {
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
};

/** Writes all that is wished for; what can not be written is reported. */
export function writeReports(wishes: readonly ReportWish[], ran: Ran, shell: Shell, report: Report): void {
  for (const { form, file } of wishes) {
    if (form === 'github') tellGitHub(ran, shell, report);
    else if (file === null) shell.out.write(forms[form](ran));
    else writeAll([{ name: file, path: resolve(shell.folder, file), bytes: new TextEncoder().encode(forms[form](ran)) }], report);
  }
}

function tellGitHub(ran: Ran, { err, env, folder }: Shell, report: Report): void {
  // GitHub reads both streams, and standard output may be a file.
  err.write(annotations(ran, folder, env['GITHUB_WORKSPACE'] ?? ''));
  const path = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path === '') return;
  appendText(path, stepSummary(ran, mostSummary - sizeOf(path)), report);
}
