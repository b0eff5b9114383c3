import type { Device, Heard } from '#schema/contract/devices.ts';
import { verdictOf } from '#schema/rules/self-test.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import '../parts/mark.ts';
import { moveRow } from '../parts/row-keys.ts';
import { clickedRow, focusRow, rowStop } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { concernsOf, standingOf, type Concern } from './standing.ts';
import { tabletListStyles } from './tablet-list-styles.ts';
import { agoWords, batteryWords, clockWords, unsentWords } from './tablet-words.ts';

const BONE_ROWS = 6;
const COLUMNS = ['name', 'heard', 'unsent', 'clock', 'version', 'battery', 'test'] as const;
const VERDICT_TONE = { yes: 'good', limited: 'warn', no: 'bad' } as const;
const words = text.tablets;

/**
 * The tablets, one row each, with what each said of itself last.
 * @fires tablet-chosen - CustomEvent<number>: a click somewhere in the row
 */
@customElement('tablet-list')
export class TabletList extends LitElement {
  static override readonly styles = [base, chips, table, tabletListStyles];

  @property({ attribute: false }) devices: readonly Device[] | null = null;
  /** The moment at which they were so, UTC ms. */
  @property({ type: Number }) atMs = 0;
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) openDevice: number | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  focusTablet(deviceId: number): void {
    focusRow(this.renderRoot, 'device', deviceId);
  }

  override render() {
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.title}
        </caption>
        <thead>
          <tr>
            ${COLUMNS.map((name) => html`<th scope="col" class=${name}>${words.columns[name]}</th>`)}
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${this.devices ? this.rows(this.devices) : boneRows(COLUMNS, BONE_ROWS)}
        </tbody>
      </table>
    </div>`;
  }

  private rows(devices: readonly Device[]) {
    const stop = rowStop(devices, ({ id }) => id === this.openDevice);
    return repeat(
      devices,
      ({ id }) => id,
      (device, index) => this.row(device, index === stop),
    );
  }

  private row(device: Device, isStop: boolean) {
    const isOpen = device.id === this.openDevice;
    const concerns = concernsOf(device, this.atMs);
    return html`<tr
      class="open-on-click ${standingOf(device, this.atMs)}"
      data-device=${device.id}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <th scope="row" class="name cut">
        <a
          class="row-link"
          data-device=${device.id}
          tabindex=${isStop ? 0 : -1}
          href=${writeRoute({ page: 'tablets', deviceId: device.id }, this.query)}
          >${device.name}</a
        ><span class="place">${device.place}</span>
      </th>
      <td class="heard">${this.heard(device)}</td>
      ${device.heard ? this.said(device.heard, concerns) : this.silence()}
    </tr>`;
  }

  private heard(device: Device) {
    const { heard } = device;
    switch (standingOf(device, this.atMs)) {
      case 'revoked':
        return html`<span class="word">${words.revoked}</span>`;
      case 'waiting':
        return html`<span class="word warn">${words.waiting}</span>`;
      case 'unheard':
        return html`<span class="soft">${words.neverHeard}</span>`;
      case 'offline':
        return html`<span class="word bad">${words.offline}</span> ${heard && this.seen(heard)}`;
      case 'online':
        return heard && this.seen(heard);
    }
  }

  private seen({ at, remembered }: Heard) {
    return html`<span class="soft" title=${dateTime(at, this.timeZone)}
        >${agoWords(at, this.atMs, this)}</span
      >
      ${
        remembered
          ? html`<explained-mark quiet sign="?" words=${words.remembered}></explained-mark>`
          : nothing
      }`;
  }

  private said(heard: Heard, concerns: ReadonlySet<Concern>) {
    const { selfTest, build } = heard;
    const verdict = selfTest && verdictOf(selfTest.checks);
    // Well when it was last heard is no promise for now.
    const isPast = concerns.has('offline') && verdict === 'yes';
    const marked = (concern: Concern, said: string) =>
      concerns.has(concern)
        ? html`<span class="word warn">${said}</span>`
        : html`<span class="soft">${said}</span>`;
    return html`<td class="unsent">${marked('unsent', unsentWords(heard, this))}</td>
      <td class="clock">${marked('clock', clockWords(heard.clockOffsetMs))}</td>
      <td class="version" title=${build === null ? nothing : words.build(build)}>
        ${marked('version', versionWords(heard))}
      </td>
      <td class="battery">${marked('battery', batteryWords(heard.battery))}</td>
      <td class="test">
        ${
          verdict
            ? html`<span class="word ${isPast ? '' : VERDICT_TONE[verdict]}"
                >${words.tests[verdict]}</span
              >`
            : html`<span class="soft">${words.unknown}</span>`
        }
      </td>`;
  }

  private silence() {
    return COLUMNS.slice(2).map((name) => html`<td class="${name} faint">–</td>`);
  }

  private readonly onClick = (event: MouseEvent) => {
    const device = clickedRow(event, 'device');
    if (device) this.dispatchEvent(new CustomEvent('tablet-chosen', { detail: Number(device) }));
  };
}

function versionWords({ build, isOlder }: Heard): string {
  if (build === null) return words.unknown;
  return isOlder ? words.older : words.current;
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-list': TabletList;
  }
}
