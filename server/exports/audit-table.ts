/** The audit list as a table to take along: what the page shows of each entry, and its change. */
import type { AuditEntry } from '#schema/contract/audit.ts';
import { auditSentences, sentenceOf, signInSentences } from '#schema/rules/audit-sentences.ts';
import { auditEntries } from '#server/audit/audit-page.ts';
import type { Selection } from '#server/audit/selection.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Cell, ExportColumn, ExportTable } from './export-table.ts';

interface AuditColumn extends ExportColumn {
  cell: (entry: AuditEntry, timeOf: (instant: string) => string) => Cell;
}

const text = (title: string, cell: AuditColumn['cell']): AuditColumn => ({
  title,
  kind: 'text',
  cell,
});
const json = (value: unknown): Cell => (value == null ? null : JSON.stringify(value));

const COLUMNS: readonly AuditColumn[] = [
  text('Time', ({ at }, timeOf) => timeOf(at)),
  text('Who', ({ by, system }) => by?.name ?? system),
  text('What', (entry) => sentenceOf(entry, auditSentences, signInSentences)),
  text('Outcome', ({ outcome }) => outcome),
  text('Refusal', ({ refusal }) => refusal?.detail ?? null),
  text('Tablet', ({ device }) => device?.name ?? null),
  text('Address', ({ address }) => address),
  text('Counts at', ({ occurredAt }, timeOf) => timeOf(occurredAt)),
  text('Before', ({ before }) => json(before)),
  text('After', ({ after }) => json(after)),
  text('Command', ({ command }) => command),
  text('Key', ({ key }) => key),
  { title: 'Row', kind: 'count', cell: ({ seq }) => seq },
];

/** `2026-01-14 09:00:00` by the plant's clock: it sorts as text. */
function timesIn(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone,
  });
  return (instant) => format.format(new Date(instant));
}

/** @throws AppError `not_found` for an order or a session that is not there, with the first row */
export function auditTable(reader: Reader, selection: Selection, timeZone: string): ExportTable {
  const timeOf = timesIn(timeZone);
  function* lines(): Generator<Cell[]> {
    for (const entry of auditEntries(reader, selection)) {
      yield COLUMNS.map(({ cell }) => cell(entry, timeOf));
    }
  }
  return { title: 'Audit', columns: COLUMNS, rows: lines(), totals: () => undefined };
}
