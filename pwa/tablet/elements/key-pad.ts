import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon, type IconName } from '../icons.ts';

/** One of the two keys beside the zero. */
export interface SideKey {
  name: string;
  label: string;
  /** A picture, or the character itself. */
  picture?: IconName;
  accent?: boolean;
  disabled?: boolean;
}

/**
 * Digits as on a phone, large enough for gloves.
 * @fires digit with the digit
 * @fires side with the name of the side key
 */
@customElement('key-pad')
export class KeyPad extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: var(--space-3);
      }

      button {
        display: grid;
        place-items: center;
        min-height: var(--key-height, var(--target-key));
        border-radius: var(--radius-lg);
        border: 1px solid var(--color-line);
        background: var(--color-raised);
        box-shadow: var(--shadow-1);
        font-size: var(--text-2xl);
        font-weight: 550;
        transition: background-color var(--motion-fast) var(--ease);
      }

      button.side {
        background: transparent;
        box-shadow: none;
        color: var(--color-ink-soft);
        font-size: var(--text-xl);
      }

      button.accent {
        border-color: transparent;
        background: var(--color-accent-fill);
        color: var(--color-on-accent-fill);
      }

      button:active:not(:disabled) {
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
      }

      button:disabled {
        color: var(--color-ink-faint);
        box-shadow: none;
      }

      button.side:disabled {
        opacity: 0.5;
        background: transparent;
        color: var(--color-ink-soft);
      }
    `,
  ];

  @property() label = '';
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) left: SideKey | undefined;
  @property({ attribute: false }) right: SideKey | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'group';
  }

  override willUpdate(): void {
    this.ariaLabel = this.label;
  }

  override render() {
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    return html`${digits.map((digit) => this.#digit(digit))}
    ${this.#side(this.left)}${this.#digit('0')}${this.#side(this.right)}`;
  }

  #digit(digit: string): TemplateResult {
    return html`<button
      ?disabled=${this.disabled}
      @click=${() => {
        emit(this, 'digit', digit);
      }}
    >
      ${digit}
    </button>`;
  }

  #side(key: SideKey | undefined): TemplateResult {
    if (!key) return html`<span></span>`;
    const disabled = this.disabled || key.disabled === true;
    return html`<button
      class="side ${key.accent && !disabled ? 'accent' : ''}"
      aria-label=${key.label}
      ?disabled=${disabled}
      @click=${() => {
        emit(this, 'side', key.name);
      }}
    >
      ${key.picture ? icon(key.picture, 30) : key.name}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-pad': KeyPad;
  }
}
