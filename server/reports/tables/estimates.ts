/**
 * What was planned and what it took, by task type. Deviation = actual − estimate; its percent is of
 * the estimate: of the sums, and for the median of each task by itself, which one task that went
 * very wrong cannot move.
 */
import { divideRounded, percentOf } from '#schema/rules/money.ts';
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { groupBy, sumOf } from '../groups.ts';
import { drillTo } from './drill.ts';
import { listEstimatedTasks, type EstimatedTask } from './estimates.queries.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

const MINUTE_MS = 60_000;

type Spent = Pick<EstimatedTask, 'estimate_minutes' | 'actual_ms'>;

const estimateMsOf = (task: Spent): number => task.estimate_minutes * MINUTE_MS;

const deviationMsOf = (task: Spent): number => task.actual_ms - estimateMsOf(task);

/** To one decimal, rounded once: of two in the middle their exact mean, a ÷ b and c ÷ d. */
export function medianPercent(tasks: readonly Spent[]): number | null {
  const shareOf = (task: Spent) => deviationMsOf(task) / estimateMsOf(task);
  const sorted = tasks.toSorted((one, other) => shareOf(one) - shareOf(other));
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) return null;
  const [a, b] = [BigInt(deviationMsOf(low)), BigInt(estimateMsOf(low))];
  const [c, d] = [BigInt(deviationMsOf(high)), BigInt(estimateMsOf(high))];
  return Number(divideRounded((a * d + c * b) * 1000n, 2n * b * d)) / 10;
}

function figuresOf(tasks: readonly EstimatedTask[]) {
  const estimateMs = sumOf(tasks, estimateMsOf);
  const actualMs = sumOf(tasks, (task) => task.actual_ms);
  return {
    tasks: tasks.length,
    overTasks: tasks.filter((task) => task.actual_ms > estimateMsOf(task)).length,
    estimateMs,
    actualMs,
    deviationMs: actualMs - estimateMs,
    deviationPercent: percentOf(actualMs - estimateMs, estimateMs),
    medianPercent: medianPercent(tasks),
  };
}

export function estimates(reader: Reader, { query }: Question): Lines<'estimates'> {
  const tasks = listEstimatedTasks(reader, daysOf(query), query.customer);
  const byType = groupBy(tasks, (task) => task.code);
  const lines = [...byType].map(([code, group]): Line<'estimates'> => ({
    id: code,
    cells: { taskType: group[0].task_type_name, code, ...figuresOf(group) },
    drill: drillTo('reports', query, { taskType: code, customer: query.customer }),
  }));
  const { deviationPercent, medianPercent: median } = figuresOf(tasks);
  return { lines, totals: { deviationPercent, medianPercent: median } };
}
