import type { TableInspection } from '#schema/contract/reference.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { quantity } from '../../shared/format.ts';
import { icon } from '../parts/icons.ts';
import { problemNote } from '../parts/problem-note.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { panel } from '../parts/styles/panel.ts';
import { Watch } from '../parts/watch.ts';
import type { Query } from '../stores/load.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import { factPanelStyles } from './fact-panel-styles.ts';
import { facts } from './facts.ts';
import { saidMessage } from './said-message.ts';

const words = text.reference;
type Value = TableInspection['samples'][number]['values'][number]['value'];

/**
 * One of the ERP's tables: what is wrong with it, what it is and holds, and a mapping to begin with.
 * @fires close-panel
 */
@customElement('table-panel')
export class TablePanel extends LitElement {
  static override readonly styles = [
    base,
    chips,
    controls,
    panel,
    factPanelStyles,
    css`
      .verdict {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-weight: 600;
      }
      .verdict.good {
        color: var(--color-good);
      }
      .verdict.bad {
        margin-block-end: var(--space-3);
        color: var(--color-danger);
      }
      h4 {
        margin: var(--space-4) 0 var(--space-2);
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
        font-weight: 600;
      }
      dl.values,
      dl.columns {
        gap: 0.25rem var(--space-4);
      }
      .values dd {
        white-space: pre-line;
      }
      pre {
        max-block-size: 20rem;
        margin: var(--space-3) 0;
        padding: var(--space-3) var(--space-4);
        overflow: auto;
        border-radius: 0.625rem;
        background: var(--color-sunken);
        font-size: var(--text-xs);
      }
    `,
  ];

  @property() name = '';
  @property({ attribute: false }) table!: Query<string, TableInspection>;
  @property({ attribute: false }) notices!: Notices;

  constructor() {
    super();
    new Watch(this, () => [this.table.state]);
  }

  override willUpdate(): void {
    void this.table.load(this.name, !this.hasUpdated);
  }

  override render() {
    const { value, error } = this.table.state.get();
    return html`<side-panel .heading=${this.name}>
      ${problemNote(this.table)}
      ${
        value?.file === this.name
          ? this.found(value)
          : error
            ? nothing
            : html`<p class="soft" role="status">${words.looking}</p>`
      }
    </side-panel>`;
  }

  private found(found: TableInspection) {
    return html`${this.verdict(found)} ${this.facts(found)}
      <section>
        <h3>${words.fieldsTitle(found.fields.length)}</h3>
        <dl class="columns">${facts(found.fields.map(({ name, column }) => [name, column]))}</dl>
        ${found.samples.map((sample) => this.sample(sample))}
      </section>
      ${found.mapping === null ? nothing : this.mapping(found.mapping)}`;
  }

  private verdict({ findings }: TableInspection) {
    if (findings.length === 0) {
      return html`<section>
        <p class="verdict good">${icon('check')}${words.soundTitle}</p>
      </section>`;
    }
    return html`<section>
      <p class="verdict bad">${icon('warning')}${words.damagedTitle}</p>
      <ul class="warnings">
        ${findings.map(
          ({ message, count }) =>
            html`<li>
              ${saidMessage(message)}
              ${count > 1 ? html`<span class="word">${words.times(count)}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private facts(found: TableInspection) {
    const { tableFacts: names } = words;
    const { bytes, version, versionName, codePage, encoding, memo } = found;
    const rows: [string, string][] = [
      [words.tableColumns.size, words.bytes(quantity(bytes))],
      [
        names.version,
        version === null
          ? words.unknownVersion
          : `${hex(version)}, ${versionName ?? words.unknownVersion}`,
      ],
      [names.codePage, words.readAs(hex(codePage), encoding)],
      [names.rows, rowWords(found)],
      [
        names.memos,
        memo ? words.memosOf(memo.file, memo.memos, quantity(memo.longestBytes)) : words.noMemos,
      ],
    ];
    return html`<section>
      <dl>${facts(rows)}</dl>
    </section>`;
  }

  private sample({ number, values }: TableInspection['samples'][number]) {
    return html`<h4>${words.sampleTitle(quantity(number))}</h4>
      <dl class="values">
        ${facts(values.map(({ field, value }) => [field, valueWords(value)]))}
      </dl>`;
  }

  private mapping(json: string) {
    return html`<section>
      <h3>${words.mappingTitle}</h3>
      <p class="soft">${words.mappingHelp}</p>
      <pre tabindex="0" aria-label=${words.mappingTitle} role="region">${json}</pre>
      <button class="button" type="button" @click=${() => this.copy(json)}>${words.copy}</button>
    </section>`;
  }

  private async copy(json: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(json);
      this.notices.say(words.copied);
    } catch {
      // On plain HTTP there is no clipboard; elsewhere a person may refuse it.
      this.notices.say(words.notCopied);
    }
  }
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

function rowWords({ rowCount, rowsRead, deletedCount }: TableInspection): string {
  const [rows, seen, deleted] = [rowCount, rowsRead, deletedCount].map((one) => quantity(one));
  if (rowsRead === rowCount) return words.rowsOf(rows ?? '', deleted ?? '');
  return words.rowsSeen(rows ?? '', seen ?? '', deleted ?? '');
}

function valueWords(value: Value) {
  if (value === null || value === '') {
    return html`<span class="faint">${words.nothingThere}</span>`;
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return String(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'table-panel': TablePanel;
  }
}
