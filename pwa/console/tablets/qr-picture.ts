import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encode } from 'uqr';
import { base } from '../parts/styles/base.ts';
import { modulesPath } from './modules-path.ts';

/** Readers want four modules of nothing around it. */
const BORDER = 4;

/** A QR code, drawn here: what it says is asked of nobody. Dark on light in every theme. */
@customElement('qr-picture')
export class QrPicture extends LitElement {
  static override readonly styles = [
    base,
    css`
      svg {
        display: block;
        inline-size: 100%;
        border-radius: var(--radius-md);
        background: #fff;
        shape-rendering: crispEdges;
      }
      path {
        fill: #000;
      }
    `,
  ];

  /** What it says. */
  @property() content = '';
  /** What it is for, to those who cannot see it. */
  @property() label = '';

  override render() {
    const { data, size } = encode(this.content, { ecc: 'M', border: BORDER });
    return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label}>
      ${svg`<path d=${modulesPath(data)} />`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'qr-picture': QrPicture;
  }
}
