/**
 * Worker entry for files. Each is read through a connection of its own, in one transaction: what
 * it says is of one moment, however long it is under way, and nobody else's report is held to that
 * moment.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Connection } from '#server/db/statements.ts';
import { fileOf, type ExportJob } from '#server/exports/file-of.ts';
import { writeSummary, type SummaryJob } from '#server/exports/weekly/weekly-file.ts';
import { sendChunks } from './chunk-port.ts';
import { giveWay } from './give-way.ts';
import { refusalOf, type ThreadAnswer } from './thread-answer.ts';
import { openThreadReader } from './thread-reader.ts';

giveWay();

/** An export, with the port its file is sent through. */
export type ExportTask = ExportJob & { port: MessagePort };

export default async function run(task: ExportTask | SummaryJob): Promise<ThreadAnswer> {
  const reader = openThreadReader();
  try {
    reader.raw.exec('BEGIN');
    return { ok: true, answer: await answerOf(reader, task) };
  } catch (error) {
    return refusalOf(error);
  } finally {
    reader.close();
  }
}

function answerOf(reader: Connection, task: ExportTask | SummaryJob): Promise<unknown> {
  return task.kind === 'export'
    ? sendChunks(task.port, fileOf(reader, task))
    : writeSummary(reader, task);
}
