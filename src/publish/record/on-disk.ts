/** The record that lies in a folder. */
import { join } from 'node:path';
import { ownFileAt } from '../disk.ts';
import { noRecord, parseRecord } from './parse.ts';
import { recordName, type FolderRecord } from './record.ts';

/** The record that a folder has; none where that is not in order. */
export function recordIn(folder: string): FolderRecord {
  const bytes = ownFileAt(join(folder, recordName));
  return (bytes === null ? null : parseRecord(new TextDecoder().decode(bytes))) ?? noRecord;
}
