/**
 * What was planned and what it took, by task type. Deviation = actual − estimate; its percent is of
 * the estimate: of the sums, and for the median of each task by itself, which one task that went
 * very wrong cannot move.
 */
import { percentOf } from '#schema/rules/money.ts';
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { groupBy, sumOf } from '../groups.ts';
import { drillTo } from './drill.ts';
import { listEstimatedTasks, type EstimatedTask } from './estimates.queries.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

const MINUTE_MS = 60_000;

const estimateMsOf = (task: EstimatedTask): number => task.estimate_minutes * MINUTE_MS;

/** To one decimal: of two in the middle, their mean, half upwards. */
function medianOf(percents: readonly number[]): number | null {
  const tenths = percents.map((percent) => Math.round(percent * 10)).sort((a, b) => a - b);
  const middle = tenths.length / 2;
  const [low, high] = [tenths[Math.ceil(middle) - 1], tenths[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2) / 10;
}

function figuresOf(tasks: readonly EstimatedTask[]) {
  const estimateMs = sumOf(tasks, estimateMsOf);
  const actualMs = sumOf(tasks, (task) => task.actual_ms);
  const percents = tasks.map(
    (task) => percentOf(task.actual_ms - estimateMsOf(task), estimateMsOf(task)) ?? 0,
  );
  return {
    tasks: tasks.length,
    overTasks: tasks.filter((task) => task.actual_ms > estimateMsOf(task)).length,
    estimateMs,
    actualMs,
    deviationMs: actualMs - estimateMs,
    deviationPercent: percentOf(actualMs - estimateMs, estimateMs),
    medianPercent: medianOf(percents),
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
  const { deviationPercent, medianPercent } = figuresOf(tasks);
  return { lines, totals: { deviationPercent, medianPercent } };
}
