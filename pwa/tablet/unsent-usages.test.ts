import { describe, expect, it } from 'vitest';
import type { TapEvent } from '#schema/contract/events.ts';
import type { Material, MaterialUsage } from '#schema/contract/materials.ts';
import type { Queued } from './outbox/queue.ts';
import { unsentUsages } from './unsent-usages.ts';

const FILM: Material = {
  code: 'FILM',
  name: 'Gold film',
  unit: 'm',
  unitCostCents: 1299,
  version: 1,
  changed: null,
};
const AT = '2026-11-03T12:00:00.000Z';

function pending(command: TapEvent['command'], input: object): Queued {
  const event = { key: 'a key', userId: 7, command, input, occurredAt: AT };
  return { tap: { event }, stored: true } as Queued;
}

const log = (id: string, orderNumber = '10482', materialCode = 'FILM') =>
  pending('materials.log', { id, orderNumber, materialCode, quantity: 2.5 });

function unsent(taps: Queued[], listed: MaterialUsage[] = []) {
  return unsentUsages(taps, '10482', {
    ...{ materials: [FILM], listed },
    nameOf: (userId) => `Person ${userId}`,
    onServerMs: (deviceMs) => deviceMs + 60_000,
  });
}

describe('material that is not sent yet', () => {
  it('is shown as the server would list it, the latest first', () => {
    const [latest, first] = unsent([log('a'), log('b')]);
    expect([latest?.id, first]).toEqual([
      'b',
      {
        ...{ id: 'a', materialName: 'Gold film', unit: 'm', quantity: 2.5 },
        user: { id: 7, displayName: 'Person 7' },
        usedAt: '2026-11-03T12:01:00.000Z',
      },
    ]);
  });

  it('is of this order, however its number is spelled', () => {
    const start = pending('sessions.start', { id: 'c', orderNumber: '10482', taskType: 'ART' });
    expect(unsent([log('a', '010482'), log('b', '10483'), start]).map(({ id }) => id)).toEqual([
      'a',
    ]);
  });

  it('is not shown twice when only the answer was lost', () => {
    expect(unsent([log('a')], [{ id: 'a' } as MaterialUsage])).toEqual([]);
  });

  it('keeps its code when the tablet has no name for it', () => {
    expect(unsent([log('a', '10482', 'OLD')])).toMatchObject([{ materialName: 'OLD', unit: '' }]);
  });
});
