import { describe, expect, it } from 'vitest';
import { turnOf, wallGrid } from './wall-grid.ts';

const TV = { width: 1920, height: 1080 };
const room = ({ columns, rows }: ReturnType<typeof wallGrid>) => columns * rows;

describe('the grid of a wall screen', () => {
  it('has larger letters the fewer there are', () => {
    const sizes = [4, 12, 30, 60].map((tiles) => wallGrid(TV, tiles).em);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(2);
    for (const tiles of [0, 1, 4, 12])
      expect(room(wallGrid(TV, tiles))).toBeGreaterThanOrEqual(tiles);
  });

  it('stays readable when there are too many', () => {
    const grid = wallGrid(TV, 1000);
    expect(grid.em).toBe(19);
    expect(room(grid)).toBeGreaterThan(20);
    expect(wallGrid({ width: 320, height: 200 }, 9)).toEqual({ em: 14, columns: 1, rows: 1 });
  });
});

describe('the turns of too many', () => {
  const all = Array.from({ length: 25 }, (_, n) => n);

  it('show everybody once in a round, by the clock', () => {
    const round = [0, 12_000, 24_000].map((ms) => turnOf(all, 10, 36_000 * 1000 + ms));
    expect(round.map(({ page, pages }) => [page, pages])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(round.flatMap(({ items }) => items)).toEqual(all);
  });

  it('are none when all fit', () => {
    expect(turnOf(all, 25, 99_999)).toEqual({ items: all, page: 1, pages: 1 });
    expect(turnOf([], 10, 0)).toEqual({ items: [], page: 1, pages: 1 });
  });
});
