import { describe, expect, it } from 'vitest';
import type { Verification } from '#schema/contract/audit.ts';
import { refusal, scriptedApi } from '../testing/fixtures.ts';
import { auditFileAddress, createAudit } from './audit.ts';

const rest: Verification = { running: null, last: null, failure: null };
const at = (checked: number): Verification => ({
  ...rest,
  running: { checked, total: 90, since: '2026-01-14T09:00:00.000Z' },
});
const page = (...ids: string[]) => ({
  entries: ids.map((id) => ({ id })),
  nextCursor: null,
  lookedBackTo: null,
});
/** Until what was asked in passing is answered. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('verifying the log', () => {
  it('looks on until it is done, and then at the list again', async () => {
    const answers = [rest, page('1'), at(0), at(40), rest, page('2', '1')];
    const api = scriptedApi(...answers);
    const seen: (number | undefined)[] = [];
    const audit = createAudit(api, () => {
      seen.push(audit.verification.state.get().value?.running?.checked);
      return Promise.resolve();
    });
    await audit.verification.load('last');
    await audit.list.load('');
    await audit.verify.submit();
    await settled();
    expect(seen).toEqual([0, 40]);
    expect(audit.list.state.get().value?.entries.map(({ id }) => id)).toEqual(['2', '1']);
    expect(api.asked[2]).toEqual({ method: 'POST', path: '/api/audit/verification', body: {} });
  });

  it('stops looking when the server cannot be reached', async () => {
    const api = scriptedApi(at(10), refusal('offline', { status: 0 }), page());
    const audit = createAudit(api, () => Promise.resolve());
    await audit.verification.load('last');
    await settled();
    expect(api.asked.filter(({ path }) => path.endsWith('verification'))).toHaveLength(2);
    expect(audit.verification.state.get().error?.code).toBe('offline');
  });
});

describe('the file of the list', () => {
  it('holds what is filtered', () => {
    const question = new URLSearchParams({ what: 'pay', from: '2026-01-01' });
    expect(auditFileAddress('xlsx', question)).toBe('/api/audit.xlsx?what=pay&from=2026-01-01');
  });
});
