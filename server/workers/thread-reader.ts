import { workerData } from 'node:worker_threads';
import { openReader } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';

/** What the worker's pool was opened with: Piscina hands it through as the last of its own. */
export function poolData(): unknown {
  const data = workerData as unknown;
  return Array.isArray(data) ? data.at(-1) : data;
}

/** A worker's own read-only connection, to the database its pool was opened for. */
export function openThreadReader(): Connection {
  const { databasePath } = poolData() as { databasePath: string };
  return openReader(databasePath);
}
