import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Media } from './media.ts';

/** The room on a sheet of Letter, lying, within the margins of the stylesheet. A4 is wider. */
export const PAPER_REM = 87;

/**
 * Whether the page is being put on paper. `beforeprint` comes before the browser lays the sheets
 * out; the media query changes only after it has counted them, and what is drawn then is cut into
 * as many sheets as the screen's rows would have taken.
 */
export class OnPaper implements ReactiveController {
  readonly #media: Media;
  #isPrinting = false;
  readonly #changed = (event: Event) => {
    this.#isPrinting = event.type === 'beforeprint';
    this.host.requestUpdate();
  };

  constructor(private readonly host: ReactiveControllerHost) {
    this.#media = new Media(host, 'print');
    host.addController(this);
  }

  get matches(): boolean {
    return this.#isPrinting || this.#media.matches;
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#changed);
    addEventListener('afterprint', this.#changed);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#changed);
    removeEventListener('afterprint', this.#changed);
  }
}
