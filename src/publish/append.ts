/** Adding to a file that belongs to somebody else, such as the log of a machine that builds. */
import { appendFileSync, statSync } from 'node:fs';
import { problem, type Report } from '../model/problem.ts';
import { errnoOf, reason } from './errno.ts';

/** How many bytes a file has; none when there is no such file. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Adds `text` to the end of a file, which is made where there is none. */
export function appendText(path: string, text: string, report: Report): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    report(problem('output-unwritable', null, `can not write ${path}: ${reason(error)}`, 'see who may write there'));
  }
}
