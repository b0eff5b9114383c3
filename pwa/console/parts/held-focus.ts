import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus near when the button that had it goes with what it did. The browser would drop
 * it at the top of the page, where whoever goes by keyboard begins anew.
 * `constructor() { super(); new HeldFocus(this, () => this.headingElement.focus()) }`.
 */
export class HeldFocus implements ReactiveController {
  private held: Element | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly goOn: () => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.held = this.host.shadowRoot?.activeElement ?? this.held;
  }

  hostUpdated(): void {
    const { held } = this;
    if (!held || document.activeElement !== document.body) return;
    this.held = null;
    // Who left it by a click beside it is not called back.
    if (!held.isConnected || held.matches(':disabled')) this.goOn();
  }
}
