import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi, session, sessionDetail } from '../testing/fixtures.ts';
import { createSessions } from './sessions.ts';

const seen = sessionDetail({ version: 4 });
const path = (step: string) => `/api/sessions/${seen.id}/${step}`;

describe('correcting a session', () => {
  it('says which version was seen, and lists anew what came of it', async () => {
    const after = session({ durationMs: 60_000, flags: ['corrected'] });
    const api = scriptedApi(
      { sessions: [session()], nextCursor: null },
      { correction: {}, session: after },
      { sessions: [after], nextCursor: null },
    );
    const sessions = createSessions(api);
    await sessions.list.load('');
    await sessions.correct.submit(seen, { reason: 'late tap', endedAt: 'x' });
    const body = { reason: 'late tap', endedAt: 'x' };
    expect(api.asked[1]).toEqual({
      ...{ method: 'POST', path: path('corrections') },
      body,
      ifVersion: 4,
    });
    expect(sessions.list.state.get().value?.sessions).toEqual([after]);
  });

  it.each(['startedAt', 'endedAt', 'shares.3.orderNumber', 'shares.0.weight', 'taskType', 'note'])(
    'says what is refused at %s there',
    async (field) => {
      const errors = [{ field, message: 'No.' }];
      const sessions = createSessions(scriptedApi(refusal('overlaps', { errors })));
      await sessions.correct.submit(seen, { reason: 'r' });
      expect(sessions.correct.state.get().problem).toMatchObject({
        ...{ detail: '', fields: { [field]: 'No.' } },
      });
    },
  );

  it.each(['not_allowed', 'period_closed', 'not_open'])(
    'says %s for the whole form',
    async (code) => {
      const sessions = createSessions(scriptedApi(refusal(code, { detail: 'Not yours.' })));
      await sessions.correct.submit(seen, { reason: 'r', endedAt: 'x' });
      expect(sessions.correct.state.get().problem?.detail).toBe('Not yours.');
    },
  );

  it('has what is there by now when somebody else was quicker', async () => {
    const theirs = sessionDetail({ version: 5 });
    const api = scriptedApi({ session: seen }, refusal('changed_meanwhile', { status: 412 }), {
      session: theirs,
    });
    const sessions = createSessions(api);
    await sessions.detail.load(seen.id);
    await sessions.correct.submit(seen, { reason: 'r', endedAt: 'x' });
    expect(sessions.correct.state.get().problem?.code).toBe('changed_meanwhile');
    expect(sessions.detail.state.get().value).toEqual(theirs);
  });
});

describe('splitting, voiding and adding', () => {
  it('split and void the version that was seen', async () => {
    const api = scriptedApi({}, {});
    const sessions = createSessions(api);
    await sessions.split.submit(seen, { at: 'x', reason: 'r' });
    await sessions.voidOne.submit(seen, { reason: 'r' });
    const said = api.asked.map((one) => [one.path, one.ifVersion]);
    expect(said).toEqual([
      [path('split'), 4],
      [path('void'), 4],
    ]);
  });

  it('says at the part what is refused there', async () => {
    const errors = [{ field: 'later.orderNumber', message: 'Unknown.' }];
    const sessions = createSessions(scriptedApi(refusal('order_unknown', { errors })));
    await sessions.split.submit(seen, { at: 'x', reason: 'r' });
    expect(sessions.split.state.get().problem?.fields).toEqual({ 'later.orderNumber': 'Unknown.' });
  });

  it('says at the person that the work of another team is not to be added', async () => {
    const sessions = createSessions(scriptedApi(refusal('not_allowed', { status: 403 })));
    const times = { startedAt: 'x', endedAt: 'y' };
    await sessions.add.submit({ userId: 7, ...times, taskType: 'CLEAN', reason: 'r' });
    expect(sessions.add.state.get().problem?.fields).toEqual({ userId: 'No.' });
  });
});
