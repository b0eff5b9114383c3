import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { shownScheme, useTheme } from '../../shared/theme.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';

/** Light or dark, on this device. */
@customElement('theme-toggle')
export class ThemeToggle extends LitElement {
  static override readonly styles = [base, controls];

  @state() private scheme = shownScheme();

  override render() {
    const other = this.scheme === 'dark' ? 'light' : 'dark';
    const words = other === 'dark' ? text.shell.toDark : text.shell.toLight;
    return html`<button
      class="button quiet square"
      type="button"
      title=${words}
      aria-label=${words}
      @click=${() => {
        useTheme(other);
        this.scheme = other;
      }}
    >
      ${icon(other === 'dark' ? 'moon' : 'sun')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-toggle': ThemeToggle;
  }
}
