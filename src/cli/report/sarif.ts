/**
 * The problems of a run as SARIF 2.1.0, for code scanning. What has a place is a result; what is about the call as a whole is a
 * notification, as a result without a place is refused by those who show them beside the text.
 */
import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Place } from '../../model/document.ts';
import { problems, type Code, type Diagnostic } from '../../model/problem.ts';
import { printable } from '../printable.ts';
import type { Ran } from './ran.ts';

const codes = Object.keys(problems).toSorted();

export function sarifReport(ran: Ran): string {
  const placed = ran.problems.filter((it): it is Placed => it.at !== null);
  const marks = fingerprints(placed);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Slugline', semanticVersion: ran.version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            // It ran, whatever it found; a call that is wrong could not.
            executionSuccessful: ran.exit !== 2,
            exitCode: ran.exit,
            toolExecutionNotifications: ran.problems.filter((it) => it.at === null).map(notification),
          },
        ],
        results: placed.map((it, index) => result(it, marks[index] ?? '')),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type Placed = Diagnostic & { readonly at: Place };

function rule(code: string): object {
  const text = `${code.slice(0, 1).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: 'What is wrong, and what to do about it, stands in every finding.' },
    defaultConfiguration: { level: levelOf(code) },
  };
}

function levelOf(code: string): string {
  return problems[code as Code];
}

function result(it: Placed, mark: string): object {
  return {
    ruleId: it.code,
    ruleIndex: codes.indexOf(it.code),
    level: it.severity,
    message: { text: textOf(it) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(it.at.file) },
          region: { startLine: it.at.line, startColumn: it.at.column },
        },
      },
    ],
    partialFingerprints: { 'slugline/v1': mark },
  };
}

function notification(it: Diagnostic): object {
  return { level: it.severity, message: { text: textOf(it) }, associatedRule: { id: it.code, index: codes.indexOf(it.code) } };
}

function textOf({ message, hint }: Diagnostic): string {
  return [message, hint]
    .filter((it) => it !== '')
    .map(printable)
    .join('\n');
}

/** A path as a reference: relative to where the run took place, as whoever reads the report stands at its root. */
function uriOf(file: string): string {
  const path = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return isAbsolute(path) ? pathToFileURL(path).href : path.split('/').map(encodeURIComponent).join('/');
}

/** What a problem is known by from run to run: not by its line, which moves. The same problem again in a file is numbered. */
function fingerprints(found: readonly Placed[]): readonly string[] {
  const seen = new Map<string, number>();
  return found.map(({ code, at, message }) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([code, at.file, message]))
      .digest('hex')
      .slice(0, 32);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return `${digest}:${count}`;
  });
}
