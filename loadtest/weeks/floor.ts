/**
 * The floor of a simulated week: its tablets, its people, and everything that can happen to these,
 * to the network and to the server.
 */
import { VirtualTime } from '../../pwa/tablet/outbox/testing/virtual-time.ts';
import type { Chance } from './chance.ts';
import type { Mistake } from './mistakes.ts';
import type { Around } from './network.ts';
import { Person } from './person.ts';
import { Story } from './story.ts';
import { Tablet } from './tablet.ts';
import { KEEP_HEAD_MS, WEEK_BEGINS, type WeekShop } from './week-shop.ts';
import { Witness, type Memory } from './witness.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** A tablet keeps seven days: whatever is restored in a week has to come back from there. */
const LONGEST_MS = 6.5 * 24 * HOUR_MS;

const HAPPENINGS = {
  tap: 60,
  reload: 7,
  secondTab: 2,
  switchOff: 2,
  forget: 3,
  outage: 8,
  clock: 9,
  restart: 4,
  backUp: 5,
  restore: 4,
  nudge: 2,
};

interface Backup {
  database: Buffer;
  memory: Memory;
  atMs: number;
}

export class Floor {
  readonly time = new VirtualTime(WEEK_BEGINS);
  readonly witness: Witness;
  readonly story: Story;
  readonly #shop: WeekShop;
  readonly tablets: Tablet[];
  readonly people: Person[];
  #backup: Backup | null = null;

  constructor(
    readonly chance: Chance,
    shop: WeekShop,
    mistake: Mistake,
  ) {
    this.#shop = shop;
    this.witness = new Witness(shop.people);
    this.story = new Story(() => this.time.nowMs);
    const { time, witness, story } = this;
    const around: Around = { time, shop, chance, witness, story };
    const tablets = shop.tablets.slice(0, chance.int(2, shop.tablets.length));
    this.tablets = tablets.map((enrolled) => new Tablet(around, enrolled, mistake));
    const some = shop.people.slice(0, chance.int(3, shop.people.length));
    this.people = some.map((userId) => new Person(userId, chance));
  }

  async wait(): Promise<void> {
    const { chance, time } = this;
    const length = chance.weighted({ seconds: 40, minutes: 40, hours: 16, night: 4 });
    const isLate = time.nowMs > WEEK_BEGINS + LONGEST_MS - 24 * HOUR_MS;
    const ms = {
      seconds: chance.int(0, 20 * SECOND_MS),
      minutes: chance.int(0, 45 * MINUTE_MS),
      hours: isLate ? 0 : chance.int(0, 4 * HOUR_MS),
      night: isLate ? 0 : chance.int(8 * HOUR_MS, 20 * HOUR_MS),
    }[length];
    await this.pass(ms);
  }

  /** Time passes; no clock goes quite right. */
  async pass(ms: number): Promise<void> {
    await this.time.pass(ms);
    for (const { device } of this.tablets) {
      device.skewMs += Math.round((ms * this.chance.int(-200, 200)) / 1e6);
    }
  }

  /** One thing, whatever it is. */
  happen(): Promise<void> {
    const what = this.chance.weighted(HAPPENINGS);
    const tablet = this.chance.pick(this.tablets);
    switch (what) {
      case 'tap':
        return this.#tap();
      case 'reload':
        return this.#reload(tablet);
      case 'secondTab':
        return this.#openTab(tablet);
      case 'switchOff':
        return this.#switchOff(tablet);
      case 'forget':
        return this.#forget(tablet);
      case 'outage':
        return this.#outage();
      case 'clock':
        return this.#turnClock(tablet);
      case 'restart':
        return this.#restart();
      case 'backUp':
        return this.backUp();
      case 'restore':
        return this.#restore();
      case 'nudge':
        for (const { outbox } of tablet.tabs) outbox.nudge();
        return Promise.resolve();
    }
  }

