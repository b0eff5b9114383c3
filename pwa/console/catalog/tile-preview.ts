import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import './task-badge.ts';

/** The tile as it will stand on the tablet. A picture of it: there is nothing to press. */
@customElement('tile-preview')
export class TilePreview extends LitElement {
  static override readonly styles = [
    base,
    css`
      figcaption {
        padding-block-end: 0.3125rem;
        font-size: var(--text-sm);
        font-weight: 550;
      }
      .tile {
        --badge: 3rem;
        display: flex;
        align-items: center;
        gap: var(--space-4);
        min-block-size: 5rem;
        max-inline-size: 19rem;
        padding: var(--space-3) var(--space-4);
        border: 1px solid oklch(var(--wash-strong) var(--hue));
        border-radius: var(--radius-lg);
        background: oklch(var(--wash) var(--hue));
        color: oklch(var(--on-wash) var(--hue));
        font-size: var(--text-lg);
        font-weight: 650;
        line-height: 1.2;
      }
      .name {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() name = '';
  @property() picture = '';
  @property({ type: Number }) hue = 0;

  override willUpdate(): void {
    this.style.setProperty('--hue', String(this.hue));
  }

  override render() {
    return html`<figure>
      <figcaption>${text.tasks.preview}</figcaption>
      <div class="tile">
        <task-badge .picture=${this.picture} .hue=${this.hue}></task-badge>
        <span class="name">${this.name || text.tasks.previewName}</span>
      </div>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tile-preview': TilePreview;
  }
}
