import type { CostBreakdown } from '#schema/contract/reports.ts';
import { describe, expect, it } from 'vitest';
import { costLines } from './cost-lines.ts';

const task = (taskTypeName: string, laborMs: number, laborCents: number | null) => ({
  taskType: taskTypeName.toUpperCase(),
  taskTypeName,
  laborMs,
  laborCents,
});
const costs = (change: Partial<CostBreakdown> = {}): CostBreakdown => ({
  tasks: [task('Packing', 50, 100), task('Engraving', 20, 400)],
  burdenCents: 0,
  materialCents: 800,
  indirectMs: 30,
  indirectCents: 200,
  ...change,
});

describe('costLines', () => {
  it('lists the costliest task first, then material, and indirect time beside', () => {
    expect(costLines(costs(), true).map(({ kind, name, amount }) => [kind, name, amount])).toEqual([
      ['task', 'Engraving', 400],
      ['task', 'Packing', 100],
      ['material', 'Material', 800],
      ['indirect', 'Indirect, in no margin', 200],
    ]);
    expect(costLines(costs(), true).map(({ share }) => share)).toEqual([0.5, 0.125, 1, null]);
  });

  it('speaks of hours to those who see no money', () => {
    const hidden = costs({ burdenCents: null, materialCents: null, indirectCents: null });
    expect(costLines(hidden, false).map(({ name, amount }) => [name, amount])).toEqual([
      ['Packing', 50],
      ['Engraving', 20],
      ['Indirect, in no margin', 30],
    ]);
  });

  it('adds up: what has no line of its own is in the last one', () => {
    const tasks = Array.from({ length: 9 }, (_, place) => task(`Task ${place}`, 1, place + 1));
    const lines = costLines(costs({ tasks }), true).filter(({ kind }) => kind === 'task');
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toMatchObject({ name: '5 other tasks', amount: 1 + 2 + 3 + 4 + 5 });
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(45);
  });

  it('has no line without an amount, and none that is shorter than nothing', () => {
    const lines = costLines(costs({ materialCents: -50, indirectCents: 0, burdenCents: 30 }), true);
    expect(lines.map(({ kind }) => kind)).toEqual(['task', 'task', 'burden', 'material']);
    expect(lines.at(-1)).toMatchObject({ amount: -50, share: 0 });
  });
});
