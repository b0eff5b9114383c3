/**
 * Sees every tap being made and every answer leave the server, and holds each against the model as
 * it comes. What it finds wrong is a sentence.
 */
import type { TapAnswer, TapEvent } from '#schema/contract/events.ts';
import type { Made } from './deeds.ts';
import { ShopModel } from './shop-model.ts';

/** What a backup is a backup of, as far as the witness knows. */
export interface Memory {
  model: ShopModel;
  told: Map<string, string>;
}

export interface Exchange {
  event: TapEvent;
  deviceId: number;
  sentMs: number;
  nowMs: number;
  /** The restore generation of the server that answers. */
  generation: string;
  /** The one the tablet said it knows; null when it said none. */
  known: string | null;
  status: number;
  answer: TapAnswer;
}

export class Witness {
  readonly made = new Map<string, Made>();
  readonly faults: string[] = [];
  model: ShopModel;
  /** What the server said to each key, in words that do not change at the second time. */
  #told = new Map<string, string>();
  readonly #lastSeq = new Map<string, number>();

  constructor(people: readonly number[]) {
    this.model = new ShopModel(people);
  }

  get memory(): Memory {
    return { model: this.model.copy(), told: new Map(this.#told) };
  }

  /** The server was put back to then: what came since has to come again. */
  goBack({ model, told }: Memory): void {
    this.model = model.copy();
    this.#told = new Map(told);
    this.#lastSeq.clear();
  }

  fault(words: string): void {
    this.faults.push(words);
  }

  hear({ event, deviceId, sentMs, nowMs, generation, known, status, answer }: Exchange): void {
    const { key, seq } = event;
    const made = this.made.get(key);
    if (!made || !isSame(made, event, deviceId))
      return this.fault(`nobody tapped ${nameOf(event)}`);
    // A sealed PIN's try may have to wait; nothing else of an honest tablet is turned away.
    if (status === 429 && made.signIn.kind === 'sealed') return;
    const isOther = known !== null && known !== generation;
    if ((status === 412) !== isOther) {
      return this.fault(`${nameOf(event)} knows generation ${known} and is answered ${status}`);
    }
    if (isOther) return;
    if (status !== 200) return this.fault(`${nameOf(event)} is answered ${status}`);
    const { replayed, generation: said, ...words } = answer;
    if (said !== generation) this.fault(`${nameOf(event)} heard of generation ${said}`);
    const told = this.#told.get(key);
    if (replayed !== (told !== undefined)) {
      return this.fault(`${nameOf(event)} is ${replayed ? '' : 'not '}answered as a replay`);
    }
    if (told === undefined) {
      this.#told.set(key, JSON.stringify(words));
      this.#expectOrder(made, seq);
      this.#expect(event, answer, this.model.capture({ made, seq, sentMs, nowMs }));
    } else if (told !== JSON.stringify(words)) {
      this.fault(`${nameOf(event)} is answered otherwise the second time`);
    }
  }

  #expect(event: TapEvent, answer: TapAnswer, wanted: object): void {
    const { outcome } = answer;
    const said =
      outcome === 'applied'
        ? { outcome, clockCorrected: answer.clockCorrected }
        : { outcome, reason: answer.reason };
    if (JSON.stringify(said) === JSON.stringify(wanted)) return;
    const words = `${JSON.stringify(said)}, the model says ${JSON.stringify(wanted)}`;
    this.fault(`${nameOf(event)} came to ${words}`);
  }

  /** A person's taps on one tablet come in the order they were made; after a restore, each again. */
  #expectOrder({ userId, tablet }: Made, seq: number): void {
    const line = `${userId} on ${tablet}`;
    const last = this.#lastSeq.get(line);
    if (last !== undefined && seq < last) {
      this.fault(`tap ${seq} of ${line} came after tap ${last}`);
    }
    this.#lastSeq.set(line, seq);
  }
}

/** The tablet sends what was tapped, and says when by its own clock. */
function isSame(made: Made, event: TapEvent, deviceId: number): boolean {
  return (
    made.deviceId === deviceId &&
    made.userId === event.userId &&
    made.command === event.command &&
    made.deviceMs === Date.parse(event.occurredAt) &&
    JSON.stringify([made.input, made.signIn.proof]) === JSON.stringify([event.input, event.proof])
  );
}

export function nameOf({ key, userId, command }: Pick<TapEvent, 'key' | 'userId' | 'command'>) {
  return `${command} of ${userId} (${key.slice(-6)})`;
}
