import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReportFile } from '../stores/reports.ts';
import { text } from '../text.ts';
import { icon } from './icons.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';

const words = text.files;

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

  @property({ attribute: false }) addressOf!: (file: ReportFile) => string;
  /** Fetches the rows that shall be on the paper. */
  @property({ attribute: false }) prepare: () => Promise<void> = () => Promise.resolve();

  /** What is printed, when it is not what the files hold. */
  @property() printWords: string = words.print;

  @state() private preparing = false;

  override render() {
    return html`<div role="group" aria-label=${words.title}>
      ${this.file('xlsx')} ${this.file('csv')}
      <button class="button" type="button" ?disabled=${this.preparing} @click=${this.print}>
        ${icon('print')}${this.preparing ? words.preparing : this.printWords}
      </button>
    </div>`;
  }

  private file(file: ReportFile) {
    return html`<a class="button" href=${this.addressOf(file)} download>
      ${icon('download')}${words[file]}
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
