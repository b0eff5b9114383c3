import { describe, expect, it } from 'vitest';
import { piecesOf, quantityOf, stepPieces, typePieces, typeQuantity } from './entry.ts';

function typed(keys: string, type: (entry: string, key: string) => string): string {
  return [...keys].reduce(type, '');
}

describe('pieces', () => {
  it('are whole numbers without leading zeros, six digits at most', () => {
    expect(typed('007', typePieces)).toBe('7');
    expect(typed('60', typePieces)).toBe('60');
    expect(typed('12345678', typePieces)).toBe('123456');
  });

  it('step from nothing, and never below none', () => {
    expect(stepPieces('', 1)).toBe('1');
    expect(stepPieces('9', 1)).toBe('10');
    expect(stepPieces('0', -1)).toBe('0');
    expect(stepPieces('999999', 1)).toBe('999999');
  });

  it('are null while nobody counted', () => {
    expect(piecesOf('')).toBeNull();
    expect(piecesOf('0')).toBe(0);
  });
});

describe('quantities', () => {
  it('have at most three decimals and one point', () => {
    expect(typed('12.3456', typeQuantity)).toBe('12.345');
    expect(typed('1.2.3', typeQuantity)).toBe('1.23');
    expect(typed('.5', typeQuantity)).toBe('0.5');
    expect(typed('0.05', typeQuantity)).toBe('0.05');
  });

  it('are numbers at every step of typing', () => {
    expect(['', '0.', '12.5'].map(quantityOf)).toEqual([0, 0, 12.5]);
  });
});
