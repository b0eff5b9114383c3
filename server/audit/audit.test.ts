import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry, AuditPage } from '#schema/contract/audit.ts';
import { AUDIT_COMMANDS } from '#schema/rules/audit-commands.ts';
import { auditSentences, sentenceOf, signInSentences } from '#schema/rules/audit-sentences.ts';
import { commands } from '#server/commands.ts';
import { furnish, type Furnished } from '#server/http/testing/furnished.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const said = (entry: AuditEntry): string => sentenceOf(entry, auditSentences, signInSentences);

describe('the commands of the audit', () => {
  it('are all the server has, so that none is without a sentence and a group', () => {
    expect(Object.keys(AUDIT_COMMANDS)).toEqual(
      expect.arrayContaining(commands.map(({ name }) => name)),
    );
  });
});

describe('the audit', () => {
  let shop: TestShop;
  let furnished: Furnished;
  let admin: string;

  beforeAll(async () => {
    shop = await openTestShop();
    furnished = await furnish(shop);
    admin = furnished.cookies.admin;
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const ask = async (query: string): Promise<AuditPage> => {
    const { status, json, text } = await shop.request('GET', `/api/audit?${query}`, { as: admin });
    expect(status, text).toBe(200);
    return json;
  };
  const list = async (query: string) => (await ask(`limit=200&${query}`)).entries;
  const sentences = async (query: string) => (await list(query)).map(said);
  const wrongPin = () =>
    shop.request('POST', '/api/auth/pin', {
      body: { userId: furnished.people.operator, pin: '999999' },
    });

  it('says who did what when, in words, the newest first', async () => {
    const entries = await list('what=people');
    expect(entries.map((entry) => [entry.by?.name ?? entry.system, said(entry)])).toEqual([
      ['Ada Admin', 'Set a PIN for Nora Newcomer'],
      ['Ada Admin', 'Added Lena Leaver as an admin'],
      ['Ada Admin', 'Added Anna Admin as an admin'],
      ['Ada Admin', 'Added Fred Foreman as a foreman'],
      ['Ada Admin', 'Added Olga Operator as an operator'],
      ['Ada Admin', 'Added Nora Newcomer as an operator'],
      ['test', 'Made Ada Admin the first admin'],
    ]);
    const times = (await list('what=all')).map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(await sentences('what=tablets')).toEqual(['Invited the tablet Bench 1']);
    expect(await sentences('what=pay')).toContain('Added a pay rate for Olga Operator');
    expect(await sentences('what=work')).toContain('Started 10482 · Engraving');
  });

  it('says which setting was changed', async () => {
    const change = { longSessionMs: 11 * 3_600_000 };
    await shop.execute('settings.change', { change }, shop.admin);
    const [first] = await sentences('what=settings');
    expect(first).toBe('Changed the shop’s longest believable session');
  });

  it('shows before and after with what the ids are called', async () => {
    const [corrected] = await list('what=corrections');
    expect(said(corrected!)).toBe('Corrected 10482 · Packing of Olga Operator');
    expect(corrected).toMatchObject({
      outcome: 'accepted',
      seal: 'whole',
      command: 'corrections.correct',
    });
    expect(corrected!.before).toMatchObject({ taskType: 'ENGRAVE' });
    expect(corrected!.after).toMatchObject({ taskType: 'PACK' });
    expect(Object.values(corrected!.labels)).toContain('Olga Operator · 10482 · Packing');
  });

  it('shows what was refused, and why', async () => {
    const again = { orderNumber: '10483', taskType: 'PACK' };
    const { status } = await shop.request('POST', '/api/sessions', {
      as: furnished.cookies.operator,
      body: again,
    });
    expect(status).toBe(409);
    const [refused, ...rest] = await list('outcome=refused&what=work');
    expect(rest).toEqual([]);
    expect(refused).toMatchObject({
      by: { name: 'Olga Operator' },
      outcome: 'refused',
      refusal: { code: 'already_open' },
    });
    expect(said(refused!)).toBe('Start work');
    expect(refused!.about).toEqual({ orderNumber: '10483', taskType: 'PACK' });
  });

  it('leaves the server’s own steps out unless they are asked for', async () => {
    const usual = await list('');
    const all = await list('what=all');
    expect(usual.map(({ command }) => command)).not.toContain('auth.reserveAttempt');
    await wrongPin();
    const steps = (await list('what=steps')).map(({ command }) => command);
    expect(steps).toEqual(expect.arrayContaining(['auth.reserveAttempt', 'auth.recordFailure']));
    expect(all.length).toBeGreaterThanOrEqual(usual.length);
  });

  it('lists failed sign-ins among the rest, by time', async () => {
    shop.later(MINUTE_MS);
    await wrongPin();
    shop.later(MINUTE_MS);
    await shop.addOrder('20001');
    const [order, failed] = await list('');
    expect(said(order!)).toBe('Added order 20001');
    expect(said(failed!)).toBe('Wrong PIN for Olga Operator');
    expect(failed).toMatchObject({
      kind: 'sign-in',
      seq: null,
      outcome: 'refused',
      signIn: { kind: 'failed', strength: 'pin' },
    });
  });

  it.each([
    ['failed-sign-ins', 'Wrong PIN for Olga Operator', 'Added order 20001'],
    ['security', 'Wrong PIN for Olga Operator', 'Added order 20001'],
    ['security', 'Added a pay rate for Fred Foreman', 'Started 10482 · Engraving'],
  ])('has a list of %s', async (preset, with_, without) => {
    const told = await sentences(`preset=${preset}`);
    expect(told).toContain(with_);
    expect(told).not.toContain(without);
  });

  it('has a list of what was taken away, however long ago', async () => {
    const { orderNumber } = furnished;
    const work = { orderNumber, taskType: 'ENGRAVE', switch: true };
    const as = furnished.cookies.operator;
    const { json } = await shop.request('POST', '/api/sessions', { as, body: work });
    const undo = await shop.request('POST', `/api/sessions/${json.session.id}/undo`, {
      as,
      body: { of: 'start' },
    });
    expect(undo.status, undo.text).toBe(200);
    expect(await sentences('preset=removals')).toEqual(['Undid the start of 10482 · Engraving']);
  });

  it('looks back for so long and no longer', async () => {
    shop.later(2 * HOUR_MS);
    expect(await sentences('preset=failed-sign-ins')).toEqual([]);
    expect(await sentences('preset=security')).not.toEqual([]);
    shop.later(23 * HOUR_MS);
    admin = await shop.cookieFor(furnished.people.admin, 'password');
    expect(await sentences('preset=security')).toEqual([]);
    expect(await sentences('preset=removals')).toHaveLength(1);
  });

  it('finds whose it is: what somebody did, signing in included', async () => {
    const { foreman } = furnished.people;
    const told = await list(`person=${foreman}&what=all`);
    expect(new Set(told.map(({ by }) => by?.id))).toEqual(new Set([foreman]));
    expect(told.map(said)).toEqual(
      expect.arrayContaining(['Signed in', 'Corrected 10482 · Packing of Olga Operator']),
    );
  });

  it('finds what happened to a session, a person, an order, a tablet', async () => {
    const [session] = furnished.sessions;
    const told = await sentences(`about=session:${session}`);
    expect(told.filter((one) => !one.startsWith('Logged'))).toEqual([
      'Corrected 10482 · Packing of Olga Operator',
      'Ended 10482 · Packing',
      'Started 10482 · Packing',
    ]);
    const order = await sentences('about=order:10482');
    expect(order).toEqual(expect.arrayContaining([...told, 'Added order 10482']));
    expect(order.some((one) => one.includes('10483'))).toBe(false);
    expect(await sentences(`about=user:${furnished.people.leaver}`)).toEqual([
      'Added Lena Leaver as an admin',
    ]);
    expect(await sentences('about=device:1')).toEqual(['Invited the tablet Bench 1']);
  });

  it('finds words: a number, a name, a command, a word of a refusal', async () => {
    expect(await sentences('q=20001')).toEqual(['Added order 20001']);
    expect(await sentences('q=Lena')).toEqual(['Added Lena Leaver as an admin']);
    expect(await sentences('q=addpayrate')).toHaveLength(3);
    expect(await sentences('q=already on order')).toEqual(['Start work']);
    expect(await sentences('q=nothing like that')).toEqual([]);
  });

  it('covers the plant’s days, from the first to the last', async () => {
    const all = await list('what=all');
    const day = all.at(-1)!.at.slice(0, 10);
    const first = await list(`what=all&from=${day}&to=${day}`);
    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ at }) => at.startsWith(day))).toBe(true);
    expect(await list('what=all&to=2020-01-01')).toEqual([]);
    expect(await list('what=all&from=9999-12-31&to=9999-12-31')).toEqual([]);
  });

  it.each([
    ['cursor=nonsense', 'cursor'],
    ['about=planet:4', 'about'],
    ['from=2026-02-02&to=2026-02-01', 'to'],
    ['what=%27', 'what'],
    ['limit=5000', 'limit'],
  ])('says what is wrong with %s', async (query, field) => {
    const { status, json } = await shop.request('GET', `/api/audit?${query}`, { as: admin });
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });

  it('says when there is no such thing to be about', async () => {
    for (const about of [`session:${crypto.randomUUID()}`, 'order:nope']) {
      const { status } = await shop.request('GET', `/api/audit?about=${about}`, { as: admin });
      expect(status).toBe(404);
    }
  });

  it('pages without losing or doubling a line while others come', async () => {
    const before = (await list('what=all')).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: AuditPage = await ask(`what=all&limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.entries.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
      await shop.addOrder(`3000${pages}`);
    } while (cursor);
    expect(pages).toBeGreaterThan(3);
    expect(seen).toEqual(before);
  });

  it('opens one line by its number', async () => {
    const [newest] = await list('what=orders');
    const { json } = await shop.request('GET', `/api/audit/${newest!.seq}`, { as: admin });
    expect(json.entry).toEqual(newest);
    const gone = await shop.request('GET', '/api/audit/999999', { as: admin });
    expect([gone.status, gone.json.detail]).toEqual([404, 'The log has no line 999999.']);
  });

  it('shows what a refused command was about, and nothing else of what was sent', async () => {
    const [session] = furnished.sessions;
    const { operator } = furnished.people;
    const reason = 'a reason nobody may read here';
    const body = { startedAt: '2040-01-01T00:00:00.000Z', reason };
    const at = `/api/sessions/${session}/corrections`;
    expect((await shop.request('POST', at, { as: admin, body })).json.code).toBe('in_future');
    const change = { userId: operator, change: { language: 'es' as const }, ifVersion: 99 };
    await shop.execute('users.change', change, shop.admin).catch(() => null);

    const [person, correction] = await list('outcome=refused&what=all');
    expect(person).toMatchObject({
      command: 'users.change',
      refusal: { code: 'changed_meanwhile' },
      names: { person: 'Olga Operator' },
      about: { userId: operator, fields: ['language'] },
    });
    expect(correction).toMatchObject({
      command: 'corrections.correct',
      names: { person: 'Olga Operator', work: '10482 · Packing' },
      before: null,
      after: null,
    });
    const [[name, id]] = Object.entries(correction!.about!) as [[string, number]];
    expect(name).toBe('sessionId');
    expect(correction!.labels[`sessionId:${id}`]).toBe('Olga Operator · 10482 · Packing');
    expect(JSON.stringify([person, correction])).not.toMatch(/2040|nobody may read/);
    expect(correction!.seal).toBe('whole');

    const about = async (what: string) =>
      (await list(`about=${what}&outcome=refused`)).map(({ id }) => id);
    expect(await about(`session:${session}`)).toEqual([correction!.id]);
    expect(await about(`user:${operator}`)).toContain(person!.id);
  });

  it('marks and lists what somebody decided about the own work', async () => {
    const own = await list('preset=own-work');
    expect(own).toEqual([]);
    const { foreman } = furnished.people;
    const as = await shop.cookieFor(foreman, 'password');
    const at = `/api/sessions/${furnished.sessions[1]}/corrections`;
    const body = { note: 'Mine', reason: 'I forgot it' };
    const sent = await shop.request('POST', at, { as, body });
    expect(sent.status, sent.text).toBe(201);
    const [marked, ...rest] = await list('preset=own-work');
    expect(rest).toEqual([]);
    expect(marked).toMatchObject({
      command: 'corrections.correct',
      by: { id: foreman },
      names: { isOwn: true },
    });
    const others = await list('what=corrections');
    expect(others.filter(({ names }) => names.isOwn).map(({ id: one }) => one)).toEqual([
      marked!.id,
    ]);
    expect(others.length).toBeGreaterThan(1);
  });

  it('says of an edited line that it is', async () => {
    const raw = shop.door.connection.raw;
    const [newest, older] = await list('what=orders');
    raw.prepare('UPDATE command_log SET change = ? WHERE seq = ?').run('{}', newest!.seq);
    expect((await list('what=orders'))[0]).toMatchObject({ seq: newest!.seq, seal: 'edited' });
    raw
      .prepare('UPDATE command_log SET mac = ? WHERE seq = ?')
      .run('f'.repeat(64), older!.seq! - 1);
    const line = (await list('what=orders')).find(({ seq }) => seq === older!.seq);
    expect(line?.seal).toBe('unchained');
  });
});
