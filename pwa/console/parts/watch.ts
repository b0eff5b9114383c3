import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from '../../shared/store.ts';

/**
 * Draws its element again whenever one of the stores it was handed changes. Unlike
 * StoreController the stores may arrive as properties: they are looked up before each drawing.
 * `constructor() { super(); new Watch(this, () => [this.people.list.state]) }`.
 */
export class Watch implements ReactiveController {
  #watched = new Map<Readable<unknown>, () => void>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly stores: () => readonly Readable<unknown>[],
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const wanted = new Set(this.stores());
    for (const [store, stop] of this.#watched) {
      if (wanted.has(store)) continue;
      stop();
      this.#watched.delete(store);
    }
    for (const store of wanted) {
      if (this.#watched.has(store)) continue;
      const draw = () => {
        this.host.requestUpdate();
      };
      this.#watched.set(store, store.subscribe(draw));
    }
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }
}
