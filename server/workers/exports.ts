/**
 * Worker entry for files. Each is read through a connection of its own, in one transaction: what
 * it says is of one moment, however long it is under way, and nobody else's report is held to that
 * moment.
 */
import { workerData, type MessagePort } from 'node:worker_threads';
import { AppError } from '#server/app-error.ts';
import { openReader } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';
import { fileOf, type ExportJob } from '#server/exports/file-of.ts';
import { writeSummary, type SummaryJob } from '#server/exports/weekly/weekly-file.ts';
import { sendChunks } from './chunk-port.ts';
import { giveWay } from './give-way.ts';
import type { ReportAnswer } from './reports.ts';

giveWay();

/** An export, with the port its file is sent through. */
export type ExportTask = ExportJob & { port: MessagePort };

export default async function run(task: ExportTask | SummaryJob): Promise<ReportAnswer> {
  const reader = openReader(databasePath());
  try {
    reader.raw.exec('BEGIN');
    return { ok: true, answer: await answerOf(reader, task) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, detail, details } = error;
    return { ok: false, code, detail, details };
  } finally {
    reader.close();
  }
}

function answerOf(reader: Connection, task: ExportTask | SummaryJob): Promise<unknown> {
  return task.kind === 'export'
    ? sendChunks(task.port, fileOf(reader, task))
    : writeSummary(reader, task);
}

/** Piscina hands its workerData through as the last of its own. */
function databasePath(): string {
  const data = workerData as unknown;
  return ((Array.isArray(data) ? data.at(-1) : data) as { databasePath: string }).databasePath;
}
