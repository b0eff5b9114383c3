/**
 * The orders that a session's time belongs to, as somebody types them: one, or several with parts
 * by weight.
 */
import type { WantedShare } from '#schema/contract/corrections.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { text } from '../text.ts';

export interface OrderRow {
  order: string;
  parts: string;
}

export type OrderErrors = Readonly<Record<string, string>>;

export const MOST_ORDERS = 20;
const MOST_PARTS = 10_000;

export const ONE_ORDER: readonly OrderRow[] = [{ order: '', parts: '1' }];

export function rowsOf(
  shares: readonly { orderNumber: string | null; weight: number }[],
): readonly OrderRow[] {
  if (shares.length === 0) return ONE_ORDER;
  return shares.map(({ orderNumber, weight }) => ({
    order: orderNumber ?? '',
    parts: String(weight),
  }));
}

const isWhole = (parts: string): boolean =>
  /^[0-9]{1,5}$/.test(parts.trim()) && Number(parts) >= 1 && Number(parts) <= MOST_PARTS;

/** The parts of each, or null while one of them is no number. */
export function weightsOf(rows: readonly OrderRow[]): number[] | null {
  return rows.every(({ parts }) => isWhole(parts)) ? rows.map(({ parts }) => Number(parts)) : null;
}

/** What is wrong, by the field the server would name, too. @param where the part of a form: `later.` */
export function ordersErrors(rows: readonly OrderRow[], where = ''): OrderErrors {
  if (rows.length < 2) return {};
  const errors: Record<string, string> = {};
  rows.forEach(({ order, parts }, index) => {
    const at = `${where}shares.${index}`;
    const first = rows.findIndex((row) => orderKey(row.order) === orderKey(order));
    if (order.trim() === '') errors[`${at}.orderNumber`] = text.common.required;
    else if (first < index) errors[`${at}.orderNumber`] = text.correction.twice;
    if (!isWhole(parts)) errors[`${at}.weight`] = text.correction.partsWrong;
  });
  return errors;
}

/** What to send: one order, several, or none at all. */
export function ordersSaid(
  rows: readonly OrderRow[],
): { orderNumber?: string } | { shares: WantedShare[] } {
  const [only, ...others] = rows.map(({ order }) => order.trim());
  if (others.length === 0) return only ? { orderNumber: only } : {};
  return {
    shares: rows.map(({ order, parts }) => ({ orderNumber: order.trim(), weight: Number(parts) })),
  };
}

export function isSameOrders(a: readonly OrderRow[], b: readonly OrderRow[]): boolean {
  const spelled = (rows: readonly OrderRow[]) =>
    rows.length === 1
      ? rows.map(({ order }) => order.trim())
      : rows.map(({ order, parts }) => `${order.trim()} ${parts.trim()}`);
  return spelled(a).join('|') === spelled(b).join('|') && a.length === b.length;
}

/** `10482`, or `10482 (1), 10483 (2)`. */
export function ordersWords(rows: readonly OrderRow[]): string {
  if (rows.length === 1) return rows[0]?.order.trim() || text.correction.noOrder;
  return rows.map(({ order, parts }) => `${order.trim()} (${parts.trim()})`).join(', ');
}

/** Every field of it that a refusal may name. */
export const orderFields = (where = ''): string[] => [
  `${where}orderNumber`,
  `${where}shares`,
  ...Array.from({ length: MOST_ORDERS }, (_one, index) => [
    `${where}shares.${index}.orderNumber`,
    `${where}shares.${index}.weight`,
  ]).flat(),
];
