/** Makes what a run needs through the API: people with a PIN, orders, and a tablet of its own. */
import { FIXTURE_PREFIX, isFixtureName } from '#schema/rules/fixtures.ts';
import { HttpClient } from '../http-client.ts';
import type { AdminApi } from './admin-api.ts';
import { attempt } from './attempt.ts';

export interface Fixtures {
  people: { userId: number; pin: string }[];
  orderNumbers: string[];
  taskType: string;
  material: string;
  device: { id: number; cookies: [string, string][] };
}

/** Hashing a PIN takes the server about 60 ms on two threads; more at once would only queue. */
const AT_ONCE = 8;
const MOST_ORDERS = 200;
/** Hard to guess by pattern, and no secret: it belongs to nobody. */
const DIGITS = '73918264';

const pinOf = (length: number): string => DIGITS.slice(0, length);
const numbered = (n: number): string => `${FIXTURE_PREFIX}${String(n).padStart(4, '0')}`;

/** Runs a job for each item, a few at a time; stops handing out when one fails. */
export async function eachOf<Item>(
  items: readonly Item[],
  job: (item: Item) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const left = items.values();
  const work = async (): Promise<void> => {
    for (const item of left) await job(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

interface Named {
  code: string;
}

async function codeOf(
  api: AdminApi,
  path: string,
  list: string,
  isFit: (entry: Named & { kind?: string }) => boolean,
  fields: object,
): Promise<string> {
  const answer = await api.call<Record<string, (Named & { kind?: string })[]>>('GET', path);
  const found = answer[list]?.find(isFit);
  if (found) return found.code;
  const code = `${FIXTURE_PREFIX}1`;
  await api.call('POST', path, { code, name: code, ...fields });
  return code;
}

/** Enrols a tablet, as the office and the tablet do it together. */
async function enrolDevice(api: AdminApi, origin: string): Promise<Fixtures['device']> {
  const invited = await api.call<{ device: { id: number }; code: string }>('POST', '/api/devices', {
    name: `${FIXTURE_PREFIX}tablet`,
  });
  const tablet = new HttpClient(origin);
  const body = { code: invited.code };
  const sending = { method: 'POST', path: '/api/devices/enrolment', body };
  const { failure } = await attempt(tablet, sending, 201);
  tablet.agent.destroy();
  if (failure !== undefined) throw new Error(failure);
  return { id: invited.device.id, cookies: tablet.cookies };
}

/** @param onProgress told how many people are ready */
export async function seedFixtures(
  api: AdminApi,
  origin: string,
  plan: { users: number; pinLength: number; signal: AbortSignal },
  onProgress: (ready: number) => void,
): Promise<Fixtures> {
  const pin = pinOf(plan.pinLength);
  const people: Fixtures['people'] = [];
  await eachOf(
    Array.from({ length: plan.users }, (_, n) => numbered(n + 1)),
    async (displayName) => {
      plan.signal.throwIfAborted();
      const person = { displayName, role: 'operator' };
      const { user } = await api.call<{ user: { id: number } }>('POST', '/api/users', person);
      await api.call('POST', `/api/users/${user.id}/pin`, { pin });
      people.push({ userId: user.id, pin });
      onProgress(people.length);
    },
  );
  const orderNumbers = Array.from({ length: Math.min(plan.users, MOST_ORDERS) }, (_, n) =>
    numbered(n + 1).toUpperCase(),
  );
  await eachOf(orderNumbers, async (orderNumber) => {
    plan.signal.throwIfAborted();
    const order = {
      orderNumber,
      customerName: `${FIXTURE_PREFIX}customer`,
      description: 'made by npm run stress',
      revenueCents: 10_000,
    };
    await api.call('POST', '/api/orders', order);
  });
  return { people, orderNumbers, ...(await around(api, origin)) };
}

/** What an earlier run with --no-cleanup left. @throws Error when there is too little of it. */
export async function findFixtures(
  api: AdminApi,
  origin: string,
  plan: { users: number; pinLength: number },
): Promise<Fixtures> {
  const { users } = await api.call<{
    users: { id: number; displayName: string; active: boolean }[];
  }>('GET', '/api/users');
  const found = users.filter(({ displayName, active }) => active && isFixtureName(displayName));
  const { orders } = await api.call<{ orders: { orderNumber: string }[] }>(
    'GET',
    `/api/orders/search?q=${FIXTURE_PREFIX}&limit=100`,
  );
  if (found.length < plan.users || orders.length === 0) {
    throw new Error(
      `--no-seed found ${found.length} people and ${orders.length} orders named ${FIXTURE_PREFIX}…; ` +
        `${plan.users} people are wanted. Run once with --no-cleanup, or without --no-seed.`,
    );
  }
  return {
    people: found
      .slice(0, plan.users)
      .map(({ id }) => ({ userId: id, pin: pinOf(plan.pinLength) })),
    orderNumbers: orders.map(({ orderNumber }) => orderNumber),
    ...(await around(api, origin)),
  };
}

async function around(api: AdminApi, origin: string) {
  return {
    taskType: await codeOf(api, '/api/task-types', 'taskTypes', ({ kind }) => kind === 'direct', {
      kind: 'direct',
    }),
    material: await codeOf(api, '/api/materials', 'materials', () => true, {
      unit: 'pcs',
      unitCostCents: 100,
    }),
    device: await enrolDevice(api, origin),
  };
}
