/** Where a thread begins: with the task that it was started for. */
import { workerData } from 'node:worker_threads';
import { setShare } from './editions.ts';
import type { Share, Stories } from './messages.ts';
import { setStories } from './stories.ts';

const task = workerData as Share | Stories;
void (task.kind === 'editions' ? setShare(task) : setStories(task)).then(() => process.exit());
