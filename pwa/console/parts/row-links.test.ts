import { expect, it } from 'vitest';
import { rowStop } from './row-links.ts';

it('the Tab key stops at the open row, and at the first where none is open or listed', () => {
  const rows = ['a', 'b', 'c'];
  expect(rowStop(rows, (row) => row === 'c')).toBe(2);
  expect(rowStop(rows, (row) => row === 'gone')).toBe(0);
  expect(rowStop([], () => true)).toBe(0);
});
