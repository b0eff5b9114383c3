import { describe, expect, it } from 'vitest';
import { text } from '../text.ts';
import {
  isSameOrders,
  ONE_ORDER,
  orderFields,
  ordersErrors,
  ordersSaid,
  ordersWords,
  rowsOf,
} from './orders-draft.ts';

const rows = (...said: [order: string, parts: string][]) =>
  said.map(([order, parts]) => ({ order, parts }));

describe('the orders of a session', () => {
  it('are one empty row of work that is on none', () => {
    expect(rowsOf([])).toEqual(ONE_ORDER);
    expect(ordersSaid(ONE_ORDER)).toEqual({});
    expect(ordersWords(ONE_ORDER)).toBe(text.correction.noOrder);
  });

  it('are one order, or several with their parts', () => {
    expect(ordersSaid(rows([' 10482 ', 'x']))).toEqual({ orderNumber: '10482' });
    expect(ordersSaid(rows(['1', '60'], ['2', '40']))).toEqual({
      shares: [
        { orderNumber: '1', weight: 60 },
        { orderNumber: '2', weight: 40 },
      ],
    });
    expect(ordersWords(rows(['1', '60'], ['2', '40']))).toBe('1 (60), 2 (40)');
  });

  it('are minded at their own field, and not as long as there is one', () => {
    expect(ordersErrors(rows(['', '0']))).toEqual({});
    expect(ordersErrors(rows(['A-1', '1.5'], ['a-1 ', '2'], ['', '10001']), 'later.')).toEqual({
      'later.shares.0.weight': text.correction.partsWrong,
      'later.shares.1.orderNumber': text.correction.twice,
      'later.shares.2.orderNumber': text.common.required,
      'later.shares.2.weight': text.correction.partsWrong,
    });
    const known = orderFields('later.');
    expect(known).toContain('later.shares.19.weight');
  });

  it('are the same whatever the parts of a single one', () => {
    expect(isSameOrders(rows(['1', '1']), rows([' 1', '7']))).toBe(true);
    expect(isSameOrders(rows(['1', '1'], ['2', '1']), rows(['1', '1'], ['2', '2']))).toBe(false);
  });
});
