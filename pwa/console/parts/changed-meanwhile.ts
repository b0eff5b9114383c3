import type { Changed } from '#schema/contract/common.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { text } from '../text.ts';
import type { FieldVersions } from './both-versions.ts';
import { changedWords } from './changed-words.ts';
import { icon } from './icons.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';

const words = text.changes;

/**
 * A change that was refused because somebody else's came first: both versions, field by field.
 * @fires keep-mine - send mine again, over theirs
 * @fires take-theirs - throw mine away
 */
@customElement('changed-meanwhile')
export class ChangedMeanwhile extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--color-warn);
        border-radius: var(--radius-md);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
      }
      h3 {
        display: flex;
        gap: var(--space-2);
        margin: 0 0 var(--space-1);
        font-size: var(--text-sm);
      }
      table {
        inline-size: 100%;
        table-layout: fixed;
        border-collapse: collapse;
        border-radius: var(--radius-sm);
        background: var(--color-surface);
        color: var(--color-ink);
      }
      th,
      td {
        padding: 0.375rem 0.625rem;
        border-block-end: 1px solid var(--color-line);
        text-align: start;
        vertical-align: top;
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      thead th {
        color: var(--color-ink-soft);
        font-size: var(--text-xs);
        font-weight: 550;
      }
      tbody th {
        color: var(--color-ink-soft);
      }
      .field-name {
        inline-size: 27%;
      }
      td {
        font-weight: 550;
      }
      .untouched {
        color: var(--color-ink-faint);
        font-weight: 400;
      }
    `,
  ];

  /** Who made the version that is there, and when. */
  @property({ attribute: false }) changed: Changed | null = null;
  @property({ attribute: false }) fields: readonly FieldVersions[] = [];
  @property({ type: Boolean }) busy = false;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const { changed, fields } = this;
    const { name, when } = changed
      ? changedWords(changed, this.today, this.timeZone)
      : { name: words.server, when: '' };
    const isMixed = fields.some(({ yours }) => yours === null);
    return html`<div role="alert">
        <h3>${icon('warning')}${words.title}</h3>
        <p>${words.sentence(name, when)}</p>
      </div>
      ${fields.length > 0 ? this.table(name, when) : html`<p>${words.same}</p>`}
      ${isMixed ? html`<p>${words.keepMineHelp}</p>` : nothing}
      <div class="actions">
        ${this.button('take-theirs', words.takeTheirs)}
        ${fields.length > 0 ? this.button('keep-mine', words.keepMine) : nothing}
      </div>`;
  }

  private table(name: string, when: string) {
    return html`<table>
      <thead>
        <tr>
          <th scope="col" class="field-name">${words.field}</th>
          <th scope="col">${words.yours}</th>
          <th scope="col">${words.theirs(name, when)}</th>
        </tr>
      </thead>
      <tbody>
        ${this.fields.map(
          ({ label, yours, theirs }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>
                ${
                  yours === null
                    ? html`<span class="untouched">${words.untouched}</span>`
                    : yours || text.common.none
                }
              </td>
              <td>${theirs || text.common.none}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private button(event: 'keep-mine' | 'take-theirs', label: string) {
    return html`<button
      class="button small"
      type="button"
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent(event))}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'changed-meanwhile': ChangedMeanwhile;
  }
}
