import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { taskPicture } from './task-picture.ts';

/** The picture of a task on its color, as on the tablet. Decoration: the name stands beside it. */
@customElement('task-badge')
export class TaskBadge extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        flex: none;
        inline-size: var(--badge, 1.75rem);
        block-size: var(--badge, 1.75rem);
      }
      span {
        display: grid;
        place-items: center;
        block-size: 100%;
        border-radius: 28%;
        background: oklch(var(--tint) var(--hue));
        color: oklch(var(--on-tint) var(--hue));
      }
      .icon {
        inline-size: 62%;
        block-size: 62%;
        stroke-width: 2;
      }
    `,
  ];

  @property() picture = '';
  @property({ type: Number }) hue = 0;

  /** By the CSSOM: a `style` attribute is what the content security policy forbids. */
  override willUpdate(): void {
    this.style.setProperty('--hue', String(this.hue));
  }

  override render() {
    return html`<span>${taskPicture(this.picture)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'task-badge': TaskBadge;
  }
}
