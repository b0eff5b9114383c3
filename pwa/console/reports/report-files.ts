import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { fileAddress, type ReportFile } from '../stores/reports.ts';
import { text } from '../text.ts';

/** The whole result to take along: a sheet, a text file, paper. */
@customElement('report-files')
export class ReportFiles extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) question = new URLSearchParams();
  /** Fetches the rows that shall be on the paper. */
  @property({ attribute: false }) prepare: () => Promise<void> = () => Promise.resolve();

  @state() private preparing = false;

  override render() {
    return html`<div role="group" aria-label=${text.report.files}>
      ${this.file('xlsx', text.report.xlsx)} ${this.file('csv', text.report.csv)}
      <button class="button" type="button" ?disabled=${this.preparing} @click=${this.print}>
        ${icon('print')}${this.preparing ? text.report.preparing : text.report.print}
      </button>
    </div>`;
  }

  private file(file: ReportFile, name: string) {
    return html`<a class="button" href=${fileAddress(file, this.question)} download>
      ${icon('download')}${name}
    </a>`;
  }

  private async print(): Promise<void> {
    this.preparing = true;
    await this.prepare();
    this.preparing = false;
    await this.updateComplete;
    print();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-files': ReportFiles;
  }
}
