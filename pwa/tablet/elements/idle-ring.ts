import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { RING_SECONDS } from '../idle.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { sheetStyles } from './sheet.ts';

/**
 * Nobody touched the tablet for a while: counts down, and any touch ends that.
 * @fires stay
 */
@customElement('idle-ring')
export class IdleRing extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    sheetStyles,
    css`
      .ring {
        position: relative;
        display: grid;
        place-items: center;
        width: 9rem;
        height: 9rem;
        font-size: var(--text-4xl);
        font-weight: 700;
      }

      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        transform: rotate(-90deg);
      }

      circle {
        fill: none;
        stroke: var(--color-line);
        stroke-width: 7;
      }

      .left {
        stroke: var(--color-accent);
        stroke-linecap: round;
        transition: stroke-dashoffset 1s linear;
      }

      @media (prefers-reduced-motion: reduce) {
        .left {
          transition: none;
        }
      }
    `,
  ];

  @property({ type: Number }) secondsLeft = 0;
  @property() name = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    const words = text().idle;
    const around = 2 * Math.PI * 46;
    const offset = around * (1 - (this.secondsLeft - 1) / RING_SECONDS);
    return html`<dialog
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="help"
      @cancel=${(event: Event) => {
        event.preventDefault();
        emit(this, 'stay');
      }}
    >
      <div class="inside">
        <div class="ring" role="timer">
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <circle cx="50" cy="50" r="46"></circle>
            <circle
              class="left"
              cx="50"
              cy="50"
              r="46"
              stroke-dasharray=${around}
              stroke-dashoffset=${offset}
            ></circle>
          </svg>
          <span aria-hidden="true">${this.secondsLeft}</span>
          <span class="visually-hidden">${words.seconds(this.secondsLeft)}</span>
        </div>
        <h2 id="title">${words.title(this.name)}</h2>
        <p id="help">${words.help}</p>
        <button
          class="button accent"
          @click=${() => {
            emit(this, 'stay');
          }}
        >
          ${words.stay}
        </button>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idle-ring': IdleRing;
  }
}
