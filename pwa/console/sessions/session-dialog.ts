import type { Correction } from '#schema/contract/corrected-work.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Session, SessionDetail } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { auditOf } from '../address/audit-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/approved-note.ts';
import '../parts/last-changed.ts';
import { modal } from '../parts/modal.ts';
import { modeChoice } from '../parts/mode-choice.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { modes } from '../parts/styles/modes.ts';
import { NOTHING_YET, type Loaded } from '../stores/load.ts';
import type { ApprovedWeek } from '../stores/approved-week.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import './correction-form.ts';
import './correction-history.ts';
import type { Known } from './known.ts';
import { sessionDialogStyles } from './session-dialog-styles.ts';
import './split-form.ts';
import './void-form.ts';

const words = text.correction;

const MODES = ['correct', 'split', 'void'] as const;
type Mode = (typeof MODES)[number];

/**
 * One session: what it is, who changed it last, and the three ways to put it right.
 * @fires correct - CustomEvent<ToSeen<NewCorrection>>
 * @fires split - CustomEvent<ToSeen<Split>>
 * @fires void-work - CustomEvent<ToSeen<Voiding>>
 * @fires clear - a refusal is not of interest any more
 * @fires dismiss
 * @fires retry
 */
@customElement('session-dialog')
export class SessionDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, modes, sessionDialogStyles];

  @property() sessionId = '';
  @property({ attribute: false }) detail: Loaded<SessionDetail> = NOTHING_YET;
  @property({ attribute: false }) history: Loaded<Correction[]> | null = null;
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  /** What else the page lists, to see at once what overlaps. */
  @property({ attribute: false }) sessions: readonly Session[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  /** Of the session, once it is known and somebody may change it nevertheless. */
  @property({ attribute: false }) approvedWeek: ApprovedWeek | null = null;
  @property({ type: Number }) nowMs = 0;
  /** The audit is the admins'. */
  @property({ type: Boolean }) showsAudit = false;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private mode: Mode = 'correct';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sessionId')) this.mode = 'correct';
  }

  private get session(): SessionDetail | null {
    const { value } = this.detail;
    return value?.id === this.sessionId ? value : null;
  }

  override render() {
    const { session } = this;
    const heading = session ? words.of(session.user.displayName) : words.title;
    return modal({
      heading,
      content: session ? this.content(session) : this.waiting(),
      onDismiss: this.dismiss,
    });
  }

  private waiting() {
    const { error } = this.detail;
    return error
      ? html`<problem-note
          .error=${error}
          @retry=${() => this.dispatchEvent(new CustomEvent('retry'))}
        ></problem-note>`
      : html`<p class="soft waiting" role="status">${words.loading}</p>`;
  }

  private content(session: SessionDetail) {
    const isVoided = session.flags.includes('voided');
    return html`<div class="head">
        <p class="soft">
          ${dateTime(session.startedAt, this.timeZone)}. ${words.zone(this.timeZone)}
          ${session.enteredBy ? words.enteredBy(session.enteredBy.displayName) : nothing}
        </p>
        ${isVoided ? nothing : this.approved()}
        ${isVoided ? html`<p class="note">${words.voidedNote}</p>` : this.modes()}
      </div>
      ${isVoided ? nothing : this.form(session)}
      <div class="foot">
        ${this.links(session)}
        <last-changed
          .changed=${session.changed}
          .today=${this.today}
          .timeZone=${this.timeZone}
        ></last-changed>
      </div>
      <correction-history
        .history=${this.history}
        .taskTypes=${this.taskTypes}
        .timeZone=${this.timeZone}
      ></correction-history>`;
  }

  private approved() {
    if (!this.approvedWeek?.approved) return nothing;
    return html`<approved-note
      .week=${this.approvedWeek}
      .today=${this.today}
      .timeZone=${this.timeZone}
    ></approved-note>`;
  }

  private modes() {
    return modeChoice({
      legend: words.modesLabel,
      options: MODES.map((mode) => [mode, words.modes[mode]] as const),
      value: this.mode,
      onChange: (mode) => {
        this.mode = mode;
        this.dispatchEvent(new CustomEvent('clear'));
      },
    });
  }

  private form(session: SessionDetail) {
    const known = this.knownAround(session);
    const { submission, today } = this;
    const takeTheirs = () => this.dispatchEvent(new CustomEvent('clear'));
    switch (this.mode) {
      case 'correct':
        return html`<correction-form
          .session=${session}
          .known=${known}
          .submission=${submission}
          .today=${today}
          @correct=${this.pass}
          @take-theirs=${takeTheirs}
          @dismiss=${this.dismiss}
        ></correction-form>`;
      case 'split':
        return html`<split-form
          .session=${session}
          .known=${known}
          .submission=${submission}
          .today=${today}
          @split=${this.pass}
          @take-theirs=${takeTheirs}
          @dismiss=${this.dismiss}
        ></split-form>`;
      case 'void':
        return html`<void-form
          .session=${session}
          .known=${known}
          .submission=${submission}
          .today=${today}
          @void-work=${this.pass}
          @take-theirs=${takeTheirs}
          @dismiss=${this.dismiss}
        ></void-form>`;
    }
  }

  private knownAround({ id, user }: SessionDetail): Known {
    const { taskTypes, nowMs, timeZone } = this;
    const others = this.sessions.filter((one) => one.user.id === user.id && one.id !== id);
    return { taskTypes, others, nowMs, timeZone };
  }

  /** Material is put right where it stands: on its order. */
  private links({ id, shares }: SessionDetail) {
    const numbers = shares.flatMap(({ orderNumber }) => orderNumber ?? []);
    return html`<nav aria-label=${words.leadsTo}>
      ${numbers.map(
        (orderNumber) =>
          html`<a href=${writeRoute({ page: 'reports', orderNumber })}
            >${words.orderAndMaterial(orderNumber)}</a
          >`,
      )}
      ${
        this.showsAudit ? html`<a href=${auditOf('session', id)}>${text.audit.linkTo}</a>` : nothing
      }
    </nav>`;
  }

  private readonly pass = ({ type, detail }: CustomEvent<unknown>) => {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'session-dialog': SessionDialog;
  }
}
