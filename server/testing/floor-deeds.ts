/** What can happen on the floor, for property tests: people, taps, corrections, rates, repeats. */
import fc from 'fast-check';

export const PEOPLE = 3;
export const ORDERS = 3;
const MINUTE = 60_000;

const who = fc.nat(PEOPLE - 1);
/** Taps come up to five minutes late. */
const lagMs = fc.oneof(fc.constant(0), fc.nat(5 * MINUTE));
/** How far a correction moves an end: often not at all, so that it touches its neighbour. */
const around = fc.oneof(fc.constant(0), fc.integer({ min: -90 * MINUTE, max: 90 * MINUTE }));

const undo = (whose: fc.Arbitrary<number>) =>
  fc.record({
    do: fc.constant('undo' as const),
    who: whose,
    of: fc.constantFrom('start' as const, 'closure' as const),
    lagMs: fc.oneof(fc.constant(0), fc.nat(20_000)),
    back: fc.nat(2),
  });

const rate = (whose: fc.Arbitrary<number>) =>
  fc.record({
    do: fc.constant('rate' as const),
    who: whose,
    daysAgo: fc.nat(2),
    kind: fc.constantFrom('hourly' as const, 'salaried' as const),
    amountCents: fc.nat(9_000_000),
    confirm: fc.boolean(),
  });

/** One thing somebody does; which of the earlier ones it is about is told by counting back. */
export const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(300 * MINUTE) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      who,
      lagMs,
      order: fc.option(fc.nat(ORDERS - 1)),
      switch: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      who,
      lagMs,
      reason: fc.constantFrom('paused', 'finished', 'signed_out'),
      // Which of one's stretches, from the latest: mostly the one that runs.
      back: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(3)),
    }),
  },
  { weight: 2, arbitrary: undo(who) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('material' as const),
      who,
      order: fc.nat(ORDERS - 1),
      thousandths: fc.integer({ min: -9999, max: 9999 }).filter((quantity) => quantity !== 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      who,
      back: fc.nat(4),
      startBy: around,
      endBy: around,
    }),
  },
  { weight: 2, arbitrary: rate(who) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), which: fc.nat(60) }) },
);
const one = fc.constant(0);
const atOnce = fc.constant(0);

/** What one person taps within seconds: the deeds that an undo is about. */
export const quickDeed = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(12_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      who: one,
      lagMs: atOnce,
      order: fc.nat(ORDERS - 1),
      switch: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      who: one,
      lagMs: atOnce,
      reason: fc.constantFrom('paused', 'finished', 'signed_out'),
      back: fc.constant(0),
    }),
  },
  { weight: 4, arbitrary: undo(one) },
  { weight: 1, arbitrary: rate(one) },
);
export type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;