  /** One person comes to a tablet, and taps there a few times. */
  async #tap(): Promise<void> {
    const { chance } = this;
    const person = chance.pick(this.people);
    const tablet = this.#tabletFor(person);
    if (tablet) await this.visit(person, tablet, chance.int(1, 4));
  }

  async visit(person: Person, tablet: Tablet, taps: number): Promise<void> {
    const { chance } = this;
    if (!(await this.#signIn(person, tablet))) return;
    for (let more = taps; more > 0 && tablet.isOn; more -= 1) {
      const isInHurry = chance.happens(0.35);
      const deed = person.next(this.time.nowMs, isInHurry);
      const made = tablet.tap(deed);
      this.story.count('taps');
      this.story.tell(
        `${person.userId} on ${tablet.name} (${made.signIn.kind}): ${deed.command} ` +
          `${JSON.stringify(shortIds(deed.input))}, key ${made.key.slice(-6)}`,
      );
      if (chance.happens(0.05)) {
        tablet.crash();
        return this.time.settle();
      }
      await this.pass(chance.int(0, 14 * SECOND_MS));
    }
    if (chance.happens(0.5)) await this.until(tablet.showDay());
  }

  #tabletFor(person: Person): Tablet | undefined {
    const on = this.tablets.filter(({ isOn }) => isOn);
    const stays = person.tablet?.isOn === true && this.chance.happens(0.7);
    if (stays || on.length === 0) return stays ? (person.tablet ?? undefined) : undefined;
    return this.chance.pick(on);
  }

  async #signIn(person: Person, tablet: Tablet): Promise<boolean> {
    const { signIn } = tablet;
    const isThere = signIn?.userId === person.userId && person.tablet === tablet;
    person.tablet = tablet;
    if (isThere && this.chance.happens(0.8)) return true;
    const welcomed = await this.until(tablet.welcome(person.userId));
    const how = tablet.signIn?.kind === 'sealed' && !tablet.signIn.isRight ? ', wrong PIN' : '';
    this.story.tell(
      welcomed
        ? `${person.userId} signs in on ${tablet.name} by ${tablet.signIn?.kind}${how}`
        : `${person.userId} cannot sign in on ${tablet.name}`,
    );
    return welcomed;
  }

  /** Lets time pass until something is done that takes some. */
  async until<Result>(doing: Promise<Result>): Promise<Result> {
    const doings = new Set([doing]);
    const done = () => doings.delete(doing);
    doing.then(done, done);
    await this.time.settle();
    while (doings.size > 0) await this.time.pass(100);
    return doing;
  }

  async #reload(tablet: Tablet): Promise<void> {
    if (!tablet.isOn) return;
    this.story.tell(`${tablet.name} is loaded again`);
    this.story.count('reloads');
    tablet.closeTab();
    await tablet.openTab();
  }

  async #openTab(tablet: Tablet): Promise<void> {
    if (!tablet.isOn || tablet.tabs.length > 1) return;
    this.story.tell(`${tablet.name} has two tabs for a while`);
    await tablet.openTab();
    this.time.after(this.chance.int(0, HOUR_MS), () => {
      if (tablet.tabs.length > 1) tablet.closeTab(this.chance.int(0, 1));
    });
  }

  async #switchOff(tablet: Tablet): Promise<void> {
    if (!tablet.isOn) return;
    const ms = this.chance.int(0, 10 * HOUR_MS);
    this.story.tell(`${tablet.name} is switched off for ${inMinutes(ms)}`);
    tablet.switchOff();
    this.time.after(ms, () => {
      if (!tablet.isOn) void tablet.openTab();
    });
    await this.time.settle();
  }

  /** Somebody taps where there is no network, and the tablet lies in a drawer until found again. */
  async #forget(tablet: Tablet): Promise<void> {
    const { chance, time } = this;
    if (!tablet.isOn) return;
    tablet.network.isDown = true;
    this.story.tell(`${tablet.name} is out of reach`);
    await this.visit(chance.pick(this.people), tablet, 3);
    await this.#switchOff(tablet);
    if (chance.happens(0.5)) await this.#turnClock(tablet);
    const isRoom = time.nowMs < WEEK_BEGINS + LONGEST_MS - 80 * HOUR_MS;
    if (isRoom && chance.happens(0.3)) await this.pass(chance.int(70, 80) * HOUR_MS);
    tablet.network.isDown = false;
  }

  /** Of one tablet, or of the whole shop. */
  async #outage(): Promise<void> {
    const { chance } = this;
    const concerned = chance.happens(0.5) ? [chance.pick(this.tablets)] : this.tablets;
    const isLong = chance.happens(0.15);
    const ms = isLong ? chance.int(0, 5 * HOUR_MS) : chance.int(0, 20 * MINUTE_MS);
    this.story.tell(`no network for ${inMinutes(ms)}: ${concerned.map(({ name }) => name).join()}`);
    this.story.count('outages');
    for (const { network } of concerned) network.isDown = true;
    const [first] = concerned;
    if (first && chance.happens(0.3)) this.time.after(ms / 2, () => void this.#turnClock(first));
    this.time.after(ms, () => {
      for (const { network } of concerned) network.isDown = false;
    });
    await this.time.settle();
  }

  #turnClock(tablet: Tablet): Promise<void> {
    const furthest = this.chance.happens(0.3) ? 25 : 9;
    tablet.device.skewMs = this.chance.int(-furthest * MINUTE_MS, furthest * MINUTE_MS);
    const seconds = Math.round(tablet.device.skewMs / SECOND_MS);
    this.story.tell(`the clock of ${tablet.name} is now ${seconds} s ahead`);
    this.story.count('clocksTurned');
    return Promise.resolve();
  }

  async #restart(): Promise<void> {
    const how = this.chance.pick(['stop', 'kill'] as const);
    this.story.tell(`the server is restarted (${how})`);
    this.story.count('restarts');
    this.#shop.stop(how);
    await this.pass(this.chance.int(0, 2 * MINUTE_MS));
    this.#shop.start();
  }

  backUp(): Promise<void> {
    const { witness, time } = this;
    this.story.tell('a backup is made');
    this.#backup = { database: this.#shop.backUp(), memory: witness.memory, atMs: time.nowMs };
    return Promise.resolve();
  }

  async #restore(): Promise<void> {
    if (!this.#backup) return;
    const { database, memory, atMs } = this.#backup;
    const agoMs = this.time.nowMs - atMs;
    // What was written since a copy of this very minute, a killed server does not remember.
    const how = agoMs > KEEP_HEAD_MS ? this.chance.pick(['stop', 'kill'] as const) : 'stop';
    this.story.tell(`the backup of ${inMinutes(agoMs)} ago is put back (after a ${how})`);
    this.story.count('restores');
    this.#shop.stop(how);
    await this.pass(this.chance.int(0, 10 * MINUTE_MS));
    this.#shop.restore(database);
    this.witness.goBack(memory);
    this.#shop.start();
  }
}

const inMinutes = (ms: number): string => `${Math.round(ms / MINUTE_MS)} min`;

/** Of an id its end is enough to follow a story. */
function shortIds(input: object): object {
  const shorten = ([name, value]: [string, unknown]) =>
    typeof value === 'string' && value.length === 36 ? [name, value.slice(-6)] : [name, value];
  return Object.fromEntries(
    Object.entries(input).map((entry) => shorten(entry) as [string, unknown]),
  );
}
