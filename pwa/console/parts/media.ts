import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether a media query holds, for what CSS alone cannot do (`inert`, where the focus goes). */
export class Media implements ReactiveController {
  readonly #list: MediaQueryList;
  readonly #changed = () => {
    this.host.requestUpdate();
  };

  constructor(
    private readonly host: ReactiveControllerHost,
    query: string,
  ) {
    this.#list = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#list.matches;
  }

  hostConnected(): void {
    this.#list.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#list.removeEventListener('change', this.#changed);
  }
}
