import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi, session } from '../testing/fixtures.ts';
import { createSessions } from './sessions.ts';

describe('correcting a session', () => {
  it('puts the corrected one in its place in the list', async () => {
    const before = session();
    const after = session({ durationMs: 60_000, flags: ['corrected'] });
    const other = session({ id: 'other' });
    const sessions = createSessions(
      scriptedApi(
        { sessions: [other, before], nextCursor: null },
        { correction: {}, session: after },
      ),
    );
    await sessions.list.load('');
    await sessions.correct.submit(before.id, { reason: 'late tap', endedAt: 'x' });
    expect(sessions.list.state.get().value?.sessions).toEqual([other, after]);
  });

  it.each([
    ['overlaps', { startedAt: 'x' }, 'startedAt'],
    ['overlaps', { endedAt: 'x' }, 'endedAt'],
    ['in_future', { endedAt: 'x' }, 'endedAt'],
    ['ends_before_start', { endedAt: 'x' }, 'endedAt'],
    ['order_unknown', { orderNumber: '1' }, 'orderNumber'],
    ['order_void', { orderNumber: '1' }, 'orderNumber'],
    ['task_type_unknown', { taskType: 'X' }, 'taskType'],
  ])('says %s of %j at %s', async (code, change, field) => {
    const sessions = createSessions(scriptedApi(refusal(code, { detail: 'No.' })));
    await sessions.correct.submit('id', { reason: 'r', ...change });
    expect(sessions.correct.state.get().problem).toMatchObject({
      detail: '',
      fields: { [field]: 'No.' },
    });
  });

  it('says another team’s session for the whole form', async () => {
    const sessions = createSessions(
      scriptedApi(refusal('not_allowed', { status: 403, detail: 'Another team’s work.' })),
    );
    await sessions.correct.submit('id', { reason: 'r', endedAt: 'x' });
    expect(sessions.correct.state.get().problem?.detail).toBe('Another team’s work.');
  });
});
