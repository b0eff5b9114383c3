/** Somebody at work, who knows what they did and taps what they think comes next. */
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { Chance } from './chance.ts';
import type { Deed } from './deeds.ts';
import type { Tablet } from './tablet.ts';
import { ORDERS, VOID_ORDER } from './week-shop.ts';

type Doing = 'start' | 'pause' | 'finish' | 'leave' | 'material' | 'undo' | 'mistake';
const AT_WORK = { start: 30, pause: 18, finish: 14, leave: 4, material: 14, undo: 4, mistake: 6 };
const IDLE = { start: 60, pause: 0, finish: 0, leave: 0, material: 14, undo: 6, mistake: 8 };
const REASONS = { pause: 'paused', finish: 'finished', leave: 'signed_out' } as const;

export class Person {
  tablet: Tablet | null = null;
  /** What they believe to be working on. */
  running: string | null = null;
  #before: string | null = null;
  #latest: { of: 'start' | 'closure'; id: string } | null = null;
  readonly #known: string[] = [];
  readonly #chance: Chance;

  constructor(
    readonly userId: number,
    chance: Chance,
  ) {
    this.#chance = chance;
  }

  get canUndo(): boolean {
    return this.#latest !== null;
  }

  next(nowMs: number, isInHurry: boolean): Deed {
    const { running } = this;
    const doing: Doing =
      isInHurry && this.canUndo ? 'undo' : this.#chance.weighted(running ? AT_WORK : IDLE);
    if (doing === 'undo' && this.#latest) return this.#undo(this.#latest, nowMs);
    if (doing === 'material') return this.#material(nowMs);
    if (doing === 'mistake') return this.#close(this.#old(nowMs), 'finish');
    if (doing === 'start' || doing === 'undo' || running === null) return this.#start(nowMs);
    return this.#close(running, doing);
  }

  #id(nowMs: number): string {
    const id = uuid7(nowMs, this.#chance.bytes);
    this.#known.push(id);
    return id;
  }

  /** Any work of theirs, or none that ever was. */
  #old(nowMs: number): string {
    const isKnown = this.#known.length > 0 && this.#chance.happens(0.8);
    return isKnown ? this.#chance.pick(this.#known) : uuid7(nowMs, this.#chance.bytes);
  }

  #start(nowMs: number): Deed {
    const id = this.#id(nowMs);
    this.#before = this.running;
    this.running = id;
    this.#latest = { of: 'start', id };
    return { command: 'sessions.start', input: { id, ...this.#work(), ...this.#switch() } };
  }

  #switch(): { switch?: boolean } {
    const says = this.#chance.happens(this.running === null ? 0.5 : 0.85);
    return says ? { switch: true } : {};
  }

  #work(): { taskType: string; orderNumber?: string; createOrder?: boolean } {
    const chance = this.#chance;
    if (chance.happens(0.15)) return { taskType: 'CLEAN' };
    const taskType = chance.pick(['ENGRAVE', 'PACK']);
    if (chance.happens(0.05)) return { taskType, orderNumber: VOID_ORDER };
    const orderNumber = this.#order();
    return chance.happens(0.5)
      ? { taskType, orderNumber, createOrder: true }
      : { taskType, orderNumber };
  }

  #order(): string {
    return this.#chance.happens(0.12) ? `F-${this.#chance.int(1, 3)}` : this.#chance.pick(ORDERS);
  }

  #close(id: string, doing: keyof typeof REASONS): Deed {
    if (id === this.running) {
      this.running = null;
      this.#latest = { of: 'closure', id };
    }
    const pieces = doing === 'finish' ? { goodQuantity: this.#chance.int(0, 500) } : {};
    return { command: 'sessions.close', input: { id, reason: REASONS[doing], ...pieces } };
  }

  #undo({ of, id }: { of: 'start' | 'closure'; id: string }, nowMs: number): Deed {
    const newId = this.#id(nowMs);
    const goesOn = of === 'closure' || this.#before !== null;
    this.running = goesOn ? newId : null;
    this.#latest = null;
    return { command: 'sessions.undo', input: { id, of, newId } };
  }

  #material(nowMs: number): Deed {
    const id = uuid7(nowMs, this.#chance.bytes);
    const thousandths = this.#chance.int(1, 9_999) * (this.#chance.happens(0.2) ? -1 : 1);
    const input = {
      id,
      orderNumber: this.#order(),
      materialCode: 'BRASS',
      quantity: thousandths / 1000,
    };
    return { command: 'materials.log', input };
  }
}
