/** The pictures of the profitability report, an answer of their own: the table never waits. */
import type {
  CostBreakdown,
  ProfitabilityMonth,
  ProfitabilityPictures,
  ProfitabilitySelection,
} from '#schema/contract/reports.ts';
import { marginPercent } from '#schema/rules/money.ts';
import { roundTogether, splitWhere } from '#schema/rules/shares.ts';
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { readReportSettings } from '#server/settings/report-settings.queries.ts';
import { bandsOf } from './margin-bands.ts';
import { sumMonths, sumTasks, type MonthRow } from './pictures.queries.ts';
import { countByMargin, sumIndirect, sumOrders, type Sums } from './profitability.queries.ts';
import { selectionOf } from './profitability.ts';

/** Null for whoever may not see it; a percent of several orders is money too (decision 19). */
type Money = (figure: number | null) => number | null;

/** The orders' burden is split over the months by their labor, so the months add up to it. */
function monthsOf(rows: readonly MonthRow[], sums: Sums, money: Money): ProfitabilityMonth[] {
  const burdens = splitWhere(
    sums.burden_cents,
    rows.map((row) => row.labor_cents),
  );
  const revenues = roundTogether(rows.map((row) => row.revenue));
  return rows.map((row, index) => {
    const burden = burdens[index] ?? 0;
    const revenue = revenues[index] ?? 0;
    const margin = revenue - row.labor_cents - burden - row.material_cents;
    const month = String(row.month).padStart(6, '0');
    return {
      month: `${month.slice(0, 4)}-${month.slice(4)}`,
      laborMs: row.labor_ms,
      laborCents: money(row.labor_cents),
      burdenCents: money(burden),
      materialCents: money(row.material_cents),
      revenueCents: money(revenue),
      marginCents: money(margin),
      marginPercent: money(marginPercent(margin, revenue)),
    };
  });
}

export function profitabilityPictures(
  reader: Reader,
  query: ProfitabilitySelection,
  seesMoney: boolean,
): ProfitabilityPictures {
  const settings = readReportSettings(reader);
  const selection = selectionOf(reader, query, seesMoney);
  const sums = sumOrders(reader, selection, settings);
  const indirect = sumIndirect(reader, daysOf(query));
  const money: Money = (figure) => (seesMoney ? figure : null);
  const costs: CostBreakdown = {
    tasks: sumTasks(reader, selection, settings).map((row) => ({
      taskType: row.task_type,
      taskTypeName: row.task_type_name,
      laborMs: row.labor_ms,
      laborCents: money(row.labor_cents),
    })),
    burdenCents: money(sums.burden_cents),
    materialCents: money(sums.material_cents),
    indirectMs: indirect.ms,
    indirectCents: money(indirect.cents),
  };
  return {
    bands: bandsOf(countByMargin(reader, selection, settings)),
    months: monthsOf(sumMonths(reader, selection, settings), sums, money),
    costs,
  };
}
