import { workerData } from 'node:worker_threads';
import { openReader } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';

/** A worker's own read-only connection, to the database its pool was opened for. */
export function openThreadReader(): Connection {
  const data = workerData as unknown;
  // Piscina hands its workerData through as the last of its own.
  const { databasePath } = (Array.isArray(data) ? data.at(-1) : data) as { databasePath: string };
  return openReader(databasePath);
}
