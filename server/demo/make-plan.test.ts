import { describe, expect, it } from 'vitest';
import { makePlan, planOrders } from './make-plan.ts';
import { randomFor } from './random.ts';

const moment = {
  today: '2026-03-18',
  now: Date.parse('2026-03-18T15:20:00Z'),
  timeZone: 'America/Chicago',
};

describe('makePlan', () => {
  it('makes the same shop for the same moment', () => {
    expect(makePlan(moment)).toEqual(makePlan(moment));
  });

  it('has the same orders at any hour of the day', () => {
    const later = makePlan({ ...moment, now: moment.now + 5 * 3_600_000 });
    expect(later.orders).toEqual(planOrders(moment.today, moment.timeZone));
  });

  it('moves work along with the day it is opened', () => {
    const days = makePlan({ ...moment, today: '2026-03-19', now: moment.now + 86_400_000 });
    expect(days.sessions.at(-1)?.day).toBe('2026-03-19');
  });

  it('lets an order flow from task to task: none begins before the one before it ended', () => {
    const { orders, sessions } = makePlan(moment);
    const late = sessions.filter(({ order, task, startedAt }) => {
      if (order === null) return false;
      const steps = orders[order]?.steps ?? [];
      const first = steps.findIndex((step) => step.task === task);
      const before = steps[first - 1];
      // Work run over night is cost nobody did: it may reach past the next step's begin.
      return sessions.some(
        (other) =>
          other.order === order &&
          other.task === before?.task &&
          !steps.slice(first).some((step) => step.task === other.task) &&
          other.reason !== 'foreman' &&
          (other.endedAt ?? 0) > startedAt,
      );
    });
    expect(late).toEqual([]);
  });

  it('reports good pieces that add up to the order', () => {
    const { orders, sessions } = makePlan(moment);
    const shipped = orders.flatMap((order, index) =>
      order.status === 'shipped' && sessions.some((session) => session.order === index)
        ? [{ order, index }]
        : [],
    );
    for (const { order, index } of shipped) {
      const packed = sessions
        .filter((session) => session.order === index && session.task === 'PACK')
        .reduce((sum, session) => sum + (session.goodQuantity ?? 0), 0);
      expect(packed, order.orderNumber).toBe(order.pieces);
    }
  });
});

describe('randomFor', () => {
  it('draws the same again for the same label, and other numbers for another', () => {
    const draw = (label: string) => {
      const random = randomFor(label);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('refuses to pick from nothing', () => {
    expect(() => randomFor('a').pick([])).toThrow(RangeError);
  });
});
