/** One person at a tablet: the seven operations of a task cycle, at human pace or without pauses. */
import { setMaxListeners } from 'node:events';
import type { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { HttpClient, type Answer, type Sending } from '../http-client.ts';
import { attempt } from './attempt.ts';
import type { Fixtures } from './fixtures.ts';
import { newActs, type Acts } from './ledger.ts';
import type { Operation, Outcomes } from './outcomes.ts';

export interface Stage {
  origin: string;
  agent: Agent;
  fixtures: Fixtures;
  outcomes: Outcomes;
  burst: boolean;
  iterations: number;
  signal: AbortSignal;
  random: () => number;
}

const SHORTEST_PAUSE_MS = 1500;
const LONGEST_PAUSE_MS = 4000;

/** Ends a cycle of which the rest makes no sense. */
class CycleBroken extends Error {}

class Person {
  readonly acts: Acts;
  readonly #client: HttpClient;
  #isFirst = true;

  constructor(
    private readonly stage: Stage,
    private readonly pin: string,
    userId: number,
    private readonly orderNumber: string,
  ) {
    this.acts = newActs(userId);
    const { cookies } = stage.fixtures.device;
    this.#client = new HttpClient(stage.origin, stage.agent, cookies);
  }

  async work(): Promise<void> {
    for (let n = 0; n < this.stage.iterations; n += 1) {
      try {
        await this.#cycle();
      } catch (error) {
        if (!(error instanceof CycleBroken)) throw error;
      }
      if (this.stage.signal.aborted) return;
    }
  }

  async #cycle(): Promise<void> {
    const { fixtures } = this.stage;
    const { orderNumber } = this;
    await this.#signIn();
    await this.#search();
    const id = uuid7(Date.now());
    const { taskType, material } = fixtures;
    await this.#mutate('start', 'sessions.start', 201, '/api/sessions', {
      id,
      orderNumber,
      taskType,
      // Work that a broken cycle left running ends here.
      switch: true,
    });
    await this.#lookAtOwnState(id);
    await this.#mutate('log material', 'materials.log', 201, '/api/material-usages', {
      id: uuid7(Date.now()),
      orderNumber,
      materialCode: material,
      quantity: 1,
    });
    await this.#mutate('finish', 'sessions.close', 200, `/api/sessions/${id}/closure`, {
      reason: 'finished',
      goodQuantity: 1,
    });
    await this.#signOut();
  }

  async #signIn(): Promise<void> {
    const { userId, signIns } = this.acts;
    const body = { userId, pin: this.pin };
    const sending = { method: 'POST', path: '/api/auth/pin', body };
    const { failure, busy } = await this.#do('sign in', sending, 200);
    signIns.unconfirmed += busy;
    if (failure === undefined) signIns.acknowledged += 1;
    else {
      signIns.unconfirmed += 1;
      throw new CycleBroken();
    }
  }

  async #search(): Promise<void> {
    const path = `/api/orders/search?q=${this.orderNumber.toLowerCase()}`;
    const { answer } = await this.#do('search', { method: 'GET', path }, 200, (found) => {
      const { orders } = found.body as { orders: { orderNumber: string }[] };
      return orders.some(({ orderNumber }) => orderNumber === this.orderNumber)
        ? undefined
        : `${this.orderNumber} is not among what was found`;
    });
    if (!answer) throw new CycleBroken();
  }

  async #lookAtOwnState(sessionId: string): Promise<void> {
    await this.#do('own state', { method: 'GET', path: '/api/me' }, 200, ({ body }) => {
      const { openSession } = body as { openSession: { id: string } | null };
      return openSession?.id === sessionId
        ? undefined
        : 'the work that was just started is not shown as running';
    });
  }

  async #signOut(): Promise<void> {
    const { failure } = await this.#do('sign out', { method: 'DELETE', path: '/api/auth' }, 204);
    if (failure === undefined) this.acts.signIns.ended += 1;
  }

  /** A tap: under a key of its own, with when it happened, and noted as acknowledged. */
  async #mutate(
    operation: Operation,
    command: string,
    expected: number,
    path: string,
    body: object,
  ): Promise<void> {
    await this.#pause();
    const key = uuid7(Date.now());
    const now = new Date().toISOString();
    const headers = {
      'idempotency-key': key,
      'acting-user': String(this.acts.userId),
      'occurred-at': now,
      'sent-at': now,
    };
    this.acts.sent.set(key, command);
    const sending = { method: 'POST', path, body, headers };
    const done = await attempt(this.#client, sending, expected, this.stage.random);
    this.stage.outcomes.add(operation, done);
    if (!done.answer) throw new CycleBroken();
    this.acts.acknowledged.add(key);
  }

  async #do(
    operation: Operation,
    sending: Sending,
    expected: number,
    /** What is wrong with the answer, in words. */
    wrong: (answer: Answer) => string | undefined = () => undefined,
  ) {
    await this.#pause();
    const done = await attempt(this.#client, sending, expected, this.stage.random);
    const failure = done.failure ?? (done.answer && wrong(done.answer));
    this.stage.outcomes.add(operation, { ...done, failure });
    return { ...done, failure };
  }

  /** As people pause between two taps; not before the first, when everybody is released. */
  async #pause(): Promise<void> {
    const { signal, burst, random } = this.stage;
    if (signal.aborted) throw new CycleBroken();
    if (!this.#isFirst && !burst) {
      const ms = SHORTEST_PAUSE_MS + random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
      await sleep(ms, undefined, { signal }).catch(() => {
        throw new CycleBroken();
      });
    }
    this.#isFirst = false;
  }
}

/** Releases everybody at once and waits for the last. @returns what each of them did */
export async function releaseEverybody(stage: Stage): Promise<Acts[]> {
  const { people, orderNumbers } = stage.fixtures;
  // Everybody listens while pausing.
  setMaxListeners(people.length + 1, stage.signal);
  const crowd = people.map(({ userId, pin }, n) => {
    const orderNumber = orderNumbers[n % orderNumbers.length] ?? '';
    return new Person(stage, pin, userId, orderNumber);
  });
  await Promise.all(crowd.map((person) => person.work()));
  return crowd.map(({ acts }) => acts);
}
