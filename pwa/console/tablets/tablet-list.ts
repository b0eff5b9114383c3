import type { Device, Heard } from '#schema/contract/devices.ts';
import { verdictOf } from '#schema/rules/self-test.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/mark.ts';
import { moveRow } from '../parts/row-keys.ts';
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
    const links = this.renderRoot.querySelectorAll<HTMLElement>('a.row-link');
    [...links].find(({ dataset }) => dataset['device'] === String(deviceId))?.focus();
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
          ${
            this.devices
              ? repeat(
                  this.devices,
                  ({ id }) => id,
                  (device, index) => this.row(device, index),
                )
              : Array.from({ length: BONE_ROWS }, bones)
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(device: Device, index: number) {
    const isOpen = device.id === this.openDevice;
    const hasOpen = this.devices?.some(({ id }) => id === this.openDevice) ?? false;
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
          tabindex=${(hasOpen ? isOpen : index === 0) ? 0 : -1}
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
    if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
    const device = (event.target as Element).closest<HTMLElement>('tr')?.dataset['device'];
    if (device) this.dispatchEvent(new CustomEvent('tablet-chosen', { detail: Number(device) }));
  };
}

function versionWords({ build, isOlder }: Heard): string {
  if (build === null) return words.unknown;
  return isOlder ? words.older : words.current;
}

function bones() {
  return html`<tr aria-hidden="true">
    ${COLUMNS.map((name) => html`<td class=${name}><span class="bone"></span></td>`)}
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-list': TabletList;
  }
}
