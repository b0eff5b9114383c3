import { describe, expect, it } from 'vitest';
import { rowAfterKey } from './row-keys.ts';

const stroke = (key: string, held: { shiftKey?: boolean } = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('walking a table', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 20, 20],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['PageDown', 15, 20],
    ['PageUp', 4, 0],
    ['Home', 7, 0],
    ['End', 7, 20],
  ])('%s from row %i of 20 leads to %i', (key, from, to) => {
    expect(rowAfterKey(stroke(key), from, 20)).toBe(to);
  });

  it('turns pages of the screen’s size', () => {
    expect(rowAfterKey(stroke('PageDown'), 100, 49_999, 18)).toBe(118);
    expect(rowAfterKey(stroke('PageUp'), 100, 49_999, 18)).toBe(82);
  });

  it('leaves keys held with others to the browser', () => {
    expect(rowAfterKey(stroke('End', { shiftKey: true }), 3, 20)).toBeNull();
  });

  it.each(['Enter', 'Tab', 'a', ' ', 'constructor', 'toString'])('%j is not for walking', (key) => {
    expect(rowAfterKey(stroke(key), 3, 20)).toBeNull();
  });
});
