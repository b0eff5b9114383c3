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
  const tried = new Set<string>();

  it(`end as the model does, ${WEEKS} of them`, { timeout: 300_000 }, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + WEEKS; seed += 1) {
      const { faults, story, counts } = await runWeek(seed, shop);
      expect(faults, `seed ${seed}:\n${story.join('\n')}`).toEqual([]);
      for (const what of Object.keys(counts)) tried.add(what);
    }
  });

  it('tried whatever can become of a tap and of a request', () => {
    expect([...tried].sort()).toEqual([
      'applied',
      'arrives',
      'clocksTurned',
      'crashes',
      'handled',
      'hangs',
      'late',
      'lost',
      'outages',
      'reloads',
      'restarts',
      'restores',
      'review already_open',
      'review clock_off',
      'review ends_before_start',
      'review in_future',
      'review not_open',
      'review order_unknown',
      'review order_void',
      'review other',
      'review overlaps',
      'review too_old',
      'review undo_too_late',
      'review unknown_session',
      'review unproven',
      'review wrong_pin',
      'taps',
      'turnedAway',
      'twice',
      'unheard',
      'unsaved',
    ]);
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
    expect(faults).not.toEqual([]);
  });
});
