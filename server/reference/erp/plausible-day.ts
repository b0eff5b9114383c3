import { addDays } from '../foxpro/dates.ts';
import { dayColumn, type Column, type SourceTable } from './columns.ts';
import type { Warnings } from './warnings.ts';

/** Before this no shop kept its orders in FoxPro. */
export const EARLIEST = '1970-01-01';
const TEN_YEARS_DAYS = 3653;

/**
 * A day a shop may have written: from 1970 to ten years from now. Another one, such as the year
 * 0206 or 2206, is a slip of the keyboard: it reads as no day and is warned about, for the order
 * itself is as good as any. Days that no calendar has were refused when the table was read.
 */
export function plausibleDayColumn(
  table: SourceTable,
  name: string | undefined,
  today: string,
  warnings: Warnings,
): Column<string | null> {
  const day = dayColumn(table, name);
  const latest = addDays(today, TEN_YEARS_DAYS);
  return (row) => {
    const said = day(row);
    if (said === null || (said >= EARLIEST && said <= latest)) return said;
    warnings.add(
      `days in ${table.name} that cannot be meant, left out`,
      `row ${row.number}: ${said}`,
    );
    return null;
  };
}
