import type { ReportSettingsChange } from '#schema/contract/report-settings.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import type { Notices } from '../stores/notices.ts';
import type { ReportSettings } from '../stores/report-settings.ts';
import { text } from '../text.ts';
import './report-settings-dialog.ts';

/** The way to how reports count. For admins. */
@customElement('report-settings-button')
export class ReportSettingsButton extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      @media (width < 75rem) {
        .button {
          padding: 0;
          inline-size: 2rem;
        }
        span {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) settings!: ReportSettings;
  @property({ attribute: false }) notices!: Notices;
  @property() today = '';

  @state() private isOpen = false;

  override render() {
    return html`<button
        class="button quiet small"
        type="button"
        title=${text.reportSettings.title}
        aria-label=${text.reportSettings.title}
        aria-haspopup="dialog"
        @click=${() => (this.isOpen = true)}
      >
        ${icon('sliders')}<span>${text.reportSettings.short}</span>
      </button>
      ${
        this.isOpen
          ? html`<report-settings-dialog
              .settings=${this.settings}
              .today=${this.today}
              @dismiss=${() => (this.isOpen = false)}
              @change-settings=${this.change}
            ></report-settings-dialog>`
          : nothing
      }`;
  }

  private readonly change = async ({ detail }: CustomEvent<ReportSettingsChange>) => {
    if (!(await this.settings.change.submit(detail))) return;
    this.isOpen = false;
    this.notices.say(text.common.saved);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'report-settings-button': ReportSettingsButton;
  }
}
