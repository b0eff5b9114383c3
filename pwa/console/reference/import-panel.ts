import type { ReferenceFile, ReferenceImport } from '#schema/contract/reference.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime, dayTime, quantity } from '../../shared/format.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { panel } from '../parts/styles/panel.ts';
import { text } from '../text.ts';
import { factPanelStyles } from './fact-panel-styles.ts';
import { facts } from './facts.ts';
import { saidMessage } from './said-message.ts';
import { groupWords, isCounted, lengthWords, RESULT_TONES, windowWords } from './words.ts';

const words = text.reference;
const CHANGED = ['added', 'changed', 'closed'] as const;

/**
 * One import: what it did, what it says, and the very files it read.
 * @fires close-panel
 */
@customElement('import-panel')
export class ImportPanel extends LitElement {
  static override readonly styles = [base, chips, panel, factPanelStyles];

  @property({ attribute: false }) import!: ReferenceImport;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const one = this.import;
    const when = dayTime(one.importedAt, this.today, this.timeZone);
    return html`<side-panel .heading=${words.importTitle(groupWords(one.group), when)}>
      <p slot="head" class="head">
        <span class="word ${RESULT_TONES[one.result]}">${words.results[one.result]}</span>
      </p>
      ${this.facts(one)} ${this.said(one)}
      <section>
        <h3>${words.filesTitle}</h3>
        ${one.files.length > 0 ? one.files.map((file) => this.file(file)) : html`<p class="soft">${words.noFiles}</p>`}
      </section>
    </side-panel>`;
  }

  private facts(one: ReferenceImport) {
    const { importColumns: names } = words;
    const rows: [name: string, said: string][] = [
      [names.when, dateTime(one.importedAt, this.timeZone)],
      [names.window, windowWords(one)],
    ];
    if (one.result !== 'failed') rows.push([names.rows, quantity(one.rows)]);
    if (isCounted(one)) {
      for (const name of CHANGED) rows.push([names[name], quantity(one[name])]);
    }
    rows.push([names.duration, lengthWords(one.durationMs)]);
    if (one.acceptedAt !== null) {
      rows.push([words.acceptedAt, dateTime(one.acceptedAt, this.timeZone)]);
    }
    return html`<section>
      <dl>${facts(rows)}</dl>
    </section>`;
  }

  /** The warnings are the server's, which name file, row, field and value. */
  private said({ message, warnings }: ReferenceImport) {
    return html`${
      message === ''
        ? nothing
        : html`<section>
            <h3>${words.saidTitle}</h3>
            <p class="message">${saidMessage(message)}</p>
          </section>`
    }
    ${
      warnings.length === 0
        ? nothing
        : html`<section>
            <h3>${words.warningsTitle(warnings.length)}</h3>
            <ul class="warnings" lang="en">
              ${warnings.map((warning) => html`<li>${warning}</li>`)}
            </ul>
          </section>`
    }`;
  }

  private file({ name, bytes, rows, sha256 }: ReferenceFile) {
    const size = words.bytes(quantity(bytes));
    return html`<div class="file">
      <strong>${name}</strong>
      <span class="soft">${rows === undefined ? size : `${words.fileRows(rows)}, ${size}`}</span>
      <code title=${words.hash}>${sha256}</code>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-panel': ImportPanel;
  }
}
