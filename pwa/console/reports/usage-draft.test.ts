import { describe, expect, it } from 'vitest';
import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import { text } from '../text.ts';
import { readReturn, readUsage, usageDraftOf, type UsageDraft } from './usage-draft.ts';

const PLATES: OrderMaterial = {
  ...{ id: '01934a3e-0000-7000-8000-000000000001', orderNumber: '10482', taskType: 'ENGRAVE' },
  ...{ user: { id: 7, displayName: 'Luis Ortega' }, materialCode: 'PLATE', unit: 'pcs' },
  ...{ materialName: 'Brass plate', quantity: 10, unitCostCents: 140, costCents: 1400 },
  ...{ usedAt: '2026-07-01T14:00:00Z', standing: 'counts', isCorrection: false },
};
const draft = (change: Partial<UsageDraft>): UsageDraft => ({
  ...usageDraftOf(PLATES),
  reason: 'miscounted',
  ...change,
});

describe('a correction of material', () => {
  it('says only what is different', () => {
    expect(readUsage(draft({}), PLATES)).toMatchObject({ isChanged: false, correction: null });
    expect(readUsage(draft({ quantity: ' 7.5 ' }), PLATES).correction).toEqual({
      ...{ quantity: 7.5, reason: 'miscounted' },
    });
    expect(readUsage(draft({ order: ' 10483 ' }), PLATES).correction).toEqual({
      ...{ orderNumber: '10483', reason: 'miscounted' },
    });
  });

  it.each(['', '0', '1,000', '7.1234', 'ten', '1000001'])(
    'is refused with %j of it',
    (quantity) => {
      expect(readUsage(draft({ quantity }), PLATES)).toMatchObject({
        ...{ correction: null, errors: { quantity: text.usage.wrongQuantity } },
      });
    },
  );

  it('needs an order and a reason', () => {
    const { required } = text.common;
    const { errors } = readUsage(draft({ order: '', reason: ' ' }), PLATES);
    expect(errors).toEqual({ orderNumber: required, reason: required });
  });
});

describe('a return', () => {
  it('is an entry of its own, of as much less than nothing', () => {
    expect(readReturn(draft({ returned: '2.5' }), PLATES).usage).toEqual({
      ...{ orderNumber: '10482', materialCode: 'PLATE', quantity: -2.5 },
    });
  });

  it.each([
    ['', text.usage.wrongReturn],
    ['-2', text.usage.wrongReturn],
    ['11', text.usage.tooMuch],
  ])('is refused with %j', (returned, said) => {
    const reading = readReturn(draft({ returned }), PLATES);
    expect(reading).toEqual({ usage: null, errors: { quantity: said } });
  });
});
