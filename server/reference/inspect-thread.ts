/** The inspecting thread's entry: looks into one table, and says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#server/app-error.ts';
import { giveWay } from '#server/workers/give-way.ts';
import { refusalOf, type ThreadAnswer } from '#server/workers/thread-answer.ts';
import { TableError } from './foxpro/table-error.ts';
import { inspectTable } from './inspect.ts';
import { toAnswer } from './inspect-answer.ts';

export interface InspectJob {
  path: string;
  maxBytes: number;
  maxRows: number;
}

if (!parentPort) throw new Error('Tables are looked into in a thread of their own');
const port = parentPort;

function look({ path, ...limits }: InspectJob): ThreadAnswer {
  try {
    return { ok: true, answer: toAnswer(inspectTable(path, limits)) };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return refusalOf(new AppError('table_unreadable', error.message));
  }
}

giveWay();
port.postMessage(look(workerData as InspectJob));
