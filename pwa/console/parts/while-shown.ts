import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What an element has of the page: whether it stands in it. */
type Host = ReactiveControllerHost & Pick<Element, 'isConnected'>;

/**
 * Keeps something going for as long as its element stands in the page: begun after the first
 * drawing, when the stores have arrived as properties, and ended when the element goes.
 * `constructor() { super(); new WhileShown(this, () => this.tablets.watch(this.everyFewSeconds)) }`.
 */
export class WhileShown implements ReactiveController {
  #stop: (() => void) | null = null;

  /** @param begin answers how to stop it */
  constructor(
    private readonly host: Host,
    private readonly begin: () => () => void,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    // A drawing that was asked for before the element went comes after it.
    if (this.host.isConnected) this.#stop ??= this.begin();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
