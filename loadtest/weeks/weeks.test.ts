/** Weeks on the floor, each from its seed: see `week.ts`. `npm run weeks` runs thousands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  IGNORES_THE_GENERATION,
  MINTS_A_KEY_FOR_EACH_TRY,
  REMOVES_BEFORE_THE_ANSWER,
  REUSES_A_KEY,
  type Mistake,
} from './mistakes.ts';
import { openWeekShop, type WeekShop } from './week-shop.ts';
import { runWeek } from './week.ts';

const WEEKS = 200;
const FIRST_SEED = 20_260_114;

let shop: WeekShop;
beforeAll(async () => {
  shop = await openWeekShop();
});
afterAll(() => shop.close());

describe('weeks of taps, losses, restarts and restores', () => {
  it(`end as the model does, ${WEEKS} of them`, { timeout: 180_000 }, async () => {
    const sum: Record<string, number> = {};
    for (let seed = FIRST_SEED; seed < FIRST_SEED + WEEKS; seed += 1) {
      const { faults, story, counts } = await runWeek(seed, shop);
      expect(faults, `seed ${seed}:\n${story.join('\n')}`).toEqual([]);
      for (const [what, count] of Object.entries(counts)) sum[what] = (sum[what] ?? 0) + count;
    }
    console.log(sum);
  });
});

describe('the same weeks, the control', () => {
  it.each<[string, Mistake]>([
    ['removes a tap before its answer', REMOVES_BEFORE_THE_ANSWER],
    ['mints a key for each try', MINTS_A_KEY_FOR_EACH_TRY],
    ['uses a key for two taps', REUSES_A_KEY],
    ['ignores another restore generation', IGNORES_THE_GENERATION],
  ])('find a tablet that %s', { timeout: 180_000 }, async (_what, mistake) => {
    let seed = FIRST_SEED;
    let faults: string[] = [];
    for (; seed < FIRST_SEED + WEEKS && faults.length === 0; seed += 1) {
      ({ faults } = await runWeek(seed, shop, mistake));
    }
    console.log(seed - FIRST_SEED, faults.slice(0, 3));
    expect(faults).not.toEqual([]);
  });
});
