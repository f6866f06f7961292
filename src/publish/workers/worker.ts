/** Where a thread begins: with the task that it was started for. */
import { workerData } from 'node:worker_threads';
import { setShare } from './editions.ts';
import type { Share } from './messages.ts';

void setShare(workerData as Share).then(() => process.exit());
