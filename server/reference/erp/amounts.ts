/**
 * Decimal amounts without binary fractions: a value becomes an integer in units of 10^-decimals,
 * sums and products stay integers, and one rounding ends the way.
 */
import { LARGEST_AMOUNT } from '#schema/contract/common.ts';
import { divideRounded } from '#schema/rules/money.ts';
import type { Row } from '../foxpro/record-reader.ts';
import { expectType, valueError, type Column, type SourceTable } from './columns.ts';

interface AmountColumn {
  /** The integers count 10^-decimals. */
  decimals: number;
  /** Null where blank. Throws `TableError` for an amount no shop deals in. */
  read: Column<bigint | null>;
}

/** Below this, a double times a power of ten lies closer than ¼ to the integer that is meant. */
const EXACT_BELOW = 2 ** 50;

/**
 * Four decimals as in FoxPro's currency, more (to six) where the column declares more. A column
 * that holds 0.15000000596, a fraction once stored in single precision, thus says 0.15.
 */
export function amountColumn(table: SourceTable, name: string): AmountColumn {
  const field = expectType(table, name, 'NFIBY', 'a number');
  const decimals = Math.min(Math.max(field.decimals, 4), 6);
  return { decimals, read: (row) => readAmount(table, row, name, decimals) };
}

function readAmount(table: SourceTable, row: Row, name: string, decimals: number): bigint | null {
  const value = row.values[name];
  if (typeof value !== 'number') return null;
  const scaled = Math.round(value * 10 ** decimals);
  if (Math.abs(scaled) >= EXACT_BELOW) {
    throw valueError(table, row, name, 'is too large to be an amount.');
  }
  return BigInt(scaled);
}

/** An amount in cents (2) or thousandths (3), rounded once. Null where blank. */
export function integerColumn(
  table: SourceTable,
  name: string,
  decimals: number,
): Column<number | null> {
  const amount = amountColumn(table, name);
  return (row) => {
    const exact = amount.read(row);
    if (exact === null) return null;
    const result = rounded(exact, amount.decimals, decimals);
    if (result === undefined) throw valueError(table, row, name, 'is too large to be true.');
    return result;
  };
}

/** Four decimals; 0 where blank. Throws `TableError` unless between 0 and 1. */
export function discountColumn(table: SourceTable, name: string | undefined): Column<bigint> {
  if (name === undefined) return () => 0n;
  expectType(table, name, 'NFIBY', 'a number');
  return (row) => {
    const discount = readAmount(table, row, name, DISCOUNT_DECIMALS) ?? 0n;
    if (discount >= 0n && discount <= WHOLE) return discount;
    throw valueError(table, row, name, 'is no fraction of 1; a discount of 15 % is written 0.15.');
  };
}

export const DISCOUNT_DECIMALS = 4;
export const WHOLE = 10n ** BigInt(DISCOUNT_DECIMALS);

/**
 * An amount in units of 10^-from, rounded to units of 10^-to, half away from zero. Undefined when
 * it is larger than any field of ours may say. `from` is not less than `to`.
 */
export function rounded(amount: bigint, from: number, to: number): number | undefined {
  const result = Number(divideRounded(amount, 10n ** BigInt(from - to)));
  return Math.abs(result) <= LARGEST_AMOUNT ? result : undefined;
}
