/** What is exported, as the bytes of a file. */
import type { ProfitabilityFilter } from '#schema/contract/reports.ts';
import type { Reader } from '#server/db/statements.ts';
import { csv } from './csv.ts';
import type { ExportTable } from './export-table.ts';
import { profitabilityTable } from './profitability-table.ts';
import { xlsx } from './xlsx.ts';

export type ExportFormat = 'csv' | 'xlsx';

export interface ExportJob {
  kind: 'export';
  format: ExportFormat;
  report: { name: 'order-profitability'; filter: ProfitabilityFilter };
  seesMoney: boolean;
}

function tableOf(reader: Reader, { report, seesMoney }: ExportJob): ExportTable {
  return profitabilityTable(reader, report.filter, seesMoney);
}

/** Piece by piece: nothing is read or written before it is asked for. */
export function fileOf(reader: Reader, job: ExportJob): Generator<Uint8Array> {
  const table = tableOf(reader, job);
  return job.format === 'csv' ? csv(table) : xlsx([table]);
}
