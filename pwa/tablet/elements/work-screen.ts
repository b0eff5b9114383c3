import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SignedInUser } from '#schema/contract/auth.ts';
import type { CorrectionNotice } from '#schema/contract/corrected-work.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Me, ResumableWork, Session } from '#schema/contract/sessions.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { calendarDay } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import { looksLikeNumber } from '../finder.ts';
import { icon, type IconName } from '../icons.ts';
import { Keys } from '../keys.ts';
import { valueOf, type Loadable } from '../loadable.ts';
import { text } from '../text.ts';
import { workKey } from '../work-key.ts';
import { controls } from './controls.ts';
import { screenLayout } from './screen-layout.ts';
import { workStyles } from './work-styles.ts';
import './correction-note.ts';
import './person-bar.ts';
import './resume-card.ts';
import './running-card.ts';
import './state-panel.ts';
import './task-tile.ts';

/**
 * My work: what runs and what can be done about it, or what to begin.
 * @fires go with 'pause', 'finish', 'material', 'switch' or 'start'
 * @fires resume with the work to take up again
 * @fires indirect with the task type to begin without an order
 * @fires scan with what the scanner read
 * @fires corrections-read
 * @fires sign-out
 * @fires end-day
 * @fires retry
 */
@customElement('work-screen')
export class WorkScreen extends LitElement {
  static override styles = [baseStyles, controls, screenLayout, workStyles];

  @property({ attribute: false }) user!: SignedInUser;
  /** Came without the server: what is shown is what this tablet knows. */
  @property({ type: Boolean }) unverified = false;
  /** The PIN is checked later. */
  @property({ type: Boolean }) unchecked = false;
  @property({ attribute: false }) me: Loadable<Me> = { state: 'loading' };
  @property({ attribute: false }) taskTypes: Loadable<TaskType[]> = { state: 'loading' };
  @property({ attribute: false }) clock!: Clock;
  @property() timeZone = 'UTC';
  /** What others corrected of this person's work, until it is read. */
  @property({ attribute: false }) corrections: readonly CorrectionNotice[] = [];
  /** The action under way, by name. */
  @property() busy: string | null = null;

  readonly keys = new Keys(this, {
    scan: (scanned) => {
      if (looksLikeNumber(scanned)) emit(this, 'scan', scanned);
    },
  });

  override render() {
    const me = valueOf(this.me);
    return html`<person-bar
        .user=${this.user}
        .me=${me}
        .unchecked=${this.unchecked}
        .clock=${this.clock}
        .timeZone=${this.timeZone}
        .busy=${this.busy}
        @sign-out=${() => {
          emit(this, 'sign-out');
        }}
        @end-day=${() => {
          emit(this, 'end-day');
        }}
      ></person-bar>
      ${this.#corrections()} ${this.#body()}`;
  }

  #corrections(): TemplateResult | typeof nothing {
    if (this.corrections.length === 0) return nothing;
    return html`<correction-note
      .notices=${this.corrections}
      .today=${calendarDay(this.clock.serverNowMs(), this.timeZone)}
      .timeZone=${this.timeZone}
      @dismiss=${() => {
        emit(this, 'corrections-read');
      }}
    ></correction-note>`;
  }

  #body(): TemplateResult {
    const { me } = this;
    if (me.state === 'loading') {
      return html`<state-panel waiting .heading=${text().loading}></state-panel>`;
    }
    if (me.state === 'failed') {
      return html`<state-panel
        picture="offline"
        .heading=${text().work.failed}
        .help=${text().refusals['offline'] ?? ''}
        .action=${text().tryAgain}
        @act=${() => {
          emit(this, 'retry');
        }}
      ></state-panel>`;
    }
    return me.value.openSession ? this.#running(me.value.openSession) : this.#idle(me.value);
  }

  #running(session: Session): TemplateResult {
    const words = text().work;
    return html`<running-card
        .session=${session}
        .task=${this.#task(session.taskType)}
        .clock=${this.clock}
        .timeZone=${this.timeZone}
      ></running-card>
      <div class="actions">
        ${this.#action('pause', 'pause', words.pause, 'paused')}
        ${this.#action('finish', 'finish', words.finish, '', 'accent')}
        ${
          session.orderNumber === null
            ? nothing
            : this.#action('material', 'material', words.material)
        }
        ${this.#action('switch', 'switch', words.switch)}
      </div>`;
  }

  #action(
    name: string,
    picture: IconName,
    label: string,
    busyName = '',
    tone = '',
  ): TemplateResult {
    const busy = busyName !== '' && this.busy === busyName;
    return html`<button
      class="button ${tone}"
      ?disabled=${this.busy !== null && !busy}
      aria-busy=${busy}
      @click=${() => {
        emit(this, 'go', name);
      }}
    >
      ${busy ? html`<span class="spin"></span>` : icon(picture, 32)}${label}
    </button>`;
  }

  #idle(me: Me): TemplateResult {
    const words = text().work;
    return html`<button
        class="button accent start"
        ?disabled=${this.busy !== null}
        @click=${() => {
          emit(this, 'go', 'start');
        }}
      >
        ${icon('play', 48)}
        <span
          ><span class="big">${words.start}</span><span class="hint">${words.startHint}</span></span
        >
      </button>
      <section>
        <h2 class="label">${words.resume}</h2>
        ${
          me.resumable.length === 0
            ? html`<p class="nothing">
                ${this.unverified ? words.resumableUnknown : words.nothingToResume}
              </p>`
            : html`<div class="resumable">
                ${me.resumable.map((work) => this.#resumable(work))}
              </div>`
        }
      </section>
      ${this.#indirect()}`;
  }

  #resumable(work: ResumableWork): TemplateResult {
    return html`<resume-card
      .work=${work}
      .task=${this.#task(work.taskType)}
      .timeZone=${this.timeZone}
      .today=${calendarDay(this.clock.serverNowMs(), this.timeZone)}
      .busy=${this.busy === workKey(work)}
      .disabled=${this.busy !== null}
      @choose=${() => {
        emit(this, 'resume', work);
      }}
    ></resume-card>`;
  }

  #indirect(): TemplateResult | typeof nothing {
    const tasks = valueOf(this.taskTypes)?.filter(({ kind }) => kind === 'indirect') ?? [];
    if (tasks.length === 0) return nothing;
    return html`<section>
      <h2 class="label">${text().work.indirect}</h2>
      <div class="indirect">
        ${tasks.map(
          (task) =>
            html`<task-tile
              .task=${task}
              .busy=${this.busy === workKey({ orderNumber: null, taskType: task.code })}
              .disabled=${this.busy !== null}
              @choose=${() => {
                emit(this, 'indirect', task);
              }}
            ></task-tile>`,
        )}
      </div>
    </section>`;
  }

  #task(code: string): TaskType | undefined {
    return valueOf(this.taskTypes)?.find((task) => task.code === code);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'work-screen': WorkScreen;
  }
}
