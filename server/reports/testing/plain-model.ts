/** The profitability report as anybody would count it who has all of it in lists. */
import type { CostSettings } from '#schema/contract/report-settings.ts';
import type {
  MarginBand,
  ProfitabilityFilter,
  ProfitabilityMonth,
  ProfitabilityRow,
} from '#schema/contract/reports.ts';
import type { Facts, OrderFact, UsageFact, WorkFact } from './random-shop.ts';

export type Query = Partial<ProfitabilityFilter>;

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));
/** One decimal, half away from zero. */
function percentOf(part: number, whole: number | null): number | null {
  if (whole === null || whole === 0) return null;
  const tenths = halfUp(Math.abs(part) * 1000, Math.abs(whole));
  return (Math.sign(part) * Math.sign(whole) * tenths) / 10 + 0;
}

export function modelOf(facts: Facts, query: Query, settings: CostSettings) {
  const inRange = ({ day }: { day: string }): boolean =>
    (query.from ?? '') <= day && day <= (query.to ?? '9999');
  const workOn = (order: OrderFact) => facts.work.filter((one) => one.order === order.id);
  const usagesOn = (order: OrderFact) => facts.usages.filter((one) => one.order === order.id);
  const burdenOn = (labor: number): number => halfUp(labor * settings.burdenBasisPoints, 10_000);
  const costOf = (work: readonly WorkFact[], usages: readonly UsageFact[]) => {
    const labor = sum(work.map(({ cents }) => cents));
    const material = sum(usages.map(({ cents }) => cents));
    const burden = burdenOn(labor);
    return { labor, material, burden, all: labor + material + burden };
  };

  function rowOf(order: OrderFact): ProfitabilityRow {
    const [all, work] = [workOn(order), workOn(order).filter(inRange)];
    const usages = usagesOn(order);
    const usedNow = usages.filter(inRange);
    const cost = costOf(work, usedNow);
    const margin = order.revenue === null ? null : order.revenue - cost.all;
    const isPending = order.status === 'open' || order.status === 'hold';
    const spent = costOf(all, usages).all;
    const share = order.revenue === null ? 0 : order.revenue * settings.costWarningPercent;
    const estimates = [...order.estimates.values()].filter((minutes) => minutes !== null);
    const msOf = (kind: WorkFact['kind']) =>
      sum(work.filter((one) => one.kind === kind).map(({ ms }) => ms));
    const flags: [ProfitabilityRow['flags'][number], boolean][] = [
      ['rate_missing', work.some(({ cents }) => cents === null)],
      ['cost_outside_range', all.length > work.length || usages.length > usedNow.length],
      ['open_sessions', facts.running.has(order.id)],
      ['material_missing', order.status === 'shipped' && all.length > 0 && usages.length === 0],
      ['not_invoiced', isPending],
      ['revenue_missing', order.revenue === null],
      ['cost_warning', isPending && order.revenue !== null && spent > 0 && spent * 100 >= share],
    ];
    return {
      orderNumber: order.number,
      customerName: order.customer,
      description: order.description,
      status: order.status,
      dueDate: null,
      revenueCents: order.revenue,
      laborMs: sum(work.map(({ ms }) => ms)),
      estimateMs: estimates.length === 0 ? null : sum(estimates) * 60_000,
      laborCents: cost.labor,
      burdenCents: cost.burden,
      materialCents: cost.material,
      marginCents: margin,
      marginPercent: margin === null ? null : percentOf(margin, order.revenue),
      confidence: {
        measuredMs: msOf('measured'),
        estimatedMs: msOf('estimated'),
        correctedMs: msOf('corrected'),
        unverifiedMs: msOf('unverified'),
      },
      flags: flags.filter(([, holds]) => holds).map(([flag]) => flag),
    };
  }

  function fits(order: OrderFact): boolean {
    const work = workOn(order).filter(inRange);
    const q = (query.q ?? '').toLowerCase();
    const text = [order.number, order.customer, order.description];
    const taskType = { ENGRAVE: 1, PACK: 2, CLEAN: 3 }[query.taskType ?? ''];
    const spent = costOf(workOn(order), usagesOn(order)).all;
    return (
      (work.length > 0 || usagesOn(order).some(inRange)) &&
      (!query.customer || order.customer === query.customer) &&
      text.some((field) => field.toLowerCase().includes(q)) &&
      (query.status === undefined || order.status === query.status) &&
      (query.team === undefined || work.some(({ team }) => team === query.team)) &&
      (taskType === undefined || work.some((one) => one.taskType === taskType)) &&
      (query.costOver === undefined ||
        (order.revenue !== null && spent > 0 && spent * 100 >= order.revenue * query.costOver))
    );
  }

  const orders = facts.orders.filter(fits);
  const rows = orders.map((order) => ({ id: order.id, row: rowOf(order) }));

  function sorted(sort: string): ProfitabilityRow[] {
    const column = sort.replace('-', '') as keyof ProfitabilityRow;
    const direction = sort.startsWith('-') ? -1 : 1;
    const keysOf = (row: ProfitabilityRow): (number | string | null)[] => {
      const value = row[column] as number | string | null;
      if (typeof value !== 'string') return [value];
      return column === 'orderNumber' ? [value.length, value.toLowerCase()] : [value.toLowerCase()];
    };
    const compared = (a: number | string | null, b: number | string | null): number => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return a === b ? 0 : (a < b ? -1 : 1) * direction;
    };
    return [...rows]
      .sort((a, b) => {
        const [left, right] = [keysOf(a.row), keysOf(b.row)];
        const order = left.map((key, index) => compared(key, right[index] ?? null));
        return order.find((one) => one !== 0) ?? a.id - b.id;
      })
      .map(({ row }) => row);
  }

  const total = (of: (row: ProfitabilityRow) => number | null) =>
    sum(rows.map(({ row }) => of(row)));
  const indirect = facts.work.filter(inRange).filter(({ order }) => order === null);
  const revenue = total((row) => row.revenueCents);
  const margin =
    revenue -
    total((row) => row.laborCents) -
    total((row) => row.burdenCents) -
    total((row) => row.materialCents);
  const totals = {
    orders: rows.length,
    losingOrders: rows.filter(({ row }) => (row.marginCents ?? 0) < 0).length,
    losingWithoutRevenue: rows.filter(
      ({ row }) => (row.marginCents ?? 0) < 0 && row.marginPercent === null,
    ).length,
    revenueCents: revenue,
    laborMs: total((row) => row.laborMs),
    laborCents: total((row) => row.laborCents),
    burdenCents: total((row) => row.burdenCents),
    materialCents: total((row) => row.materialCents),
    marginCents: margin,
    marginPercent: percentOf(margin, revenue),
    indirectMs: sum(indirect.map(({ ms }) => ms)),
    indirectCents: sum(indirect.map(({ cents }) => cents)),
  };

  /** Without the burden, which must add up to the total instead; revenue is not rounded yet. */
  function months(): (Pick<
    ProfitabilityMonth,
    'month' | 'laborMs' | 'laborCents' | 'materialCents'
  > & { revenue: number })[] {
    const ids = new Set(orders.map(({ id }) => id));
    const mine = ({ order, day }: { order: number | null; day: string }): boolean =>
      order !== null && ids.has(order) && inRange({ day });
    const booked = [...facts.work.filter(mine), ...facts.usages.filter(mine)];
    const names = [...new Set(booked.map(({ day }) => day.slice(0, 7)))].sort();
    return names.map((month) => {
      const within = (one: { day: string }) => one.day.startsWith(month);
      const earned = orders.map((order) => {
        const exact = (work: readonly WorkFact[], usages: readonly UsageFact[]) =>
          sum(work.map(({ cents }) => cents)) * (1 + settings.burdenBasisPoints / 10_000) +
          sum(usages.map(({ cents }) => cents));
        const life = exact(workOn(order), usagesOn(order));
        const work = workOn(order).filter(inRange).filter(within);
        const part = exact(work, usagesOn(order).filter(inRange).filter(within));
        return life > 0 ? ((order.revenue ?? 0) * part) / life : 0;
      });
      const work = facts.work.filter(mine).filter(within);
      return {
        month,
        laborMs: sum(work.map(({ ms }) => ms)),
        laborCents: sum(work.map(({ cents }) => cents)),
        materialCents: sum(
          facts.usages
            .filter(mine)
            .filter(within)
            .map(({ cents }) => cents),
        ),
        revenue: sum(earned),
      };
    });
  }

  function tasks() {
    const ids = new Set(orders.map(({ id }) => id));
    return [1, 2]
      .map((type) => {
        const work = facts.work
          .filter(inRange)
          .filter((one) => one.taskType === type && one.order !== null && ids.has(one.order));
        return {
          taskType: ['', 'ENGRAVE', 'PACK'][type],
          sessions: work.length,
          laborMs: sum(work.map(({ ms }) => ms)),
          laborCents: sum(work.map(({ cents }) => cents)),
        };
      })
      .filter(({ sessions }) => sessions > 0)
      .sort((a, b) => b.laborMs - a.laborMs)
      .map(({ sessions: _sessions, ...task }) => task);
  }

  /** A loss too small to show is a loss. */
  const shown = ({ marginPercent: percent, marginCents: cents }: ProfitabilityRow) =>
    percent === 0 && (cents ?? 0) < 0 ? -0.01 : percent;
  const inBand = ({ fromPercent, toPercent }: MarginBand): number =>
    rows
      .map(({ row }) => shown(row))
      .filter(
        (percent) =>
          percent !== null &&
          percent >= (fromPercent ?? -Infinity) &&
          percent < (toPercent ?? Infinity),
      ).length;

  return { sorted, totals, months, tasks, inBand };
}
