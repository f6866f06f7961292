/** Starts threads of the program's own code, and ends them. */
import { Worker, type MessagePort } from 'node:worker_threads';
import { threadProgram } from './wish.ts';

/** Starts a thread. @param heap the most bytes that what it makes in JavaScript may take; null for what the platform allows */
export function startThread(task: unknown, heap: number | null, ports: readonly MessagePort[] = []): Worker {
  const resourceLimits = heap === null ? {} : { maxOldGenerationSizeMb: Math.max(8, Math.floor(heap / 1024 ** 2)) };
  return new Worker(threadProgram, { workerData: task, transferList: [...ports], resourceLimits });
}

/** Whether a thread ended because it had no room left. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
