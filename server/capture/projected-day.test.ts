/** What the tablet shows at once, against what the server says after the very same taps. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TapCommand, TapEvent } from '#schema/contract/events.ts';
import type { Me } from '#schema/contract/sessions.ts';
import { freshDay, projectDay, type Day, type DayTap } from '#schema/rules/project-day.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { openTablet, type Tablet } from './testing/tablet.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ORDERS = ['10481', '10482', '10483'];
const WORDS = {
  ENGRAVE: {
    ...{ customerName: 'Acme Trophies', description: 'Crystal obelisk', dueDate: null },
    ...{ taskTypeName: 'Engraving', flags: [] },
  },
  CLEAN: {
    ...{ customerName: null, description: null, dueDate: null },
    ...{ taskTypeName: 'Cleaning', flags: [] },
  },
};

let shop: TestShop;
let names: Record<string, string>;
beforeAll(async () => {
  shop = await openTestShop();
  for (const number of ORDERS) await shop.addOrder(number);
  const rows = shop.door.connection.raw.prepare('SELECT code, name FROM task_type').all();
  names = Object.fromEntries(
    (rows as { code: string; name: string }[]).map(({ code, name }) => [code, name]),
  );
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const deed = fc.record({
  // Often within the seconds of an undo.
  waitMs: fc.oneof(fc.nat(12_000), fc.nat(2 * HOUR_MS)),
  do: fc.constantFrom(
    ...(['start', 'switch', 'paused', 'finished', 'signed_out', 'undo', 'undo'] as const),
    ...(['material', 'stray', 'sync'] as const),
  ),
  order: fc.constantFrom(null, ...ORDERS),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** One person at one tablet whose network comes and goes. */
class Run {
  seen: Day;
  /** Tapped and not sent yet. */
  readonly waiting: DayTap[] = [];
  outcomes: string[] = [];

  constructor(
    readonly tablet: Tablet,
    readonly userId: number,
    me: Me,
  ) {
    this.seen = { me, undo: null };
  }

  get day(): Day {
    const calendar = plantCalendar(shop.context.settings().plantTimeZone);
    const context = {
      ...{ nowMs: shop.now(), offsetMs: -this.tablet.aheadMs },
      dayOf: (atMs: number) => calendar.dayOf(atMs),
    };
    return projectDay(this.seen, this.waiting, context);
  }

  tap(command: TapCommand, input: object, words: DayTap['words'] = null): void {
    const event: TapEvent = this.tablet.tap(this.userId, command, input);
    this.waiting.push({ event, words });
  }

  async sync(): Promise<void> {
    const { day } = this;
    let inReview = day.me.inReview;
    for (const { event } of this.waiting.splice(0)) {
      const answer = await this.tablet.send(event);
      expect(answer.status).toBe(200);
      this.outcomes.push(answer.json.outcome as string);
      if (answer.json.outcome === 'review') inReview += 1;
    }
    const me = await readMe(this.userId);
    expect({ ...day.me, inReview }).toEqual(me);
    this.seen = freshDay(me, day);
  }
}

/** As somebody who just signed in: days pass in which a sign-in ends. */
async function readMe(userId: number): Promise<Me> {
  const answer = await shop.request('GET', '/api/me', { as: await shop.cookieFor(userId) });
  expect(answer.status).toBe(200);
  return answer.json as Me;
}

function act(run: Run, one: Deed): void {
  const id = uuid7(shop.now());
  const { me, undo } = run.day;
  switch (one.do) {
    case 'start':
    case 'switch': {
      const taskType = one.order === null ? 'CLEAN' : 'ENGRAVE';
      const work = { id, taskType, ...(one.order === null ? {} : { orderNumber: one.order }) };
      const input = one.do === 'switch' ? { ...work, switch: true } : work;
      const words = { ...WORDS[taskType], taskTypeName: names[taskType] ?? '' };
      return run.tap('sessions.start', input, words);
    }
    case 'undo':
      return run.tap('sessions.undo', {
        ...{ of: undo?.of ?? 'start', id: undo?.id ?? me.openSession?.id ?? id },
        newId: uuid7(shop.now()),
      });
    case 'material': {
      const orderNumber = one.order ?? '10481';
      return run.tap('materials.log', { id, orderNumber, materialCode: 'BRASS', quantity: 1 });
    }
    case 'stray':
      return run.tap('sessions.close', { id, reason: 'finished' });
    default:
      return run.tap('sessions.close', { id: me.openSession?.id ?? id, reason: one.do });
  }
}

describe('the day a tablet shows', () => {
  it('is the one the server tells once it got the taps', async () => {
    const seen = new Set<string>();
    let people = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 3, maxLength: 25 }),
        fc.integer({ min: -110_000, max: 110_000 }),
        async (deeds, aheadMs) => {
          people += 1;
          // User names are made of the letters.
          const name = String(people).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
          const userId = await shop.addUser(`Person ${name}`);
          // A new morning: nothing is left from the run before.
          shop.later(20 * HOUR_MS);
          const tablet = await openTablet(shop, `Bench ${people}`);
          tablet.aheadMs = aheadMs;
          const run = new Run(tablet, userId, await readMe(userId));
          for (const one of deeds) {
            shop.later(one.waitMs);
            if (one.do === 'sync') await run.sync();
            else act(run, one);
          }
          await run.sync();
          for (const outcome of run.outcomes) seen.add(outcome);
        },
      ),
      { numRuns: 60, seed: 20_261_104, endOnFailure: true },
    );
    expect([...seen].sort()).toEqual(['applied', 'review']);
  });
});
