/**
 * One week on the floor, in virtual time. In the end all is well again, everything settles, and is
 * held against the model. The same seed is the same week.
 */
import { Chance } from './chance.ts';
import { Floor } from './floor.ts';
import { NO_MISTAKE, type Mistake } from './mistakes.ts';
import type { Tablet } from './tablet.ts';
import { judge } from './verdict.ts';
import type { WeekShop } from './week-shop.ts';
import { nameOf } from './witness.ts';

const MINUTE_MS = 60_000;
/** A wrong PIN holds up the next try for a quarter of an hour at most. */
const SETTLES_WITHIN_MS = 12 * 60 * MINUTE_MS;

export interface WeekResult {
  seed: number;
  /** Sentences; empty when the week came out right. */
  faults: string[];
  story: readonly string[];
  counts: Readonly<Record<string, number>>;
}

async function begin(floor: Floor, shop: WeekShop): Promise<void> {
  const { chance, tablets, time } = floor;
  shop.beginWeek(time);
  const weather = chance.pick([1, 0.9, 0.75, 0.5]);
  for (const tablet of tablets) {
    tablet.network.quality = weather;
    await tablet.openTab();
  }
  await time.pass(2_000);
  if (chance.happens(0.5)) await floor.backUp();
}

/** All is well again: everything that waits has to get through. */
async function settle(floor: Floor): Promise<void> {
  const { chance, people, story, tablets } = floor;
  story.tell('all is well again');
  for (const tablet of tablets) {
    tablet.network.isDown = false;
    tablet.network.quality = 1;
    while (tablet.tabs.length > 1) tablet.closeTab();
    if (!tablet.isOn) await tablet.openTab();
  }
  await getThrough(floor);
  // What was put back is heard of when somebody opens the page, or taps.
  for (const tablet of tablets) {
    if (chance.happens(0.5)) await floor.until(tablet.look());
    else await floor.visit(chance.pick(people), tablet, 1);
  }
  await getThrough(floor);
  // Copies that are still on their way get there, too.
  await floor.pass(10 * MINUTE_MS);
}

async function getThrough({ time, tablets }: Floor): Promise<void> {
  const untilMs = time.nowMs + SETTLES_WITHIN_MS;
  const waits = ({ tabs }: Tablet) =>
    tabs.some(({ outbox }) => outbox.state.get().pending.length > 0);
  while (time.nowMs < untilMs && tablets.some(waits)) await time.pass(MINUTE_MS);
}

async function verdictOn({ tablets, witness }: Floor, shop: WeekShop): Promise<string[]> {
  const faults = [...witness.faults, ...shop.unexpected.map(String)];
  for (const tablet of tablets) {
    for (const { event, state } of await tablet.waiting()) {
      faults.push(`${nameOf(event)} is ${state} on ${tablet.name}`);
    }
  }
  const { running, auditSecret } = shop;
  if (running) faults.push(...judge(running.door.connection, witness, auditSecret));
  return [...new Set(faults)];
}

function countOutcomes({ witness, story }: Floor): void {
  const { made, model } = witness;
  const unsaved = [...made.values()].filter(({ isSaved }) => !isSaved);
  if (unsaved.length > 0) story.count('unsaved', unsaved.length);
  for (const outcome of model.outcomes.values()) {
    story.count(outcome.outcome === 'applied' ? 'applied' : `review ${outcome.reason}`);
  }
}

export async function runWeek(
  seed: number,
  shop: WeekShop,
  mistake: Mistake = NO_MISTAKE,
): Promise<WeekResult> {
  const chance = new Chance(seed);
  const floor = new Floor(chance, shop, mistake);
  const { witness, story, tablets } = floor;
  try {
    await begin(floor, shop);
    const taps = chance.int(15, 26);
    while (witness.made.size < taps && witness.faults.length === 0) {
      await floor.wait();
      await floor.happen();
    }
    await settle(floor);
    countOutcomes(floor);
    return { seed, faults: await verdictOn(floor, shop), story: story.lines, counts: story.counts };
  } finally {
    for (const tablet of tablets) {
      tablet.switchOff();
      await tablet.device.remove();
    }
  }
}
