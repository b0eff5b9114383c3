/**
 * Which rows of a long table stand in the page. All have one height, so that a place in the list is
 * a place on the screen; the rest is blank space of the right size.
 *
 *   0 ········ first ████ seen ████ last ········ count
 *      gap      └ some rows more on either side ┘   gap
 */

export interface View {
  /** Where the first row would stand, in pixels below the top of the window; negative when above. */
  top: number;
  /** Of the window, in pixels. */
  height: number;
}

/** From `first` to `last`, both included; nothing when `last` is before `first`. */
export interface RowRange {
  first: number;
  last: number;
}

/** A row by its place, or so many rows left out. */
export type Piece = { row: number } | { gap: number; before: number };

/** Rows drawn ahead of the eye: a short turn of the wheel finds them there. */
const AHEAD = 10;
/** The window moves in steps, so that not every pixel of scrolling draws the table again. */
const STEP = 5;

/**
 * Browsers give up on pages higher than some 17 million pixels. Who looks through this many orders
 * by eye sorts the other way round for the far end, and takes the file for all of it.
 */
export const MOST_ROWS = 400_000;

export function visibleRows({ top, height }: View, rowHeight: number, count: number): RowRange {
  const first = Math.floor(-top / rowHeight / STEP) * STEP - AHEAD;
  const last = Math.ceil((height - top) / rowHeight / STEP) * STEP + AHEAD;
  return { first: Math.max(0, first), last: Math.min(count - 1, last) };
}

/** Rows and gaps from top to bottom. Rows in `kept` stay in the page wherever the window is. */
export function piecesOf(range: RowRange, count: number, kept: readonly number[]): Piece[] {
  const inRange = Array.from({ length: Math.max(0, range.last - range.first + 1) }, (_, place) => {
    return range.first + place;
  });
  const rows = [...new Set([...inRange, ...kept.filter((row) => row >= 0 && row < count)])];
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of rows.sort((a, b) => a - b)) {
    if (row > next) pieces.push({ gap: row - next, before: row });
    pieces.push({ row });
    next = row + 1;
  }
  if (next < count) pieces.push({ gap: count - next, before: count });
  return pieces;
}
