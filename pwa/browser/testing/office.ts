/** The office at work through the API alone: people, rates, orders. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Session } from '#schema/contract/sessions.ts';
import type { NewPayRate, Role, User } from '#schema/contract/users.ts';
import type { RunningServer } from '../../../server/testing/spawn-server.ts';

const DAY_MS = 86_400_000;
const ADMIN_CREATE = join(import.meta.dirname, '../../../dist/server/admin-create.js');

export interface Desk {
  username: string;
  password: string;
}

/** The demo shop's own admin: it has task types and materials, which no API makes yet. */
export const DEMO_DESK: Desk = { username: 'admin', password: 'demo admin password' };

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Call = <Answer>(method: Method, path: string, body?: unknown) => Promise<Answer>;

export interface Worker {
  id: number;
  name: string;
  pin: string;
}

export interface Office {
  call: Call;
  /** With a PIN to sign in by. */
  addWorker(name: string, facts?: WorkerFacts): Promise<Worker>;
  /** With a team of their own. */
  addForeman(name: string, team: string, desk: Desk): Promise<void>;
  addOrder(orderNumber: string, more?: Partial<NewOrderWords>): Promise<void>;
  /** Work that is over, on a task and an order: tapped, then put right to be so long so long ago. */
  addWork(worker: Worker, work: WorkFacts): Promise<void>;
  sessionsOf(what: { order?: string; user?: number }): Promise<Session[]>;
  /** A person's own sign-in on some other tablet, for what no screen of this test shall do. */
  signInAs(worker: Worker): Promise<Call>;
}

interface WorkerFacts {
  team?: string;
  rate?: Pick<NewPayRate, 'kind' | 'amountCents'>;
}

interface WorkFacts {
  orderNumber: string;
  taskType?: string;
  durationMs: number;
  daysAgo?: number;
}

interface NewOrderWords {
  customerName: string;
  description: string;
  revenueCents: number;
  dueDate: string;
}

export async function openOffice(server: RunningServer, desk = DEMO_DESK): Promise<Office> {
  const call = await signIn(server.origin, 'console', '/api/auth/password', desk);
  const signedIn = new Map<number, Promise<Call>>();
  const signInAs = ({ id, pin }: Worker): Promise<Call> => {
    const known = signedIn.get(id);
    const own = known ?? signIn(server.origin, 'tablet', '/api/auth/pin', { userId: id, pin });
    signedIn.set(id, own);
    return own;
  };
  let made = 0;
  return {
    call,
    signInAs,
    async addWorker(name, { team, rate } = {}) {
      const person = { displayName: name, role: 'operator' satisfies Role, ...(team && { team }) };
      const { user } = await call<{ user: User }>('POST', '/api/users', person);
      const pin = String(487_461 + 7 * (made += 1));
      await call('POST', `/api/users/${user.id}/pin`, { pin });
      if (rate) {
        const from = { effectiveFrom: '2024-01-01', ...rate };
        await call('POST', `/api/users/${user.id}/pay-rates`, from);
      }
      return { id: user.id, name, pin };
    },
    async addForeman(displayName, team, { username, password }) {
      await call('POST', '/api/teams', { name: team });
      const person = { displayName, role: 'foreman' satisfies Role, username, team };
      const { user } = await call<{ user: User }>('POST', '/api/users', person);
      await call('POST', `/api/users/${user.id}/password`, { password });
    },
    async addOrder(orderNumber, more = {}) {
      const order = { orderNumber, customerName: 'Lakeside Rowing Club', ...more };
      await call('POST', '/api/orders', order);
    },
    async addWork(worker, { orderNumber, taskType = 'ENGRAVE', durationMs, daysAgo = 1 }) {
      const tap = await signInAs(worker);
      const started = { orderNumber, taskType };
      const { session } = await tap<{ session: { id: string } }>('POST', '/api/sessions', started);
      await tap('POST', `/api/sessions/${session.id}/closure`, { reason: 'finished' });
      const startMs = new Date().getTime() - daysAgo * DAY_MS;
      await call('POST', `/api/sessions/${session.id}/corrections`, {
        startedAt: new Date(startMs).toISOString(),
        endedAt: new Date(startMs + durationMs).toISOString(),
        reason: 'Forgot to tap',
      });
    },
    async sessionsOf({ order, user }) {
      const query = new URLSearchParams({ limit: '200' });
      if (order !== undefined) query.set('order', order);
      if (user !== undefined) query.set('user', String(user));
      const path = `/api/sessions?${query.toString()}`;
      return (await call<{ sessions: Session[] }>('GET', path)).sessions;
    },
  };
}

/** Makes the first admin of an empty shop as somebody at a terminal would. */
export async function createAdmin({ databasePath }: RunningServer, desk: Desk): Promise<void> {
  const child = spawn(process.execPath, [ADMIN_CREATE, '--username', desk.username], {
    env: { ...process.env, DATABASE_PATH: databasePath, NODE_ENV: 'development' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stdin.end(`${desk.password}\n`);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`admin-create ended with ${code}: ${printed.join('')}`);
}

async function signIn(
  origin: string,
  app: 'tablet' | 'console',
  path: string,
  body: unknown,
): Promise<Call> {
  let cookie = '';
  const send = (method: Method, address: string, content?: unknown) =>
    fetch(origin + address, {
      method,
      headers: {
        'Time-On-Tasks-App': app,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
  const call: Call = async (method, address, content) => {
    const answer = await send(method, address, content);
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${said}`);
    return said === '' ? undefined : JSON.parse(said);
  };
  const answer = await send('POST', path, body);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return call;
}
