import type { Device, Heard } from '#schema/contract/devices.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import '../parts/last-changed.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { panel } from '../parts/styles/panel.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { concernsOf, standingOf, type Concern } from './standing.ts';
import './tablet-form.ts';
import type { TabletChange } from './tablet-form.ts';
import { tabletPanelStyles } from './tablet-panel-styles.ts';
import './tablet-test.ts';
import { agoWords, batteryWords, clockWords, unsentWords } from './tablet-words.ts';

const words = text.tablets;

/**
 * One tablet: whether it can punch, what was last heard of it, its name, and letting it in or out.
 * @fires close-panel
 * @fires change-tablet - CustomEvent<TabletChange>
 * @fires enrol-again
 * @fires revoke
 */
@customElement('tablet-panel')
export class TabletPanel extends LitElement {
  static override readonly styles = [base, chips, controls, panel, tabletPanelStyles];

  @property({ attribute: false }) device!: Device;
  /** The moment at which it was so, UTC ms. */
  @property({ type: Number }) atMs = 0;
  @property() userRole: Role = 'foreman';
  /** Of the change of its name. */
  @property({ attribute: false }) submission: Submission = AT_REST;
  /** Of another code. */
  @property({ attribute: false }) invitation: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  private get standing() {
    return standingOf(this.device, this.atMs);
  }

  override render() {
    const { device } = this;
    return html`<side-panel .heading=${device.name}>
      ${device.place ? html`<p slot="head" class="head">${device.place}</p>` : nothing}
      ${this.standing === 'waiting' ? nothing : this.test(device)} ${this.facts(device)}
      ${this.userRole === 'admin' ? this.details(device) : nothing} ${this.again(device)}
      ${this.userRole === 'admin' && this.standing !== 'revoked' ? this.revoke() : nothing}
    </side-panel>`;
  }

  private test({ heard }: Device) {
    if (!heard) return nothing;
    return html`<section>
      <h3>${words.testTitle}</h3>
      <tablet-test
        .selfTest=${heard.selfTest}
        .today=${this.today}
        .timeZone=${this.timeZone}
      ></tablet-test>
    </section>`;
  }

  private facts(device: Device) {
    const { heard, enrolledAt, revokedAt } = device;
    const when = (at: string | null) => (at === null ? nothing : dateTime(at, this.timeZone));
    return html`<section>
      <h3>${words.factsTitle}</h3>
      <dl>
        ${heard ? this.said(heard, concernsOf(device, this.atMs)) : nothing}
        <dt>${words.facts.enrolled}</dt>
        <dd>
          ${
            this.standing === 'waiting'
              ? html`<span class="word warn">${words.waiting}</span>`
              : when(enrolledAt)
          }
        </dd>
        ${
          revokedAt
            ? html`<dt>${words.facts.revoked}</dt>
                <dd>${when(revokedAt)}</dd>`
            : nothing
        }
      </dl>
    </section>`;
  }

  private said(heard: Heard, concerns: ReadonlySet<Concern>) {
    const { facts } = words;
    const version = heard.build === null ? words.unknown : words.build(heard.build);
    const rows: [string, Concern, string, string?][] = [
      [facts.unsent, 'unsent', unsentWords(heard, this)],
      [facts.clock, 'clock', clockWords(heard.clockOffsetMs)],
      [
        facts.version,
        'version',
        heard.isOlder ? `${words.older}: ${version}` : version,
        heard.isOlder ? words.olderHelp(heard.build ?? '') : '',
      ],
      [facts.battery, 'battery', batteryWords(heard.battery)],
      [facts.storage, 'storage', words.storage[heard.storage]],
    ];
    return html`<dt>${facts.heard}</dt>
      <dd>
        ${
          concerns.has('offline')
            ? html`<span class="word bad">${words.offline}</span>
                <span>${words.lastSeen(agoWords(heard.at, this.atMs, this))}</span>`
            : agoWords(heard.at, this.atMs, this)
        }
        ${heard.remembered ? html`<span class="hint">${words.remembered}</span>` : nothing}
      </dd>
      ${rows.map(
        ([name, concern, said, hint]) =>
          html`<dt>${name}</dt>
            <dd>
              ${concerns.has(concern) ? html`<span class="warned">${said}</span>` : said}
              ${hint ? html`<span class="hint">${hint}</span>` : nothing}
            </dd>`,
      )}`;
  }

  private details(device: Device) {
    return html`<section>
      <h3>${words.detailsTitle}</h3>
      <tablet-form
        .device=${device}
        .submission=${this.submission}
        .today=${this.today}
        .timeZone=${this.timeZone}
        @change-tablet=${({ detail }: CustomEvent<TabletChange>) =>
          this.dispatchEvent(new CustomEvent('change-tablet', { detail }))}
      ></tablet-form>
      <last-changed
        .changed=${device.changed}
        .today=${this.today}
        .timeZone=${this.timeZone}
      ></last-changed>
    </section>`;
  }

  private again({ id }: Device) {
    const isRevoked = this.standing === 'revoked';
    const isForbidden = isRevoked && this.userRole !== 'admin';
    const { busy, problem } = this.invitation;
    const help = {
      revoked: isForbidden ? words.againForAdmins : words.againRevoked,
      waiting: words.firstHelp,
      unheard: words.againHelp,
      offline: words.againHelp,
      online: words.againHelp,
    }[this.standing];
    return html`<section>
      <h3>${words.againTitle}</h3>
      <p class="help">${help}</p>
      ${refusal(problem?.detail)}
      ${
        isForbidden
          ? nothing
          : html`<button
              class="button"
              type="button"
              ?disabled=${busy}
              @click=${() => this.dispatchEvent(new CustomEvent('enrol-again', { detail: id }))}
            >
              ${words.again}
            </button>`
      }
    </section>`;
  }

  private revoke() {
    return html`<section>
      <h3>${words.revoke}</h3>
      <p class="help">${words.revokeHelp}</p>
      <button
        class="button"
        type="button"
        @click=${() => this.dispatchEvent(new CustomEvent('revoke'))}
      >
        ${words.revoke}…
      </button>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-panel': TabletPanel;
  }
}
