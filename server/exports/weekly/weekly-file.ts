/**
 * The summary of a week as a file. It appears under its name when it is whole and on the disk;
 * money stands in it, so it is for the server's own user and the admins who fetch it from there.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TableName } from '#schema/rules/table-columns.ts';
import type { Reader } from '#server/db/statements.ts';
import { shopQuery } from '#server/reports/tables/shop-rules.ts';
import type { ExportTable } from '../export-table.ts';
import { profitabilityTable } from '../profitability-table.ts';
import { reportTable } from '../report-table.ts';
import { xlsx } from '../xlsx.ts';
import type { Week } from './weeks.ts';

export interface SummaryJob {
  kind: 'weekly-summary';
  folder: string;
  week: Week;
}

export const fileNameOf = ({ name }: Week): string => `week-${name}.xlsx`;

/** The sheets after the orders, by the names they have there. */
const SHEETS = [
  ['time', 'People'],
  ['task-types', 'Task types'],
  ['customers', 'Customers'],
] as const satisfies readonly (readonly [TableName, string])[];

/** Nobody asks for it, so it is in nobody's own language. */
const language = 'en';

/** Each is read when the one before it is written. */
function* tablesOf(reader: Reader, { from, to }: Week): Generator<ExportTable> {
  yield profitabilityTable(
    reader,
    { from, to, sort: 'marginPercent' },
    { seesMoney: true, language },
  );
  const viewer = { seesMoney: true, reach: {} };
  for (const [name, title] of SHEETS) {
    const query = shopQuery(reader, name, { from, to });
    // The week is over: whatever day it is, all of it counts.
    yield { ...reportTable(reader, { name, query, today: to, viewer }, language), title };
  }
}

/**
 * Writes the file, over one that is there.
 * @returns its length in bytes
 * @throws Error of the file system
 */
export async function writeSummary(reader: Reader, { folder, week }: SummaryJob): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileNameOf(week));
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, 'wx', 0o600);
  let bytes = 0;
  try {
    for (const chunk of xlsx(tablesOf(reader, week))) {
      bytes += writeSync(file, chunk);
      // Whoever waits for an export gets a turn.
      await setImmediate();
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  return bytes;
}
