import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { build } from '#server/db/statements.ts';
import {
  ALL_DAYS,
  laborIn,
  materialIn,
  ordersIn,
  segmentsOf,
  type Segment,
} from './rollups.queries.ts';
import { plainSums } from './testing/plain-sums.ts';
import { deed, openFloor } from './testing/rollup-floor.ts';

const days = (from: string, to: string) => ({ from, to });
const text = (segments: readonly Segment[]): string =>
  segments.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');

describe('a range', () => {
  it.each([
    ['2026-02-01', '2026-02-28', '202602'],
    ['2024-02-01', '2024-02-28', '20240201–20240228'],
    ['2024-02-01', '2024-02-29', '202402'],
    ['2000-02-01', '2000-02-28', '20000201–20000228'],
    ['1900-02-01', '1900-02-28', '190002'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2025-01-01', '2026-12-31', '2025–2026'],
    ['2025-12-01', '2026-12-31', '202512, 2026'],
    ['2025-12-31', '2027-01-01', '20251231, 2026, 20270101'],
    ['2025-11-30', '2027-02-01', '20251130–20251131, 202512, 2026, 202701, 20270201'],
    ['2025-11-15', '2026-02-14', '20251115–20251131, 202512–202601, 20260201–20260214'],
    ['2026-01-15', '2026-02-14', '20260115–20260214'],
    ['2026-03-07', '2026-03-07', '20260307'],
    [ALL_DAYS.from, ALL_DAYS.to, '0–9999'],
  ])('from %s to %s is %s', (from, to, wanted) => {
    expect(text(segmentsOf(days(from, to), 'year'))).toBe(wanted);
  });

  it('may be cut without years', () => {
    expect(text(segmentsOf(days('2025-12-31', '2027-01-01'), 'month'))).toBe(
      '20251231, 202601–202612, 20270101',
    );
  });

  it('that ends before it begins has no day', () => {
    for (const [from, to] of [
      ['2026-03-01', '2026-01-31'],
      ['2026-02-01', '2026-01-31'],
      ['2026-01-02', '2026-01-01'],
    ] as const) {
      for (const segment of segmentsOf(days(from, to), 'year')) {
        expect(segment.to).toBeLessThan(segment.from);
      }
    }
  });

  const day = fc.nat(1500).map((count) => new Date(Date.UTC(2023, 10, 1) + count * 86_400_000));
  it('has each of its days in one segment and no other day in any', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom('year' as const, 'month' as const), (a, b, largest) => {
        const [first, last] = [a, b].map((one) => one.toISOString().slice(0, 10)).sort() as [
          string,
          string,
        ];
        const segments = segmentsOf(days(first, last), largest);
        expect(segments.length).toBeLessThanOrEqual(5);
        const scale = { year: 10_000, month: 100, day: 1 };
        for (let at = Date.UTC(2023, 9, 1); at < Date.UTC(2028, 1, 1); at += 86_400_000) {
          const iso = new Date(at).toISOString().slice(0, 10);
          const number = Number(iso.replaceAll('-', ''));
          const holding = segments.filter(({ unit, from, to }) => {
            const period = Math.floor(number / scale[unit]);
            return period >= from && period <= to;
          });
          expect([iso, holding.length]).toEqual([iso, Number(iso >= first && iso <= last)]);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe('what is read of a range', () => {
  let floor: Awaited<ReturnType<typeof openFloor>>;
  beforeAll(async () => {
    floor = await openFloor();
    for (const one of fc.sample(deed, { numRuns: 600, seed: 11 })) await floor.act(one);
  });
  afterAll(() => floor.shop.close());

  const DAYS = ['2026-12-29', '2026-12-31', '2027-01-01', '2027-01-15', '2027-01-31', '2027-02-03'];
  const ranges = [
    ...DAYS.flatMap((from) => DAYS.filter((to) => to >= from).map((to) => days(from, to))),
    days('2027-01-01', '2027-12-31'),
    days('2026-01-01', '2027-12-31'),
    days('2026-01-01', '2026-12-31'),
    days('1999-05-05', '2150-01-02'),
    days('1999-05-05', '2000-01-02'),
    ALL_DAYS,
  ];

  it.each(ranges)('is what was done from $from to $to', (range) => {
    const plain = plainSums(floor.raw, range);
    const { connection } = floor.shop.door;
    const orders = connection.all(build.selectFrom(ordersIn(range).as('c')).selectAll());
    const byOrder = orders.map(({ order_id, ...row }) => [String(order_id), row] as const);
    expect(Object.fromEntries(byOrder)).toEqual(plain.order_cost);
    expect(orders.length).toBe(byOrder.length);

    const total = (rows: readonly object[], figure: string): number =>
      rows.reduce((sum, row) => sum + ((row as Record<string, number>)[figure] ?? 0), 0);
    const days = (sheet: Record<string, object>) =>
      Object.entries(sheet)
        .filter(([key]) => (key.split(' ')[0] ?? '').length === 8)
        .map(([, row]) => row);
    const labor = connection.all(build.selectFrom(laborIn(range).as('l')).selectAll());
    const material = connection.all(build.selectFrom(materialIn(range).as('m')).selectAll());
    for (const figure of ['sessions', 'labor_ms', 'labor_cents', 'unrated_sessions']) {
      expect(total(labor, figure)).toBe(total(days(plain.person_rollup), figure));
    }
    for (const figure of ['usages', 'quantity_thousandths', 'cost_cents']) {
      expect(total(material, figure)).toBe(total(days(plain.material_rollup), figure));
    }
    expect(new Set(labor.map((row) => `${row.user_id} ${row.task_type_id}`)).size).toBe(
      labor.length,
    );
  });

  it('has something in it', () => {
    const { order_cost, person_rollup } = plainSums(floor.raw);
    expect(Object.keys(order_cost)).toHaveLength(3);
    expect(Object.keys(person_rollup).length).toBeGreaterThan(20);
  });
});
