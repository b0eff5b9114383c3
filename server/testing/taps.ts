/**
 * People tapping at a real server over HTTP, each one tap after the other under a key of its own:
 * start work, log material, finish. Every tap is remembered with the answer it got, so that the
 * ledger can be held against it.
 */
import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { HttpClient } from '../../loadtest/http-client.ts';
import { MATERIAL, ORDERS, TASK_TYPE, type Person } from './stock-shop.ts';

export type TapKind = 'start' | 'material' | 'closure';

export interface Tap {
  kind: TapKind;
  userId: number;
  cookie: string;
  key: string;
  /** The session it starts, ends, or is made during. */
  sessionId: string;
  /** Public id of the row that the tap makes or ends. */
  rowId: string;
  path: string;
  body: object;
  /** By the tablet's clock, UTC ms. */
  occurredAt: number;
  /** The answer that confirmed it; undefined while nobody said "saved". */
  confirmed: { status: number; body: unknown } | undefined;
}

const KINDS: readonly TapKind[] = ['start', 'material', 'closure'];
const CONFIRMED: Readonly<Record<TapKind, number>> = { start: 201, material: 201, closure: 200 };

export const confirms = (tap: Tap, status: number): boolean => status === CONFIRMED[tap.kind];

/** What one person does next, given the tap before. */
function nextTap({ userId, cookie }: Person, before: Tap | undefined): Tap {
  const kind = KINDS[(before ? KINDS.indexOf(before.kind) + 1 : 0) % KINDS.length] ?? 'start';
  const orderNumber = ORDERS[userId % ORDERS.length];
  const occurredAt = Date.now();
  const newId = uuid7(occurredAt);
  const sessionId = kind === 'start' || !before ? newId : before.sessionId;
  const rowId = kind === 'material' ? newId : sessionId;
  const work = {
    start: { path: '/api/sessions', body: { id: rowId, orderNumber, taskType: TASK_TYPE } },
    material: {
      path: '/api/material-usages',
      body: { id: rowId, orderNumber, materialCode: MATERIAL, quantity: 1 },
    },
    closure: {
      path: `/api/sessions/${rowId}/closure`,
      body: { reason: 'finished', goodQuantity: 1 },
    },
  }[kind];
  const key = randomUUID();
  return { kind, userId, cookie, key, sessionId, rowId, ...work, occurredAt, confirmed: undefined };
}

export interface Sent {
  status: number;
  body: unknown;
  replayed: boolean;
  retryAfter: string | undefined;
  ms: number;
}

/** Sends a tap, or sends it again. @throws Error when no whole answer came. */
export async function send(origin: string, tap: Tap, agent?: Agent): Promise<Sent> {
  const client = new HttpClient(origin, agent);
  const { status, body, headers, ms } = await client.send({
    method: 'POST',
    path: tap.path,
    body: tap.body,
    headers: {
      cookie: tap.cookie,
      'idempotency-key': tap.key,
      'occurred-at': new Date(tap.occurredAt).toISOString(),
      'sent-at': new Date().toISOString(),
    },
  });
  const retryAfter = headers['retry-after'];
  return {
    status,
    body,
    ms,
    replayed: headers['idempotency-replayed'] === 'true',
    retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
  };
}

/** The people and everything they tapped so far. */
export class Floor {
  readonly taps: Tap[] = [];
  /** Answers that are neither "saved" nor "try again". */
  readonly surprises: string[] = [];
  readonly #last = new Map<number, Tap>();

  constructor(readonly people: readonly Person[]) {}

  /** The next tap of a person, remembered before it is sent. */
  next(person: Person): Tap {
    const tap = nextTap(person, this.#last.get(person.userId));
    this.#last.set(person.userId, tap);
    this.taps.push(tap);
    return tap;
  }

  /** Sends a tap and notes what came of it. @throws Error when no whole answer came. */
  async deliver(origin: string, tap: Tap, agent?: Agent): Promise<Sent> {
    const sent = await send(origin, tap, agent);
    if (confirms(tap, sent.status)) tap.confirmed ??= { status: sent.status, body: sent.body };
    else if (sent.status !== 503) {
      this.surprises.push(`${tap.kind} ${tap.key}: ${sent.status} ${JSON.stringify(sent.body)}`);
    }
    return sent;
  }

  /** Everybody taps at once, one tap after the other, until a tap is not confirmed or `enough`. */
  async tapAway(origin: string, agent: Agent, enough: () => boolean): Promise<void> {
    await Promise.all(
      this.people.map(async (person) => {
        while (!enough()) {
          const tap = this.next(person);
          await this.deliver(origin, tap, agent).catch(() => undefined);
          if (!tap.confirmed) return;
        }
      }),
    );
  }

  /**
   * Sends taps again under their keys, all at once. Whoever was told "saved" must be told the
   * same, marked as a replay; the others are confirmed now.
   */
  async retry(origin: string, taps: readonly Tap[], agent: Agent): Promise<Retried> {
    let doneUnconfirmed = 0;
    const faults = await Promise.all(
      taps.map(async (tap) => {
        const before = tap.confirmed;
        const sent = await this.deliver(origin, tap, agent);
        if (!confirms(tap, sent.status)) return `${tap.kind} ${tap.key} is refused: ${sent.status}`;
        if (!before && sent.replayed) doneUnconfirmed += 1;
        if (!before) return undefined;
        if (!sent.replayed) return `${tap.kind} ${tap.key} was done a second time`;
        const isSame = JSON.stringify(sent.body) === JSON.stringify(before.body);
        return isSame ? undefined : `${tap.kind} ${tap.key} got another answer the second time`;
      }),
    );
    return { doneUnconfirmed, faults: faults.filter((fault) => fault !== undefined) };
  }
}

export interface Retried {
  /** Taps that nobody had been told about and that were done all the same. */
  doneUnconfirmed: number;
  faults: string[];
}
