/** The inspecting thread's entry: looks into one table, and says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import type { TableInspection } from '#schema/contract/reference.ts';
import { TableError } from './foxpro/table-error.ts';
import { inspectTable } from './inspect.ts';
import { toAnswer } from './inspect-answer.ts';

export interface InspectJob {
  path: string;
  maxBytes: number;
  maxRows: number;
}

export type FromInspecting =
  { kind: 'found'; inspection: TableInspection } | { kind: 'unreadable'; message: string };

if (!parentPort) throw new Error('Tables are looked into in a thread of their own');
const { path, ...limits } = workerData as InspectJob;
const say = (message: FromInspecting): void => parentPort?.postMessage(message);

try {
  say({ kind: 'found', inspection: toAnswer(inspectTable(path, limits)) });
} catch (error) {
  if (!(error instanceof TableError)) throw error;
  say({ kind: 'unreadable', message: error.message });
}
