import type { LitElement, ReactiveController } from 'lit';

/** How wide its element is, in whole pixels: what is drawn to scale must know. */
export class OwnWidth implements ReactiveController {
  #width: number;
  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.max(this.least, Math.round(entry?.contentRect.width ?? 0));
    if (width === this.#width) return;
    this.#width = width;
    this.host.requestUpdate();
  });

  constructor(
    private readonly host: LitElement,
    private readonly least: number,
  ) {
    this.#width = least;
    host.addController(this);
  }

  get px(): number {
    return this.#width;
  }

  hostConnected(): void {
    this.#observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
