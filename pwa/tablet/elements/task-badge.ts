import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { taskIcon } from '../icons.ts';

/** The picture of a task type on its color. Decoration: the name always stands beside it. */
@customElement('task-badge')
export class TaskBadge extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        width: var(--badge, 3rem);
        height: var(--badge, 3rem);
      }

      span {
        display: grid;
        place-items: center;
        width: 100%;
        height: 100%;
        border-radius: 28%;
        background: oklch(var(--tint) var(--hue));
        color: oklch(var(--on-tint) var(--hue));
      }

      svg {
        width: 58%;
        height: 58%;
      }
    `,
  ];

  @property() picture = '';
  @property({ type: Number }) hue = 200;

  override willUpdate(): void {
    this.style.setProperty('--hue', String(this.hue));
  }

  override render() {
    return html`<span> ${taskIcon(this.picture)} </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'task-badge': TaskBadge;
  }
}
