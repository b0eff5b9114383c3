/** What is exported, as the bytes of a file. */
import type { ProfitabilityFilter } from '#schema/contract/reports.ts';
import type { Language } from '#schema/contract/users.ts';
import type { Selection } from '#server/audit/selection.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Question } from '#server/reports/tables/question.ts';
import { auditTable } from './audit-table.ts';
import { csv } from './csv.ts';
import type { ExportTable } from './export-table.ts';
import { profitabilityTable } from './profitability-table.ts';
import { reportTable } from './report-table.ts';
import { xlsx } from './xlsx.ts';

export type ExportFormat = 'csv' | 'xlsx';

export interface ExportJob {
  kind: 'export';
  format: ExportFormat;
  /** Of whoever wants it: the headings are in it. */
  language: Language;
  report:
    | { name: 'order-profitability'; filter: ProfitabilityFilter; seesMoney: boolean }
    | { name: 'table'; question: Question }
    | { name: 'audit'; selection: Selection; timeZone: string };
}

function tableOf(reader: Reader, { report, language }: ExportJob): ExportTable {
  switch (report.name) {
    case 'table':
      return reportTable(reader, report.question, language);
    case 'audit':
      return auditTable(reader, report.selection, { timeZone: report.timeZone, language });
    case 'order-profitability':
      return profitabilityTable(reader, report.filter, { seesMoney: report.seesMoney, language });
  }
}

/**
 * Piece by piece: nothing is read or written before it is asked for.
 * @throws AppError as the report says, at once or with the first piece
 */
export function fileOf(reader: Reader, job: ExportJob): Generator<Uint8Array> {
  const table = tableOf(reader, job);
  return job.format === 'csv' ? csv(table) : xlsx([table]);
}
