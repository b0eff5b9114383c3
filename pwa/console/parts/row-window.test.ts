import { describe, expect, it } from 'vitest';
import { piecesOf, visibleRows, type Piece } from './row-window.ts';

const ROW = 40;

describe('visibleRows', () => {
  it('are those before the eye and some on either side', () => {
    const range = visibleRows({ top: -40_000, height: 900 }, ROW, 50_000);
    expect(range.first).toBeLessThanOrEqual(1_000 - 5);
    expect(range.last).toBeGreaterThanOrEqual(1_022 + 5);
    expect(range.last - range.first).toBeLessThan(60);
  });

  it('end where the list ends', () => {
    expect(visibleRows({ top: 500, height: 900 }, ROW, 3)).toEqual({ first: 0, last: 2 });
    expect(visibleRows({ top: 500, height: 900 }, ROW, 0)).toEqual({ first: 0, last: -1 });
    const end = visibleRows({ top: 860 - 50_000 * ROW, height: 900 }, ROW, 50_000);
    expect(end.last).toBe(49_999);
  });

  it('stay the same while one scrolls by less than a step', () => {
    const at = (top: number) => visibleRows({ top, height: 880 }, ROW, 50_000);
    expect(at(-40_010)).toEqual(at(-40_100));
    expect(at(-40_010)).not.toEqual(at(-40_210));
  });
});

const rowsOf = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, piece) => sum + ('gap' in piece ? piece.gap : 1), 0);

describe('piecesOf', () => {
  it('leaves out what is above and below, and nothing else', () => {
    const pieces = piecesOf({ first: 10, last: 12 }, 100, []);
    expect(pieces).toEqual([
      { gap: 10, before: 10 },
      { row: 10 },
      { row: 11 },
      { row: 12 },
      { gap: 87, before: 100 },
    ]);
  });

  it('keeps the row that has the focus, wherever one scrolls', () => {
    const pieces = piecesOf({ first: 50, last: 51 }, 100, [3, 50, 400]);
    expect(pieces[1]).toEqual({ row: 3 });
    expect(pieces[2]).toEqual({ gap: 46, before: 50 });
    expect(rowsOf(pieces)).toBe(100);
    expect(rowsOf(piecesOf({ first: 0, last: 1 }, 100, [99]))).toBe(100);
  });

  it('is empty for an empty list', () => {
    expect(piecesOf({ first: 0, last: -1 }, 0, [0])).toEqual([]);
  });
});
