import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';

/**
 * The title of a screen, the way back beside it, and room for more at the end. Takes the focus
 * when its screen appears, so that a screen reader says where one is.
 * @fires back
 */
@customElement('screen-head')
export class ScreenHead extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        min-height: var(--target-main);
      }

      .back {
        display: grid;
        place-items: center;
        width: var(--target-main);
        min-height: var(--target-main);
        padding: 0;
        border-radius: 50%;
      }

      .words {
        flex: 1;
        min-width: 0;
      }

      h1 {
        font-size: clamp(1.625rem, 1.1rem + 1.7vw, var(--text-3xl));
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.15;
        text-wrap: balance;
      }

      p {
        font-size: var(--text-lg);
        color: var(--color-ink-soft);
      }
    `,
  ];

  @property() heading = '';
  @property() sub = '';
  /** What the way back is called; none without it. */
  @property() back = '';
  @query('h1') private readonly title_!: HTMLElement;

  override firstUpdated(): void {
    // Once the screen is whole: looking for what has the focus lays out what is there so far.
    requestAnimationFrame(() => {
      if (this.isConnected) this.title_.focus({ preventScroll: true });
    });
  }

  override render() {
    return html`${
        this.back
          ? html`<button
              class="button back"
              aria-label=${this.back || text().back}
              title=${this.back}
              @click=${() => {
                emit(this, 'back');
              }}
            >
              ${icon('back', 28)}
            </button>`
          : nothing
      }
      <div class="words">
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.sub ? html`<p class="one-line">${this.sub}</p>` : nothing}
      </div>
      <slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-head': ScreenHead;
  }
}
