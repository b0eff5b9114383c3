import { describe, expect, it } from 'vitest';
import { refusal } from '../testing/fixtures.ts';
import { AT_REST, createSubmitter, formProblem } from './submission.ts';

describe('createSubmitter', () => {
  it('answers and rests again', async () => {
    const form = createSubmitter((name: string) => Promise.resolve(name.length));
    await expect(form.submit('Dana')).resolves.toBe(4);
    expect(form.state.get()).toEqual(AT_REST);
  });

  it('sends once, however often the button is pressed', async () => {
    let sent = 0;
    const form = createSubmitter(() => Promise.resolve((sent += 1)));
    await Promise.all([form.submit(), form.submit()]);
    expect(sent).toBe(1);
  });

  it('says what was refused, until it is cleared', async () => {
    const form = createSubmitter(() =>
      Promise.reject(refusal('overlaps', { detail: 'Luis was busy.' })),
    );
    await expect(form.submit()).resolves.toBeNull();
    expect(form.state.get().problem).toMatchObject({ code: 'overlaps', detail: 'Luis was busy.' });
    form.clear();
    expect(form.state.get()).toEqual(AT_REST);
  });

  it('asks for the field with what was sent', async () => {
    const form = createSubmitter(
      (_change: { end?: string }) => Promise.reject(refusal('overlaps', { detail: 'Busy.' })),
      { fields: ['start', 'end'], fieldOf: (_code, { end }) => (end ? 'end' : 'start') },
    );
    await form.submit({ end: 'x' });
    expect(form.state.get().problem).toMatchObject({ detail: '', fields: { end: 'Busy.' } });
  });
});

describe('formProblem', () => {
  const badge = { field: 'badge', message: 'is too long' };
  const hidden = { field: 'surprise', message: 'is not known here' };

  it('puts words at the fields the form has', () => {
    const problem = formProblem(refusal('malformed', { errors: [badge] }), ['badge']);
    expect(problem).toMatchObject({ detail: '', fields: { badge: 'is too long' } });
  });

  it('says for the whole form what no field can say', () => {
    const error = refusal('malformed', { detail: 'surprise: is not known here', errors: [hidden] });
    expect(formProblem(error, ['badge'])).toMatchObject({ detail: error.detail, fields: {} });
  });

  it('says both when one of two errors has no field', () => {
    const error = refusal('malformed', { detail: 'Two things.', errors: [badge, hidden] });
    const problem = formProblem(error, ['badge']);
    expect(problem.detail).toBe('Two things.');
    expect(problem.fields).toEqual({ badge: 'is too long' });
  });

  it('hands on the figures behind a confirmation, and the wait', () => {
    const context = { sessions: 3, differenceCents: -120 };
    const error = refusal('confirmation_required', { context, retryAfterMs: 5000 });
    expect(formProblem(error, [])).toMatchObject({ context, retryAfterMs: 5000 });
  });
});
