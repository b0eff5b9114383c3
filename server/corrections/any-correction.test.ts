/**
 * Whatever is tapped and put right, in whatever order: parts add up to their whole, nobody is in
 * two places, and everybody's day at work reaches as far as the work.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deed, openFloor } from '#server/costing/testing/rollup-floor.ts';

type Raw = Awaited<ReturnType<typeof openFloor>>['raw'];

/** Each names the rows that break a rule; none should. */
const BROKEN = {
  'a session’s shares add up to it, to the millisecond and the cent': `
    SELECT w.id FROM work_session w JOIN work_session_share s ON s.session_id = w.id
    GROUP BY w.id HAVING sum(s.duration_ms) IS NOT w.duration_ms
      OR sum(s.labor_cents) IS NOT w.labor_cents`,
  'a session belongs to something': `
    SELECT id FROM work_session WHERE id NOT IN (SELECT session_id FROM work_session_share)`,
  'nobody works on two things at once': `
    SELECT a.id FROM work_session a JOIN work_session b
      ON b.user_id = a.user_id AND b.id > a.id AND a.voided_at IS NULL AND b.voided_at IS NULL
      AND a.started_at < coalesce(b.ended_at, 9e18) AND b.started_at < coalesce(a.ended_at, 9e18)`,
  'nobody is at work twice at once': `
    SELECT a.id FROM presence a JOIN presence b ON b.user_id = a.user_id AND b.id <> a.id
      AND a.business_day = b.business_day
      AND a.began_at < coalesce(b.ended_at, 9e18) AND b.began_at < coalesce(a.ended_at, 9e18)`,
  'whoever works is at work': `
    SELECT w.id FROM work_session w WHERE w.voided_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM presence p WHERE p.user_id = w.user_id AND p.began_at <= w.started_at
        AND coalesce(p.ended_at, 9e18) >= w.started_at)`,
  'what was voided has no time': `
    SELECT id FROM work_session WHERE voided_at IS NOT NULL
      AND coalesce(ended_at, duration_ms, labor_cents) IS NOT NULL`,
  'a reversal takes exactly back what it reverses': `
    SELECT c.id FROM material_usage_correction c
    JOIN material_usage u ON u.id = c.usage_id JOIN material_usage r ON r.id = c.reversal_id
    WHERE u.cost_cents + r.cost_cents <> 0 OR u.quantity_thousandths + r.quantity_thousandths <> 0
      OR u.business_day <> r.business_day OR u.order_id <> r.order_id`,
};

const broken = (raw: Raw) =>
  Object.entries(BROKEN).filter(([, sql]) => raw.prepare(sql).all().length > 0);

describe('after any correction', () => {
  it('the rules hold', async () => {
    let corrections = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 40, maxLength: 80, size: 'max' }),
        async (deeds) => {
          const floor = await openFloor();
          for (const one of deeds) {
            await floor.act(one);
            expect(broken(floor.raw).map(([rule]) => rule)).toEqual([]);
          }
          for (const [name, times] of floor.accepted) {
            if (name.startsWith('corrections.')) corrections += times;
          }
          expect(floor.shop.unexpected).toEqual([]);
          await floor.shop.close();
        },
      ),
      { numRuns: 15, seed: 20_260_611 },
    );
    expect(corrections).toBeGreaterThan(75);
  }, 120_000);
});
