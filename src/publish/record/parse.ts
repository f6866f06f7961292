/** Reading a record back. The file lies open to anyone: one that is not in order is taken as not there, and no output leads out of its folder. */
import { posix } from 'node:path';
import type { Publication } from '../../feed/publication.ts';
import { formats } from '../../render/renderer.ts';
import { shape, type BuildRecord, type FolderRecord, type RecordedOutput } from './record.ts';

/** A folder without a record. */
export const noRecord: FolderRecord = { builds: [], feeds: [], tools: {} };

/** The record in a file; null when it is none. */
export function parseRecord(text: string): FolderRecord | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!isShallow(read, mostLevels) || !isGroup(read) || read['slugline-manifest'] !== shape || !isRecord(read)) return null;
    const { builds, feeds, tools } = read;
    return { builds, feeds, tools };
  } catch {
    return null;
  }
}

/** A record has seven. What has thousands is made to break whoever goes through it. */
const mostLevels = 12;

/** Whether a value has at most so many levels. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((it) => isShallow(it, levels - 1));
}

type Group = { readonly [name: string]: unknown };

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecord(value: Group): value is Group & FolderRecord {
  const { builds, feeds, tools } = value;
  const sound = Array.isArray(builds) && builds.every(isBuild) && Array.isArray(feeds) && feeds.every(isOutput);
  return sound && isGroup(tools) && Object.values(tools).every(isGroup);
}

function isBuild(value: unknown): value is BuildRecord {
  if (!isGroup(value)) return false;
  const { articles, inputs, missing, to, outputs, asked, withheld } = value;
  const words = [value['of'], value['release'], value['from'], value['code'], value['key']];
  return (
    words.every(isText) &&
    isGroup(asked) &&
    (value['publication'] === null || isPublication(value['publication'])) &&
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
  return [...formats, 'cover', 'feed'].some((it) => it === format) && isInside(path);
}

function isPublication(value: unknown): value is Publication {
  if (!isGroup(value)) return false;
  const { authors, subjects, files, date } = value;
  const words = [
    'name',
    'identifier',
    'title',
    'subtitle',
    'series',
    'issue',
    'language',
    'description',
    'publisher',
    'rights',
    'marking',
  ];
  return (
    words.every((name) => isText(value[name])) &&
    (date === null || isText(date)) &&
    [authors, subjects].every((list) => Array.isArray(list) && list.every(isText)) &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every(isPublished) &&
    [value['cover'], value['thumbnail']].every(
      (it) => isPublished(it) && isGroup(it) && [it['width'], it['height']].every(isCount),
    )
  );
}

function isPublished(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const { path, mediaType, bytes, sha256 } = value;
  return isText(path) && isInside(path) && [mediaType, sha256].every(isText) && isCount(bytes);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Whether a path stays in the folder that it is counted from. */
function isInside(path: string): boolean {
  return path !== '' && !posix.isAbsolute(path) && posix.normalize(path) === path && !path.split(/[/\\]/).includes('..');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
