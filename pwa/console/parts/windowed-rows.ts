import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { visibleRows, type RowRange } from './row-window.ts';

export interface WindowedRowsOptions {
  /** What the rows stand in: it begins where the first one would. */
  body: () => HTMLElement | null;
  /** A drawn row, to be measured; they are all of one height. */
  row: () => HTMLElement | null;
  count: () => number;
  /** Called when other rows than before are before the eye. */
  onRange: (range: RowRange) => void;
}

/** Of the tables' rows, in pixels, until one can be measured. */
const USUAL_HEIGHT = 40;
/** Head, foot and what sticks above take some rows' room from a page of the keyboard. */
const ROWS_COVERED = 4;

/**
 * Follows the page's scrolling and says which rows of a long table are to be drawn: at most one
 * look at the page for each picture on the screen, and a drawing only when other rows come up.
 */
export class WindowedRows implements ReactiveController {
  #range: RowRange = { first: 0, last: 29 };
  #rowHeight = USUAL_HEIGHT;
  #frame = 0;
  /** What scrolls inside of the host says so here: the page's own scrolling is heard anyway. */
  readonly look = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: WindowedRowsOptions,
  ) {
    host.addController(this);
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  /** So many rows a page of the keyboard goes on. */
  get page(): number {
    return Math.max(1, Math.floor(innerHeight / this.#rowHeight) - ROWS_COVERED);
  }

  /** Clipped to the list as it is now, which may have become shorter. */
  get range(): RowRange {
    return { ...this.#range, last: Math.min(this.#range.last, this.options.count() - 1) };
  }

  hostConnected(): void {
    addEventListener('scroll', this.look, { passive: true });
    addEventListener('resize', this.look, { passive: true });
  }

  hostDisconnected(): void {
    removeEventListener('scroll', this.look);
    removeEventListener('resize', this.look);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  hostUpdated(): void {
    this.#measure();
  }

  #measure(): void {
    const body = this.options.body();
    if (!body) return;
    const height = this.options.row()?.getBoundingClientRect().height ?? 0;
    const isOtherHeight = height > 0 && height !== this.#rowHeight;
    if (isOtherHeight) this.#rowHeight = height;
    const view = { top: body.getBoundingClientRect().top, height: innerHeight };
    const range = visibleRows(view, this.#rowHeight, this.options.count());
    const { first, last } = this.#range;
    if (range.first === first && range.last === last && !isOtherHeight) return;
    this.#range = range;
    this.options.onRange(range);
    this.host.requestUpdate();
  }
}
