import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi } from '../testing/fixtures.ts';
import { createUsages } from './usages.ts';

describe('material', () => {
  it('is put right at its entry, and what is shown is asked anew before anybody hears of it', async () => {
    const api = scriptedApi({ usageId: 'b' }, { usageId: null }, { materialUsage: {} });
    const refreshed: number[] = [];
    const usages = createUsages(api, async () => {
      refreshed.push(api.asked.length);
      await Promise.resolve();
    });
    await usages.correct.submit('a', { quantity: 7, reason: 'r' });
    await usages.voidOne.submit('b', { reason: 'r' });
    await usages.giveBack.submit({ orderNumber: '1', materialCode: 'M', quantity: -2 });
    expect(api.asked.map(({ path }) => path)).toEqual([
      '/api/material-usages/a/corrections',
      '/api/material-usages/b/void',
      '/api/material-usages',
    ]);
    expect(refreshed).toEqual([1, 2, 3]);
  });

  it('is refused at its field', async () => {
    const errors = [{ field: 'quantity', message: 'Too much.' }];
    const usages = createUsages(scriptedApi(refusal('return_too_large', { errors })), () =>
      Promise.reject(new Error('Nothing changed.')),
    );
    await usages.giveBack.submit({ orderNumber: '1', materialCode: 'M', quantity: -2 });
    expect(usages.giveBack.state.get().problem).toMatchObject({
      ...{ detail: '', fields: { quantity: 'Too much.' } },
    });
  });
});
