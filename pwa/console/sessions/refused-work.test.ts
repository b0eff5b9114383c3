import { describe, expect, it } from 'vitest';
import type { FormProblem } from '../stores/submission.ts';
import { refusedFields } from './refused-work.ts';

const problem = (change: Partial<FormProblem>): FormProblem => ({
  ...{ detail: '', fields: { endedAt: 'Server’s words.' }, code: 'overlaps' },
  ...{ context: {}, retryAfterMs: null },
  ...change,
});
const fields = (one: FormProblem | null) => refusedFields(one, 'Luis Ortega', 'America/Chicago');

describe('what the server minded', () => {
  it('is said by the page where it knows the other work', () => {
    const session = {
      ...{ orderNumber: '10483', taskTypeName: 'Packing' },
      ...{ startedAt: '2026-07-01T16:00:00Z', endedAt: null },
    };
    expect(fields(problem({ context: { session } }))).toEqual({
      endedAt: 'Luis Ortega was on 10483 Packing then, Jul 1, 2026, 11:00 to now.',
    });
  });

  it('is said as it came otherwise', () => {
    expect(fields(problem({}))).toEqual({ endedAt: 'Server’s words.' });
    expect(fields(problem({ code: 'in_future', context: { session: {} } }))).toEqual({
      endedAt: 'Server’s words.',
    });
    expect(fields(null)).toEqual({});
  });
});
