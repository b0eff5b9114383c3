import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from './store.ts';

/** Draws its element again whenever the store changes: `readonly me = new StoreController(this, store)`. */
export class StoreController<Value> implements ReactiveController {
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: Readable<Value>,
  ) {
    host.addController(this);
  }

  get value(): Value {
    return this.store.get();
  }

  hostConnected(): void {
    this.#unsubscribe = this.store.subscribe(() => {
      this.host.requestUpdate();
    });
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}
