/**
 * What has to become of taps, from docs/offline.md and nothing else: arrays and maps, no database,
 * no rule shared with the server. The work itself is modelled in `server/testing/floor-model.ts`.
 */
import { materialCents, ModelWorker } from '#server/testing/floor-model.ts';
import type { Made } from './deeds.ts';
import { HOURLY_CENTS, ORDERS, VOID_ORDER } from './week-shop.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BRASS_CENTS = 333;

/** A tap as it reached the server. */
export interface Arrival {
  made: Made;
  seq: number;
  /** The device's clock when it was sent, UTC ms. */
  sentMs: number;
  /** The server's clock. */
  nowMs: number;
}

export type Outcome =
  { outcome: 'applied'; clockCorrected: boolean } | { outcome: 'review'; reason: string };

export interface ModelUsage {
  id: string;
  userId: number;
  order: string;
  thousandths: number;
  cents: number;
  usedAt: number;
}

interface Placed {
  seq: number;
  at: number;
  /** A tap whose time or person nobody believes holds no other back. */
  isBelieved: boolean;
}

const UNBELIEVED = ['clock_off', 'in_future', 'unproven', 'wrong_pin'];
/** What a refusal of work is called in the inbox, where it has a name of its own there. */
const NAMED = ['already_open', 'not_open', 'overlaps', 'ends_before_start', 'undo_too_late'];

export class ShopModel {
  readonly workers = new Map<number, ModelWorker>();
  readonly orders = new Set<string>(ORDERS);
  readonly usages: ModelUsage[] = [];
  readonly outcomes = new Map<string, Outcome>();
  /** Sessions that carry a time so far from what a device said that people should know. */
  readonly clockCorrected = new Set<string>();
  /** When the first tap of an offline sign-in came. */
  readonly #signInsCame = new Map<string, number>();
  readonly #placed = new Map<string, Placed[]>();

  constructor(people: readonly number[]) {
    for (const userId of people) {
      const worker = new ModelWorker();
      worker.rates.push({ day: '2025-01-01', kind: 'hourly', amountCents: HOURLY_CENTS });
      this.workers.set(userId, worker);
    }
  }

  /** As it is now, for when this moment is restored. */
  copy(): ShopModel {
    const copy = new ShopModel([]);
    for (const [userId, { stretches, rates }] of this.workers) {
      const worker = new ModelWorker();
      worker.stretches.push(...structuredClone(stretches));
      worker.rates.push(...rates);
      copy.workers.set(userId, worker);
    }
    for (const order of this.orders) copy.orders.add(order);
    copy.usages.push(...this.usages);
    for (const [key, outcome] of this.outcomes) copy.outcomes.set(key, outcome);
    for (const id of this.clockCorrected) copy.clockCorrected.add(id);
    for (const [key, at] of this.#signInsCame) copy.#signInsCame.set(key, at);
    for (const [line, placed] of this.#placed) copy.#placed.set(line, [...placed]);
    return copy;
  }

  /** A tap the server never saw arrives. */
  capture(arrival: Arrival): Outcome {
    const { made, seq } = arrival;
    const told = corrected(arrival);
    const proof = this.#proofDoubt(arrival);
    const clock = clockDoubt(arrival);
    const previous = this.#previous(made, seq);
    const isBack = clock === undefined && previous !== null && told < previous;
    const isFarBack = isBack && previous - told > 10 * MINUTE_MS;
    const at = isBack && !isFarBack ? previous : told;
    const doubt = proof ?? clock ?? (isFarBack ? 'clock_off' : undefined);
    const refused = doubt ?? this.#do(made, at);
    const placed = { seq, at, isBelieved: !UNBELIEVED.includes(refused ?? '') };
    this.#line(made).push(placed);
    const outcome: Outcome =
      refused === undefined
        ? { outcome: 'applied', clockCorrected: Math.abs(at - made.deviceMs) > 2 * MINUTE_MS }
        : { outcome: 'review', reason: refused };
    this.outcomes.set(made.key, outcome);
    if (outcome.outcome === 'applied' && outcome.clockCorrected) this.#flag(made);
    return outcome;
  }

  #proofDoubt({ made, sentMs, nowMs }: Arrival): string | undefined {
    const at = made.deviceMs + nowMs - sentMs;
    const { signIn } = made;
    if (signIn.kind === 'grant') {
      const holds = at >= signIn.fromMs - 10 * MINUTE_MS && at <= signIn.untilMs;
      return holds ? undefined : 'unproven';
    }
    const came = this.#signInsCame.get(signIn.signInKey) ?? nowMs;
    this.#signInsCame.set(signIn.signInKey, came);
    if (!signIn.isRight) return 'wrong_pin';
    return at <= came + 24 * HOUR_MS ? undefined : 'unproven';
  }

  #line({ userId, deviceId }: Made): Placed[] {
    const name = `${userId}@${deviceId}`;
    const line = this.#placed.get(name) ?? [];
    this.#placed.set(name, line);
    return line;
  }

