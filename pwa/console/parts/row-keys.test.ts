import { describe, expect, it } from 'vitest';
import { rowAfterKey } from './row-keys.ts';

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
    expect(rowAfterKey(key, from, 20)).toBe(to);
  });

  it.each(['Enter', 'Tab', 'a', ' ', 'constructor', 'toString'])('%j is not for walking', (key) => {
    expect(rowAfterKey(key, 3, 20)).toBeNull();
  });
});
