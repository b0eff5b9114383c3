/** Where the cost went, the largest first, few enough to be read at a glance. */
import type { CostBreakdown } from '#schema/contract/reports.ts';
import { text } from '../text.ts';

export interface CostLine {
  name: string;
  /** Cents for those who see money, milliseconds for the others. */
  amount: number;
  /** Of the largest part of the cost, 0 to 1; null for what is no part of it. */
  share: number | null;
  kind: 'task' | 'burden' | 'material' | 'indirect';
}

const MOST_TASKS = 4;

/** Tasks, then burden and material; indirect time is the last line, and part of no order's cost. */
export function costLines(costs: CostBreakdown, inMoney: boolean): CostLine[] {
  const tasks = costs.tasks
    .map(({ taskTypeName, laborMs, laborCents }) => ({
      name: taskTypeName,
      amount: inMoney ? (laborCents ?? 0) : laborMs,
    }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount);
  const isCrowded = tasks.length > MOST_TASKS + 1;
  const shown = isCrowded ? tasks.slice(0, MOST_TASKS) : tasks;
  const others = tasks.slice(shown.length);
  const lines: Omit<CostLine, 'share'>[] = shown.map((task) => ({ ...task, kind: 'task' }));
  const add = (kind: CostLine['kind'], name: string, amount: number | null) => {
    if (amount !== null && amount !== 0) lines.push({ kind, name, amount });
  };
  if (others.length > 0) {
    const rest = others.reduce((sum, { amount }) => sum + amount, 0);
    add('task', text.report.costsOthers(others.length), rest);
  }
  if (inMoney) {
    add('burden', text.order.burden, costs.burdenCents);
    add('material', text.order.material, costs.materialCents);
  }
  add('indirect', text.report.costsIndirect, inMoney ? costs.indirectCents : costs.indirectMs);
  const most = Math.max(
    1,
    ...lines.filter(({ kind }) => kind !== 'indirect').map(({ amount }) => amount),
  );
  // More material may come back than was taken: a line below nothing has no length.
  return lines.map((line) => ({
    ...line,
    share: line.kind === 'indirect' ? null : Math.max(0, line.amount) / most,
  }));
}
