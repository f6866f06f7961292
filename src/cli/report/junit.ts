/**
 * A run as JUnit XML, as CI systems read test results: a suite for each file, in it a case for each problem, or one that says that the
 * file is sound, or was made. What is no reason to fail is said on the case's output.
 */
import type { Diagnostic } from '../../model/problem.ts';
import { element, file, lines, text, type Xml } from '../../text/xml.ts';
import { printable } from '../printable.ts';
import { isFatal, outputsOf, type Ran } from './ran.ts';

export function junitReport(ran: Ran): string {
  const files = new Map<string, Diagnostic[]>();
  const of = (name: string): Diagnostic[] => {
    const known = files.get(name) ?? [];
    files.set(name, known);
    return known;
  };
  for (const it of ran.problems) of(it.at?.file ?? `slugline ${ran.command}`).push(it);
  for (const { path } of ran.results) if (typeof path === 'string') of(path);
  // A run without a word was sound as a whole.
  if (files.size === 0) of(`slugline ${ran.command}`);
  const made = new Map(outputsOf(ran).map(({ path, status }) => [path, status]));
  const suites = [...files].map(([name, found]) =>
    found.length === 0 ? soundSuite(printable(name), made.get(name) ?? 'sound') : suite(printable(name), found, ran.strict),
  );
  const total = { name: `slugline ${ran.command}`, ...sums([...files.values()].flat(), suites.length, ran.strict) };
  const tests = [...files.values()].reduce((sum, found) => sum + Math.max(1, found.length), 0);
  return file(lines('testsuites', { ...total, tests, time: (ran.ms / 1000).toFixed(3) }, ...suites), 'none');
}

type Sums = { readonly tests: number; readonly failures: number; readonly errors: number };

function sums(found: readonly Diagnostic[], tests: number, strict: boolean): Sums {
  return { tests, failures: found.filter((it) => isFatal(it, strict)).length, errors: 0 };
}

/** The suite of a file that nothing is told of. @param state what it is instead */
function soundSuite(name: string, state: string): Xml {
  return lines('testsuite', { name, ...sums([], 1, false), skipped: 0 }, element('testcase', { classname: name, name: state }));
}

function suite(name: string, found: readonly Diagnostic[], strict: boolean): Xml {
  const cases = found.map((it) => testCase(name, it, strict));
  return lines('testsuite', { name, ...sums(found, cases.length, strict), skipped: 0 }, ...cases);
}

function testCase(classname: string, it: Diagnostic, strict: boolean): Xml {
  const place = it.at === null ? '' : ` ${it.at.line}:${it.at.column}`;
  const message = printable(it.message);
  const words = [
    it.at === null ? message : `${printable(it.at.file)}:${it.at.line}:${it.at.column} ${message}`,
    printable(it.hint),
  ];
  const said = text(words.filter((line) => line !== '').join('\n'));
  const told = isFatal(it, strict)
    ? element('failure', { type: it.code, message }, said)
    : element('system-out', {}, text(`${it.severity}: `), said);
  return element('testcase', { classname, name: `${it.code}${place}` }, told);
}
