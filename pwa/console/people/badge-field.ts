import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { text } from '../text.ts';

const words = text.badgeField;

/**
 * The badge somebody wears: typed, or held to a scanner, which types it and presses Enter. That
 * Enter says that it was read; it sends no form.
 * @fires badge - CustomEvent<string>: what stands in the field
 */
@customElement('badge-field')
export class BadgeField extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      .row {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
      }
      .field {
        flex: 1;
      }
      .button {
        margin-block-start: 1.625rem;
      }
    `,
  ];

  @property() value = '';
  @property() error = '';

  @state() private said: 'waiting' | 'read' | null = null;
  @query('input') private readonly input!: HTMLInputElement;

  override render() {
    const hint = this.said ? words[this.said] : text.person.badgeHint;
    return html`<div class="row" @keydown=${this.onKey} @focusout=${this.onLeft}>
      ${textField({
        id: 'badge',
        label: text.person.badge,
        value: this.value,
        maxLength: 64,
        optional: true,
        hint,
        error: this.error || undefined,
        onInput: (value) => {
          this.change(value);
        },
      })}
      ${
        this.value === ''
          ? html`<button class="button" type="button" @click=${this.scan}>${words.scan}</button>`
          : html`<button class="button quiet" type="button" @click=${this.takeAway}>
              ${words.remove}
            </button>`
      }
      <span class="sr-only" role="status">${this.said ? words[this.said] : nothing}</span>
    </div>`;
  }

  private readonly scan = () => {
    this.input.focus();
    this.said = 'waiting';
  };

  private readonly takeAway = () => {
    this.said = null;
    this.change('');
    this.input.focus();
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.composedPath()[0] !== this.input) return;
    event.preventDefault();
    if (this.value !== '') this.said = 'read';
  };

  private readonly onLeft = () => {
    if (this.said === 'waiting') this.said = null;
  };

  private change(detail: string): void {
    this.dispatchEvent(new CustomEvent('badge', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-field': BadgeField;
  }
}
