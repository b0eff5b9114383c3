import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi, user } from '../testing/fixtures.ts';
import { createPeople, previewQuestion } from './people.ts';

const list = {
  users: [user(), user({ id: 8, displayName: 'Aisha Khan', hasPin: false })],
  teams: [],
};

describe('people', () => {
  it('shows somebody new at once', async () => {
    const people = createPeople(scriptedApi(list, { user: user({ id: 9 }) }));
    await people.list.load('all');
    await people.add.submit({ displayName: 'Luis', role: 'operator' });
    expect(people.list.state.get().value?.users.map(({ id }) => id)).toEqual([7, 8, 9]);
  });

  it('puts a taken user name at its field', async () => {
    const people = createPeople(scriptedApi(refusal('username_taken', { detail: 'Taken.' })));
    await people.change.submit(user(), { username: 'luis' });
    expect(people.change.state.get().problem?.fields).toEqual({ username: 'Taken.' });
  });

  it('says which version was seen, and has the other one when that is not it any more', async () => {
    const theirs = { ...list, users: [user({ version: 5, displayName: 'Luis O.' })] };
    const refused = refusal('changed_meanwhile', { status: 412 });
    const api = scriptedApi(list, refused, theirs);
    const people = createPeople(api);
    await people.list.load('all');
    await people.change.submit(user({ version: 4 }), { displayName: 'Luis' });
    expect(api.asked[1]).toMatchObject({ method: 'PATCH', ifVersion: 4 });
    expect(people.change.state.get().problem?.code).toBe('changed_meanwhile');
    expect(people.list.state.get().value?.users[0]?.version).toBe(5);
  });

  it('knows of the PIN it set, and sends it nowhere else', async () => {
    const set = { user: user({ id: 8, hasPin: true }) };
    const api = scriptedApi(list, set);
    const people = createPeople(api);
    await people.list.load('all');
    await people.setPin.submit(8, { pin: '824613' });
    expect(api.asked[1]).toEqual({
      method: 'POST',
      path: '/api/users/8/pin',
      body: { pin: '824613' },
    });
    expect(people.list.state.get().value?.users[1]?.hasPin).toBe(true);
  });

  it('asks anew which rate holds today after adding one', async () => {
    const rate = { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2000 } as const;
    const recosted = { sessions: 0, differenceCents: 0 };
    const answer = { payRate: { id: 1, ...rate }, recosted, job: null };
    const api = scriptedApi(list, { payRates: [] }, answer, { payRates: [answer.payRate] }, list);
    const people = createPeople(api);
    await people.list.load('all');
    await people.rates.load(7);
    await expect(people.addRate.submit(7, rate)).resolves.toEqual(answer);
    expect(people.rates.state.get().value).toEqual([answer.payRate]);
    expect(api.asked.at(-1)?.path).toBe('/api/users');
  });

  it('asks what a rate would do without saying that it shall', async () => {
    const preview = { sessions: 3, differenceCents: 120, unratedSessions: 0 };
    const api = scriptedApi(preview);
    const people = createPeople(api);
    const rate = { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2050 } as const;
    await people.preview.load(previewQuestion(7, rate));
    expect(people.preview.state.get().value).toEqual(preview);
    expect(api.asked).toEqual([
      {
        method: 'GET',
        path: '/api/users/7/pay-rates/preview?effectiveFrom=2026-01-01&kind=hourly&amountCents=2050',
        body: undefined,
      },
    ]);
  });

  it('hands on what a past rate would change', async () => {
    const context = { sessions: 14, differenceCents: 12_345 };
    const people = createPeople(scriptedApi(refusal('confirmation_required', { context })));
    await people.addRate.submit(7, { effectiveFrom: '2025-01-01', kind: 'hourly', amountCents: 1 });
    expect(people.addRate.state.get().problem).toMatchObject({
      code: 'confirmation_required',
      context,
    });
  });
});
