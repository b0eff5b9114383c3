/** How many tiles a screen on the wall has room for, and whose turn it is. */
export interface Screen {
  /** Pixels. */
  width: number;
  height: number;
}

export interface WallGrid {
  /** The size of the letters, pixels: what is read from afar grows with the screen. */
  em: number;
  columns: number;
  rows: number;
}

/** In letters' sizes; in step with the styles. */
const TILE = { width: 17, height: 5.75, gap: 0.75 };
const AROUND = { width: 3, height: 10 };
const TURN_MS = 12_000;

/** The largest letters at which so many tiles fit; the smallest when they do not fit at all. */
export function wallGrid(screen: Screen, tiles: number): WallGrid {
  const smallest = Math.max(14, Math.round(screen.width / 100));
  for (let em = 2 * smallest; ; em -= 1) {
    const grid = gridAt(em, screen);
    if (em <= smallest || grid.columns * grid.rows >= tiles) return grid;
  }
}

function gridAt(em: number, { width, height }: Screen): WallGrid {
  const fit = (room: number, size: number): number =>
    Math.max(1, Math.floor((room / em + TILE.gap) / (size + TILE.gap)));
  return {
    em,
    columns: fit(width - AROUND.width * em, TILE.width),
    rows: fit(height - AROUND.height * em, TILE.height),
  };
}

export interface Turn<Item> {
  items: readonly Item[];
  /** From 1 on. */
  page: number;
  pages: number;
}

/** When there are more than fit, the pages take turns by the clock. */
export function turnOf<Item>(all: readonly Item[], room: number, nowMs: number): Turn<Item> {
  const pages = Math.max(1, Math.ceil(all.length / room));
  const page = Math.floor(nowMs / TURN_MS) % pages;
  return { items: all.slice(page * room, (page + 1) * room), page: page + 1, pages };
}
