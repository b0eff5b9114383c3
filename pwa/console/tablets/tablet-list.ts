import type { Device } from '#schema/contract/devices.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { deviceState } from './device-state.ts';

const BONE_ROWS = 3;
const TONE = { waiting: 'warn', inUse: 'good', revoked: '' };
const words = text.tablets;

/**
 * The tablets, those in use before those that are not any more.
 * @fires revoke - CustomEvent<Device>
 */
@customElement('tablet-list')
export class TabletList extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    table,
    css`
      table {
        table-layout: fixed;
      }
      th,
      td {
        block-size: 3.25rem;
      }
      thead th {
        block-size: 2.5rem;
      }
      .state {
        inline-size: 11.5rem;
      }
      .since {
        inline-size: 13rem;
      }
      .action {
        inline-size: 7.5rem;
        text-align: end;
      }
      tbody th {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .bone {
        inline-size: 60%;
      }
      .narrow {
        display: none;
      }
      @container table (width < 28rem) {
        .state {
          display: none;
        }
        .narrow {
          display: table;
          margin-block-start: 0.25rem;
        }
        tbody th {
          padding-block: 0.5rem;
        }
      }
      @container table (width < 42rem) {
        .since {
          display: none;
        }
        .state {
          inline-size: 9.5rem;
        }
        .action {
          inline-size: 6.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) devices: readonly Device[] | null = null;
  @property() timeZone = 'UTC';

  override render() {
    const { columns } = words;
    const usedFirst = [...(this.devices ?? [])].sort(
      (a, b) =>
        Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || a.name.localeCompare(b.name),
    );
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.name}</th>
            <th scope="col" class="state">${columns.state}</th>
            <th scope="col" class="since">${columns.since}</th>
            <th scope="col" class="action"><span class="sr-only">${columns.action}</span></th>
          </tr>
        </thead>
        <tbody>
          ${
            this.devices
              ? repeat(
                  usedFirst,
                  ({ id }) => id,
                  (device) => this.row(device),
                )
              : Array.from({ length: BONE_ROWS }, bones)
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(device: Device) {
    const state = deviceState(device);
    return html`<tr>
      <th scope="row">
        ${device.name}
        <span class="word narrow ${TONE[state.name]}">${words[state.name]}</span>
      </th>
      <td class="state"><span class="word ${TONE[state.name]}">${words[state.name]}</span></td>
      <td class="since soft">${dateTime(state.since, this.timeZone)}</td>
      <td class="action">
        ${
          state.name === 'revoked'
            ? nothing
            : html`<button
                class="button small"
                type="button"
                aria-label=${words.revokeOf(device.name)}
                @click=${() => this.dispatchEvent(new CustomEvent('revoke', { detail: device }))}
              >
                ${words.revoke}
              </button>`
        }
      </td>
    </tr>`;
  }
}

function bones() {
  return html`<tr aria-hidden="true">
    ${['name', 'state', 'since', 'action'].map(
      (name) => html`<td class=${name}><span class="bone"></span></td>`,
    )}
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-list': TabletList;
  }
}
