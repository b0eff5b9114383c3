import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TaskType } from '#schema/contract/orders.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { controls } from './controls.ts';
import './task-badge.ts';

/**
 * One kind of work; a tap on it begins it.
 * @fires choose with the task type
 */
@customElement('task-tile')
export class TaskTile extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: grid;
      }

      .card {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        min-height: var(--tile-height, 6rem);
        padding: var(--space-3) var(--space-4);
        border-color: oklch(var(--wash-strong) var(--hue));
        background: oklch(var(--wash) var(--hue));
        color: oklch(var(--on-wash) var(--hue));
        font-size: var(--text-lg);
        font-weight: 650;
        line-height: 1.2;
      }

      .name {
        min-width: 0;
        overflow-wrap: break-word;
      }

      @media (max-width: 600px) {
        .card {
          gap: var(--space-3);
          padding-inline: var(--space-3);
          font-size: var(--text-md);
        }
      }

      .busy {
        display: grid;
        place-items: center;
        width: var(--badge, 3rem);
        height: var(--badge, 3rem);
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) task!: TaskType;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) disabled = false;

  override willUpdate(): void {
    this.style.setProperty('--hue', String(this.task.hue));
  }

  override render() {
    const { task } = this;
    return html`<button
      class="card"
      ?disabled=${this.disabled && !this.busy}
      aria-busy=${this.busy}
      @click=${() => {
        emit(this, 'choose', task);
      }}
    >
      ${
        this.busy
          ? html`<span class="busy"><span class="spin"></span></span>`
          : html`<task-badge .picture=${task.icon} .hue=${task.hue}></task-badge>`
      }
      <span class="name">${task.name}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'task-tile': TaskTile;
  }
}