  /** When the person's tap before this one on that tablet counts. */
  #previous(made: Made, seq: number): number | null {
    const before = this.#line(made).filter((one) => one.isBelieved && one.seq < seq);
    return before.sort((one, other) => other.seq - one.seq)[0]?.at ?? null;
  }

  /** @returns why it is not done, or undefined: it is */
  #do(made: Made, at: number): string | undefined {
    const worker = this.workers.get(made.userId);
    if (!worker) throw new Error(`Nobody has number ${made.userId}`);
    const refused = this.#work(worker, made, at);
    if (refused === undefined || refused.startsWith('order_')) return refused;
    if (refused === 'not_found') return 'unknown_session';
    return NAMED.includes(refused) ? refused : 'other';
  }

  #work(worker: ModelWorker, made: Made, at: number): string | undefined {
    switch (made.command) {
      case 'sessions.start': {
        const { id = '', orderNumber = null, switch: isSwitch = false, createOrder } = made.input;
        const order = this.#orderDoubt(orderNumber, createOrder ?? false);
        const refused = order ?? worker.wantStart(id, orderNumber, at, isSwitch);
        if (refused === undefined && orderNumber !== null) this.orders.add(orderNumber);
        return refused;
      }
      case 'sessions.close':
        return worker.wantEnd(made.input.id, at, made.input.reason);
      case 'sessions.undo': {
        const { id, of, newId = '' } = made.input;
        if (of === 'start') return worker.wantUndoneStart(id, newId, at);
        return worker.wantUndoneEnd(id, newId, at);
      }
      case 'materials.log': {
        const { id = '', orderNumber: order, quantity } = made.input;
        const refused = this.#orderDoubt(order, false);
        if (refused !== undefined) return refused;
        const cents = materialCents(quantity, BRASS_CENTS);
        const { userId } = made;
        const thousandths = Math.round(quantity * 1000);
        const logged = this.usages
          .filter((usage) => usage.order === order)
          .reduce((sum, usage) => sum + usage.thousandths, 0);
        if (thousandths < 0 && logged + thousandths < 0) return 'return_too_large';
        this.usages.push({ id, userId, order, thousandths, cents, usedAt: at });
        return undefined;
      }
    }
  }

  #orderDoubt(order: string | null, create: boolean): string | undefined {
    if (order === null) return undefined;
    if (order === VOID_ORDER) return 'order_void';
    return this.orders.has(order) || create ? undefined : 'order_unknown';
  }

  #flag({ command, input }: Made): void {
    if (command !== 'materials.log' && input.id !== undefined) this.clockCorrected.add(input.id);
  }
}

/** The instant the tap names, by the server's clock; nothing happens after now. */
function corrected({ made, sentMs, nowMs }: Arrival): number {
  return Math.min(made.deviceMs + nowMs - sentMs, nowMs);
}

function clockDoubt({ made, sentMs, nowMs }: Arrival): string | undefined {
  if (Math.abs(nowMs - sentMs) > 10 * MINUTE_MS) return 'clock_off';
  const at = made.deviceMs + nowMs - sentMs;
  if (at > nowMs + 2 * MINUTE_MS) return 'in_future';
  return at < nowMs - 72 * HOUR_MS ? 'too_old' : undefined;
}
