import type { FloorWork } from '#schema/contract/floor.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime, dateTime, hours } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { writeSessionFilter } from '../address/session-filter.ts';
import { HeldFocus } from '../parts/held-focus.ts';
import { icon } from '../parts/icons.ts';
import '../parts/problem-note.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { panel } from '../parts/styles/panel.ts';
import type { LineState } from '../stores/floor-line.ts';
import type { FloorPerson } from '../stores/floor-picture.ts';
import { NOTHING_YET, type Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import { floorPanelStyles } from './floor-panel-styles.ts';
import type { Deed } from './work-draft.ts';
import { elapsed, restWords, warningsOf } from './words.ts';

const words = text.floor;

/**
 * One person: what runs, what can be done about it, and the day so far.
 * @fires close-panel
 * @fires reload-day
 * @fires deed-wanted - CustomEvent<Deed>
 */
@customElement('floor-panel')
export class FloorPanel extends LitElement {
  static override readonly styles = [base, chips, controls, panel, floorPanelStyles];

  @property({ attribute: false }) person!: FloorPerson;
  /** Own team, or an admin: may look into the day, and change it. */
  @property({ type: Boolean }) mayChange = false;
  @property({ attribute: false }) day: Loaded<Session[]> = NOTHING_YET;
  @property({ attribute: false }) line: LineState = { status: 'opening' };
  @property({ type: Number }) nowMs = 0;
  @property({ type: Number }) longAfterMs = Infinity;
  @property() today = '';
  @property() timeZone = 'UTC';

  constructor() {
    super();
    new HeldFocus(this, () => {
      this.renderRoot.querySelector('side-panel')?.focusHeading();
    });
  }

  override render() {
    const { person, line } = this;
    return html`<side-panel .heading=${person.displayName}>
      <p slot="head" class="head">${person.team ?? words.noTeam}</p>
      <section aria-label=${words.now} class=${line.status}>
        ${
          line.status === 'stale'
            ? html`<p class="still">${words.stillFrom(clockTime(line.sinceMs, this.timeZone))}</p>`
            : nothing
        }
        ${person.work ? this.running(person.work) : this.resting()}
      </section>
      <section>
        <h3>${words.today}</h3>
        ${this.mayChange ? this.ownDay() : html`<p class="soft">${words.otherTeam}</p>`}
      </section>
    </side-panel>`;
  }

  private running(work: FloorWork) {
    const { orderNumber, customerName, description, taskTypeName, startedAt } = work;
    return html`<div class="card">
        <p class="what">
          ${
            orderNumber === null
              ? html`<strong>${taskTypeName}</strong>`
              : html`<strong
                    ><a href=${writeRoute({ page: 'reports', orderNumber })}
                      >${orderNumber}</a
                    ></strong
                  >
                  <span>${taskTypeName}</span>`
          }
          <span class="clock">${elapsed(this.person, this.nowMs)}</span>
        </p>
        ${
          orderNumber === null
            ? html`<p class="soft">${words.indirect}</p>`
            : html`<p>${customerName}</p>
                <p class="soft">${description}</p>`
        }
        <p class="soft" title=${dateTime(startedAt, this.timeZone)}>
          ${words.started} ${clockTime(startedAt, this.timeZone)}
        </p>
      </div>
      ${warningsOf(this.person, this.nowMs, this.longAfterMs).map(
        ({ word, why }) =>
          html`<p class="warning">
            ${icon('warning')}<span><strong>${word}.</strong> ${why}</span>
          </p>`,
      )}
      ${this.mayChange ? this.deeds() : nothing}`;
  }

  private deeds() {
    const ask = (detail: Deed) => () => {
      this.dispatchEvent(new CustomEvent<Deed>('deed-wanted', { detail }));
    };
    return html`<div class="deeds">
      <button class="button" type="button" @click=${ask('switch')}>${words.switch}</button>
      <button class="button" type="button" @click=${ask('end')}>${words.end}</button>
    </div>`;
  }

  private resting() {
    const since = this.person.idle?.since ?? null;
    return html`<p class="rest">
      <strong>${restWords(this.person)}</strong>
      ${since === null ? nothing : html`<span>${clockTime(since, this.timeZone)}</span>`}
      <span class="clock">${elapsed(this.person, this.nowMs)}</span>
    </p>`;
  }

  private ownDay() {
    const { value, error } = this.day;
    if (error && !value) {
      return html`<problem-note
        .error=${error}
        @retry=${() => this.dispatchEvent(new CustomEvent('reload-day'))}
      ></problem-note>`;
    }
    const own = value?.filter(({ user }) => user.id === this.person.id);
    return html`${own?.length === 0 ? html`<p class="soft">${words.nothingToday}</p>` : nothing}
      <ul aria-busy=${this.day.loading}>
        ${own?.map((session) => this.session(session))}
      </ul>
      <a class="all" href=${this.allSessions()}>${words.allSessions}</a>`;
  }

  private session(session: Session) {
    const { startedAt, endedAt, orderNumber, taskTypeName, durationMs, flags } = session;
    if (flags.includes('voided')) return nothing;
    const start = clockTime(startedAt, this.timeZone);
    const end = endedAt === null ? text.common.now : clockTime(endedAt, this.timeZone);
    return html`<li>
      <span class="span">${start}–${end}</span>
      <span class="did">${words.work(taskTypeName, orderNumber)}</span>
      <span class="number">${durationMs === null ? words.running : hours(durationMs)}</span>
    </li>`;
  }

  private allSessions(): string {
    const query = writeSessionFilter({
      range: { preset: 'custom', from: this.today, to: this.today },
      userId: this.person.id,
      order: '',
      taskType: '',
      state: '',
    });
    return writeRoute({ page: 'sessions', sessionId: null }, query);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'floor-panel': FloorPanel;
  }
}
