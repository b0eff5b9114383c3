import { describe, expect, it } from 'vitest';
import { createStore } from '../../shared/store.ts';
import { erpImport, referenceState, refusal, scriptedApi } from '../testing/fixtures.ts';
import { createReference } from './reference.ts';

const CLOCK = { serverNowMs: () => 7 };
const settled = () => new Promise((resolve) => setTimeout(resolve));
const typed = (orderNumber: string) => ({
  ...{ orderNumber, typedAt: '2026-11-12T14:00:00.000Z', sessions: 1, laborMs: 60_000 },
  suggestions: [],
});
const COUNTS = { added: 1, changed: 0, gone: 0 };
const changed = (orderNumber: string, nextCursor: string | null = null) => ({
  ...{ since: '2026-11-11T06:00:00.000Z', counts: COUNTS, nextCursor },
  changes: [{ orderNumber, kind: 'added', at: '2026-11-12T14:00:00.000Z', fields: [] }],
});

function open(...answers: unknown[]) {
  let changes = 0;
  const api = scriptedApi(...answers);
  const reference = createReference(api, CLOCK, () => (changes += 1));
  return { api, reference, changes: () => changes };
}

describe('reference data', () => {
  it('are kept fresh, and what an import changed is asked for when there is another one', async () => {
    const during = referenceState({ isUnderWay: true });
    const done = referenceState({ imports: [erpImport()] });
    const { api, reference } = open(
      ...[referenceState(), changed('10482'), during, refusal('busy'), done, changed('10483')],
    );
    await reference.standing.load('all');
    await reference.changes.load('added');
    const ticks = createStore(0);
    const stop = reference.watch(ticks);
    const tick = async () => {
      ticks.update((count) => count + 1);
      await settled();
      const orders = reference.changes.state.get().value?.changes.map((one) => one.orderNumber);
      const { isUnderWay, atMs } = reference.standing.state.get().value!;
      return [isUnderWay, atMs, reference.lost.get()?.code, orders];
    };
    expect(await tick()).toEqual([true, 7, undefined, ['10482']]);
    expect(await tick()).toEqual([true, 7, 'busy', ['10482']]);
    expect(await tick()).toEqual([false, 7, undefined, ['10483']]);
    stop();
    expect(await tick()).toEqual([false, 7, undefined, ['10483']]);
    expect(api.asked).toHaveLength(6);
  });

  it('are refreshed and accepted, and show at once that it begins', async () => {
    const underWay = referenceState({ isUnderWay: true });
    const { api, reference } = open(
      ...[referenceState(), { importId: 12 }, referenceState(), { isUnderWay: true }, underWay],
    );
    await reference.standing.load('all');
    await reference.accept.submit(12);
    await reference.refresh.submit();
    expect(api.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/reference',
      'POST /api/reference/imports/12/acceptance',
      'GET /api/reference',
      'POST /api/reference/refresh',
      'GET /api/reference',
    ]);
    expect(reference.standing.state.get().value?.isUnderWay).toBe(true);
  });

  it('come page by page', async () => {
    const { api, reference } = open(changed('2', 'after 2'), changed('1'));
    await reference.changes.load('gone');
    await reference.changes.more();
    expect(reference.changes.state.get().value?.changes.map((one) => one.orderNumber)).toEqual([
      '2',
      '1',
    ]);
    expect(api.asked[1]?.path).toBe('/api/reference/changes?kind=gone&cursor=after+2');
  });
});

describe('an order typed wrong', () => {
  const merge = { from: '10428', into: '10482', reason: 'digits swapped' };

  it('leaves the list when it is merged, and what it moved is counted anew', async () => {
    const list = { orders: [typed('10428'), typed('9')], nextCursor: null };
    const merged = { orderNumber: '10482', sessions: 1, usages: 0 };
    const { reference, changes } = open(list, merged);
    await reference.unmatched.load('all');
    expect(await reference.merge.submit(merge)).toEqual(merged);
    const { orders } = reference.unmatched.state.get().value!;
    expect(orders.map(({ orderNumber }) => orderNumber)).toEqual(['9']);
    expect(changes()).toBe(1);
  });

  it.each(['order_unknown', 'not_mergeable'])('is refused at the order: %s', async (code) => {
    const { reference, changes } = open(refusal(code));
    expect(await reference.merge.submit(merge)).toBeNull();
    expect(reference.merge.state.get().problem).toMatchObject({
      detail: '',
      fields: { into: 'No.' },
    });
    expect(changes()).toBe(0);
  });
});

describe('an item of the ERP', () => {
  const cup = { code: 'CUP/1', name: 'Cup', unit: '', unitCostCents: null, isAdopted: false };

  it('is a material as soon as it is adopted', async () => {
    const items = (isAdopted: boolean) => ({ items: [{ ...cup, isAdopted }], nextCursor: null });
    const { api, reference, changes } = open(items(false), { code: 'CUP-1' }, items(true));
    await reference.items.load('cup');
    await reference.adopt.submit('CUP/1', { materialCode: 'CUP-1', unit: 'pc' });
    expect(api.asked[1]?.path).toBe('/api/reference/items/CUP%2F1/adoption');
    expect(reference.items.state.get().value?.items[0]?.isAdopted).toBe(true);
    expect(changes()).toBe(1);
  });

  it('says at the field what the ERP does not', async () => {
    const errors = [{ field: 'unit', message: 'the ERP says none that fits: say one' }];
    const { reference } = open(refusal('malformed', { errors }), refusal('material_exists'));
    await reference.adopt.submit('CUP/1', {});
    expect(reference.adopt.state.get().problem?.fields).toHaveProperty('unit');
    await reference.adopt.submit('CUP/1', {});
    expect(reference.adopt.state.get().problem?.fields).toEqual({ materialCode: 'No.' });
  });
});
