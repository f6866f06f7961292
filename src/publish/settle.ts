/**
 * From what is asked for to all that is to be done: a manifest, when there is one, says what the user leaves open. What the user asks
 * for comes first, then the manifest, then what articles say of themselves.
 */
import { extname } from 'node:path';
import { levelOf } from '../model/marking.ts';
import { problem } from '../model/problem.ts';
import type { Desk } from './desk.ts';
import type { Ground } from './plan.ts';
import type { Request } from './request.ts';

/** What a manifest is called, by itself. */
export const manifestNames = ['slugline.yml', 'slugline.yaml', 'slugline.json'] as const;

/**
 * `request` with its manifest's settings, articles and apparatus in it. Null after an error: `usage`, `manifest-…`, or what can be
 * wrong with Markdown and its pictures.
 */
export async function settle(request: Request, ground: Ground, desk: Desk): Promise<Request | null> {
  const file = manifestOf(request, ground, desk);
  if (file === undefined) return null;
  // Loaded only where there is one: an article needs none of it.
  const settled =
    file === null ? request : await (await import('./under-manifest.ts')).underManifest(file, articlesOf(request), ground, desk);
  return settled === null ? null : agreed(settled, desk);
}

/** What can be seen only when everything is said that is said. */
function agreed(request: Request, { report }: Desk): Request | null {
  if (request.profile === 'kindle-safe' && request.coverPage === true) {
    report(problem('usage', null, 'a cover page is not safe for Kindles, which would show it twice', 'leave the cover page out'));
    return null;
  }
  if (request.keepGoing === true && request.release !== '') {
    const why = '--release searches the files for what may not be in them, and can not search for what --keep-going leaves out';
    report(problem('usage', null, why, 'mend the articles and leave --keep-going out'));
    return null;
  }
  const { scheme } = request.briefing;
  const marking = scheme[levelOf(request.marking, scheme)] ?? '';
  if (marking !== '' || request.marking === '') return { ...request, marking };
  report(problem('usage', null, `${request.marking} is no label of the scheme`, `it has ${scheme.join(', ')}`));
  return null;
}

/** The request with nothing but articles among its sources. */
function articlesOf(request: Request): Request {
  return { ...request, sources: request.sources.filter((source) => !isManifest(source)) };
}

/** The manifest that a call means: named with a flag or among the sources, or in the working folder. Undefined after a report. */
function manifestOf({ manifest, sources }: Request, ground: Ground, { report }: Desk): string | null | undefined {
  const named = [...(manifest === null ? [] : [manifest]), ...sources.filter(isManifest)];
  if (named.length > 1) {
    report(problem('usage', null, `${named.join(' and ')} are two manifests`, 'build one pack at a time'));
    return undefined;
  }
  if (named[0] !== undefined || sources.length > 0) return named[0] ?? null;
  const there = manifestNames.filter((name) => ground.exists(name));
  if (there.length > 1) {
    const hint = `delete one of them, or name one: slugline build ${there[0] ?? ''}`;
    report(problem('manifest-twice', null, `${there.join(' and ')} are both in this folder`, hint));
    return undefined;
  }
  return there[0] ?? null;
}

/** Whether a source is a manifest, by its name. */
function isManifest(source: string): boolean {
  return ['.yml', '.yaml', '.json'].includes(extname(source).toLowerCase());
}
