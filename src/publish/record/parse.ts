/** Reading a record back. The file lies open to anyone: one that is not in order is taken as not there, and no output leads out of its folder. */
import { posix } from 'node:path';
import { formats } from '../../render/renderer.ts';
import { shape, type BuildRecord, type FolderRecord, type RecordedOutput } from './record.ts';

/** A folder without a record. */
export const noRecord: FolderRecord = { builds: [], tools: {} };

/** The record in a file; null when it is none. */
export function parseRecord(text: string): FolderRecord | null {
  try {
    const read: unknown = JSON.parse(text);
    return isGroup(read) && read['slugline-manifest'] === shape && isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

type Group = { readonly [name: string]: unknown };

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecord(value: Group): value is Group & FolderRecord {
  const { builds, tools } = value;
  return Array.isArray(builds) && builds.every(isBuild) && isGroup(tools) && Object.values(tools).every(isGroup);
}

function isBuild(value: unknown): value is BuildRecord {
  if (!isGroup(value)) return false;
  const { articles, inputs, missing, to, outputs, asked, withheld } = value;
  const words = [value['of'], value['release'], value['from'], value['code'], value['key']];
  return (
    words.every(isText) &&
    isGroup(asked) &&
    (withheld === null || isText(withheld)) &&
    [articles, missing, to].every((list) => Array.isArray(list) && list.every(isText)) &&
    Array.isArray(inputs) &&
    inputs.every((it) => isGroup(it) && [it['path'], it['sha256'], it['shownBy'], it['role']].every(isText)) &&
    Array.isArray(outputs) &&
    outputs.every(isOutput)
  );
}

function isOutput(value: unknown): value is RecordedOutput {
  if (!isGroup(value)) return false;
  const { path, sha256, format, bytes } = value;
  if (!isText(path) || !isText(sha256) || typeof bytes !== 'number') return false;
  return formats.some((it) => it === format) && isInside(path);
}

/** Whether a path stays in the folder that it is counted from. */
function isInside(path: string): boolean {
  return path !== '' && !posix.isAbsolute(path) && posix.normalize(path) === path && !path.split(/[/\\]/).includes('..');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
