import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Draws the first rows of a long list at once and the rest right after that picture, so that
 * nobody waits for rows that are out of sight.
 */
export class FirstRows implements ReactiveController {
  #limit: number;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly first: number,
  ) {
    this.#limit = first;
    host.addController(this);
  }

  of<Row>(rows: readonly Row[]): readonly Row[] {
    return rows.length > this.#limit ? rows.slice(0, this.#limit) : rows;
  }

  hostConnected(): void {
    this.#limit = this.first;
    requestAnimationFrame(() => {
      setTimeout(() => {
        this.#limit = Infinity;
        this.host.requestUpdate();
      });
    });
  }
}
