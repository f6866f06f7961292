/** The report of a run as JSON, for programs of one's own. */
import { objectOf } from '../print.ts';
import { outputsOf, type Ran } from './ran.ts';

export function jsonReport(ran: Ran): string {
  const count = (severity: string): number => ran.problems.filter((it) => it.severity === severity).length;
  const about = {
    report: 1,
    slugline: ran.version,
    command: ran.command,
    exit: ran.exit,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    outputs: outputsOf(ran),
    results: ran.results.filter((it) => it['type'] !== 'output'),
    problems: ran.problems.map(objectOf),
    // What differs from run to run stands at the end.
    ms: ran.ms,
    steps: ran.steps,
    peakMemory: ran.peak,
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
  return `${JSON.stringify(about, null, 2)}\n`;
}
