/** Sends random requests in the names of people who stay signed in, and remembers what it sees. */
import { Writable } from 'node:stream';
import pino from 'pino';
import { createApp } from '#server/app.ts';
import { openTablet } from '#server/capture/testing/tablet.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import { furnish } from './furnished.ts';
import { SEEN, SPARE_SECRETS, TYPED_ORDERS } from './fitting-values.ts';
import type { FuzzRequest, Sender } from './requests.ts';

const MOST_SEEN = 60;

const between = (start: string, end: string): string =>
  new Date((Date.parse(start) + Date.parse(end)) / 2).toISOString();

export async function openSender(shop: TestShop) {
  const errors: string[] = [];
  const log = pino(
    { level: 'error' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        errors.push(chunk.toString());
        done();
      },
    }),
  );
  const app = createApp({ ...shop.context, log });
  const { people, sessions, usages } = await furnish(shop);
  await shop.addOrder('A/1', 1000);
  await shop.addOrder('void-1');
  for (const number of TYPED_ORDERS) await shop.addOrder(number);
  shop.door.connection.raw.exec(
    `UPDATE sales_order SET source = 'floor' WHERE order_number LIKE 'typed-%'`,
  );
  shop.door.connection.raw.exec(
    `UPDATE sales_order SET status = 'void' WHERE order_key = 'VOID-1'`,
  );
  const tablet = await openTablet(shop);
  const spare = await shop.addUser('Sam Spare', 'operator', 'Packing');

  const { pin, password } = SPARE_SECRETS;
  await shop.execute(
    'users.setPin',
    { userId: spare, pinHash: await shop.context.passwords.hash(pin) },
    shop.admin,
  );
  const passwordHash = await shop.context.passwords.hash(password);
  await shop.execute('users.setPassword', { userId: spare, passwordHash }, shop.admin);
  // By then somebody else may have been given the name.
  const freeName = shop.door.connection.raw.prepare(
    `UPDATE app_user SET username = NULL WHERE username = '${SPARE_SECRETS.username}' AND id <> ?`,
  );
  const keepSpare = shop.door.connection.raw.prepare(
    `UPDATE app_user SET is_active = 1, username = '${SPARE_SECRETS.username}' WHERE id = ?`,
  );

  const seen = {
    sessions,
    usages,
    users: [spare],
    codes: ['none'],
    items: [] as number[],
    views: [] as number[],
    open: [] as string[],
    ended: [] as { id: string; middle: string }[],
  };
  const cookies = new Map<Sender, string>();
  let turn = 0;

  const remember = <Value>(list: Value[], value: Value) => {
    list.push(value);
    if (list.length > MOST_SEEN) list.shift();
  };
  const pick = <Value>(list: readonly Value[]): Value | undefined => list[turn % list.length];

  /** Every other time the latest for an undo, and work that still runs for closures to meet. */
  function pickSession(text: string): string {
    if (text.includes('/split')) return pick(seen.ended)?.id ?? '';
    if (text.includes('/floor/')) return pick(seen.open) ?? '';
    const apt = text.includes('/undo') ? seen.sessions.at(-1) : seen.open.at(-1 - (turn % 3));
    return (turn % 2 === 0 ? apt : undefined) ?? pick(seen.sessions) ?? '';
  }

  function fill(text: string): string {
    const session = pickSession(text);
    const user = String(turn % 3 === 0 ? spare : pick(seen.users));
    return text
      .replaceAll(SEEN.session, session)
      .replaceAll(SEEN.within, pick(seen.ended)?.middle ?? '')
      .replaceAll(SEEN.usage, (turn % 2 === 0 ? seen.usages.at(-1) : pick(seen.usages)) ?? '')
      .replaceAll(`"${SEEN.user}"`, user)
      .replaceAll(SEEN.user, user)
      .replaceAll(SEEN.item, String(pick(seen.items) ?? 1))
      .replaceAll(SEEN.view, String(pick(seen.views) ?? 1))
      .replaceAll(SEEN.code, seen.codes.at(-1) ?? '');
  }

  function learn(json: unknown): void {
    if (typeof json !== 'object' || json === null) return;
    const { session, user, code } = json as {
      session?: { id?: unknown; startedAt: string; endedAt: string | null };
      user?: { id?: unknown };
      code?: unknown;
    };
    if ('itemId' in json && typeof json.itemId === 'number') remember(seen.items, json.itemId);
    const { view } = json as { view?: { id?: unknown } };
    if (typeof view?.id === 'number') remember(seen.views, view.id);
    const { materialUsage, usageId } = json as {
      materialUsage?: { id?: unknown };
      usageId?: unknown;
    };
    const usage = materialUsage?.id ?? usageId;
    if (typeof usage === 'string') remember(seen.usages, usage);
    const { item } = json as { item?: { id?: unknown } };
    if (item) seen.items = seen.items.filter((waiting) => waiting !== item.id);
    if (typeof session?.id === 'string') {
      const { id } = session;
      remember(seen.sessions, id);
      seen.open = seen.open.filter((other) => other !== id);
      if (session.endedAt === null) seen.open.push(id);
      else remember(seen.ended, { id, middle: between(session.startedAt, session.endedAt) });
    }
    if (typeof user?.id === 'number' && user.id >= spare) remember(seen.users, user.id);
    if (typeof code === 'string') remember(seen.codes, code);
  }

  /** Work that was voided is there no more for whatever comes. */
  function forget(path: string): void {
    const id = /\/sessions\/([^/]+)\/void$/.exec(path)?.[1];
    seen.sessions = seen.sessions.filter((other) => other !== id);
    seen.open = seen.open.filter((other) => other !== id);
    seen.ended = seen.ended.filter((other) => other.id !== id);
  }

  async function cookieOf(sender: Sender): Promise<string | undefined> {
    if (sender === 'nobody') return undefined;
    const known = cookies.get(sender);
    if (known !== undefined) return known;
    // Somebody may have been demoted or sent away by a request that was in order.
    const role = shop.door.connection.raw.prepare(
      'UPDATE app_user SET is_active = 1, role = ? WHERE id = ?',
    );
    role.run(sender, people[sender]);
    const isOperator = sender === 'operator';
    const signedIn = await shop.cookieFor(people[sender], isOperator ? 'pin' : 'password');
    // An operator stands at a tablet, unless a request that was in order revoked it.
    const cookie = isOperator ? `${signedIn}; ${tablet.cookie}` : signedIn;
    cookies.set(sender, cookie);
    return cookie;
  }

  return {
    /** Whole lines of unexpected errors; a request that put one in here has found a mistake. */
    errors,
    async send({ sender, method, path, headers, body }: FuzzRequest) {
      turn++;
      // Some thirty requests fit into the time in which a tap can be undone.
      shop.later(500);
      if (turn % 300 === 0) {
        cookies.clear();
        freeName.run(spare);
        keepSpare.run(spare);
      }
      const given = new Headers();
      const cookie = await cookieOf(sender);
      if (cookie !== undefined) given.append('cookie', cookie);
      for (const [name, value] of headers) given.append(name, value);
      const address = fill(path);
      const response = await app.request(`http://localhost${address}`, {
        method,
        headers: given,
        ...(body !== undefined && { body: fill(body) }),
      });
      const type = response.headers.get('content-type') ?? '';
      if (type.startsWith('text/event-stream')) {
        await response.body?.cancel();
        return { response, type, text: '', json: undefined };
      }
      const text = await response.text();
      const json: unknown = /json/.test(type) && text !== '' ? JSON.parse(text) : undefined;
      if (response.ok) {
        learn(json);
        forget(address);
      }
      if (response.status === 401 || path.startsWith('/api/auth')) cookies.delete(sender);
      return { response, type, text, json };
    },
  };
}
