/** Raw HTTP/1.1 requests: made once more cheaply than any client could. */
import { randomFillSync } from 'node:crypto';
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { Plan, Work } from './plan.ts';
import { FIRST_ORDER, FOREMAN_TOKEN, ORDERS, PIN, tokenOf } from './shop.ts';

/** Random bytes by the block: a call for every id would cost more than the id. */
const pool = Buffer.alloc(64 * 1024);
let used = pool.length;
function fillFromPool(bytes: Uint8Array): void {
  if (used + bytes.length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  bytes.set(pool.subarray(used, used + bytes.length));
  used += bytes.length;
}
const newId = (): string => uuid7(Date.now(), fillFromPool);

const pick = (count: number): number => Math.floor(Math.random() * count);
const anyOrder = (): string => String(FIRST_ORDER + pick(ORDERS));

/** As people search: the beginning of a number, a customer, a word and a number. */
function anySearch(): string {
  const searches = [
    () => anyOrder().slice(0, 2 + pick(4)),
    () => `Customer ${pick(500)}`,
    () => `obelisk ${pick(997)}`,
    () => anyOrder().slice(2),
  ];
  return encodeURIComponent(searches[pick(searches.length)]?.() ?? '');
}

export interface Request {
  text: string;
  /** `scope key` of a mutation. */
  key: string | undefined;
}

/** One person at one connection. */
export class Requester {
  readonly #head: string;
  readonly #foremanHead: string;
  readonly #userId: number;
  #openSession: string | undefined;

  constructor(plan: Plan, connection: number) {
    const { host } = new URL(plan.origin);
    const person = plan.firstPerson + connection;
    this.#userId = plan.firstUserId + person;
    const headOf = (cookie: string): string => `HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n`;
    this.#head = headOf(`tot_development_tablet=${tokenOf(person)}`);
    this.#foremanHead = headOf(`tot_development_console=${FOREMAN_TOKEN}`);
  }

  next(work: Work): Request {
    switch (work) {
      case 'tap':
        return this.#tap();
      case 'switch':
        this.#openSession = undefined;
        return this.#tap();
      case 'floor':
        return { text: `GET /api/floor ${this.#foremanHead}\r\n`, key: undefined };
      case 'pin':
        return this.#post('/api/auth/pin', { userId: this.#userId, pin: PIN });
      case 'search':
        return this.#get(`/api/orders/search?q=${anySearch()}`);
      case 'order':
        return this.#get(`/api/orders/${anyOrder()}`);
      case 'me':
        return this.#get('/api/me');
      case 'health':
        return this.#get('/api/health');
      case 'ping':
        return this.#get('/ping');
    }
  }

  #tap(): Request {
    const key = newId();
    const now = new Date().toISOString();
    const headers =
      `Idempotency-Key: ${key}\r\nActing-User: ${this.#userId}\r\n` +
      `Occurred-At: ${now}\r\nSent-At: ${now}\r\n`;
    const scoped = `user:${this.#userId} ${key}`;
    if (this.#openSession !== undefined) {
      const path = `/api/sessions/${this.#openSession}/closure`;
      this.#openSession = undefined;
      return this.#post(path, { reason: 'paused' }, headers, scoped);
    }
    const id = newId();
    this.#openSession = id;
    // What an earlier run left running ends here.
    const body = { id, orderNumber: anyOrder(), taskType: 'ENGRAVE', switch: true };
    return this.#post('/api/sessions', body, headers, scoped);
  }

  #get(path: string): Request {
    return { text: `GET ${path} ${this.#head}\r\n`, key: undefined };
  }

  #post(path: string, body: object, headers = '', key?: string): Request {
    const payload = JSON.stringify(body);
    const length = `Content-Type: application/json\r\nContent-Length: ${payload.length}\r\n`;
    return { text: `POST ${path} ${this.#head}${headers}${length}\r\n${payload}`, key };
  }
}
