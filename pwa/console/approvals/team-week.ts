import type { ApprovalIssue, TeamWeek } from '#schema/contract/approvals.ts';
import type { Changed } from '#schema/contract/common.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dayTime, hours } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { HeldFocus } from '../parts/held-focus.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { teamWeekStyles } from './team-week-styles.ts';

const isBlocking = ({ kind }: ApprovalIssue): boolean => kind === 'running' || kind === 'waiting';

/**
 * One team's week: what is missing or guessed, then who worked how long, then one click.
 * @fires approve - CustomEvent<string[]>: the sessions whose times are agreed to
 * @fires reopen
 */
@customElement('team-week')
export class TeamWeekCard extends LitElement {
  static override readonly styles = [base, controls, table, teamWeekStyles];

  @property({ attribute: false }) week!: TeamWeek;
  @property() today = '';
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) mayReopen = false;
  @property({ type: Boolean }) busy = false;
  @property() problem = '';

  constructor() {
    super();
    new HeldFocus(this, () => {
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    });
  }

  override render() {
    const words = text.approvals;
    const { team, people, issues, isOver } = this.week;
    const open = people.filter(({ approved }) => approved === null);
    const isApproved = people.length > 0 && open.length === 0;
    return html`<section aria-labelledby="team">
      <header>
        <h2 id="team" tabindex="-1">${team?.name ?? words.noTeam}</h2>
        <span class="tag ${isApproved ? 'good' : isOver ? 'warn' : ''}"
          >${this.state(open.length)}</span
        >
        ${this.changedAfter()} ${isApproved ? this.reopening() : this.approving(open.length)}
      </header>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${issues.length > 0 && !isApproved ? this.issues() : nothing}
      ${people.length === 0 ? html`<p class="soft">${words.nobody}</p>` : this.people()}
    </section>`;
  }

  private state(open: number): string {
    const words = text.approvals;
    const { people, isOver } = this.week;
    const approved = people.find((one) => one.approved !== null)?.approved;
    if (approved && open === 0) {
      return words.approvedBy(approved.by.displayName, this.at(approved.at));
    }
    if (approved) return words.partly(open);
    return isOver ? words.open : words.running;
  }

  /** By whom the hours are not what was approved any more, the latest of all. */
  private changedAfter() {
    const changes = this.week.people.flatMap(({ changedAfter }) => changedAfter ?? []);
    const [latest] = changes.sort((one, other) => other.at.localeCompare(one.at));
    if (!latest) return nothing;
    return html`<span class="tag warn">${this.changeWords(latest)}</span>`;
  }

  private changeWords({ at, by }: Changed): string {
    return text.approvals.changedAfter(by?.displayName ?? '', this.at(at));
  }

  private approving(open: number) {
    const { issues, isOver } = this.week;
    if (!isOver || open === 0) return nothing;
    const agreed = issues.flatMap((one) => (isBlocking(one) ? [] : (one.sessionId ?? [])));
    return html`<button
      class="button primary"
      type="button"
      title=${text.approvals.closes}
      ?disabled=${this.busy || issues.some(isBlocking)}
      @click=${() => this.dispatchEvent(new CustomEvent('approve', { detail: agreed }))}
    >
      ${icon('check')}${
        this.busy
          ? text.common.saving
          : agreed.length > 0
            ? text.approvals.agree(agreed.length)
            : text.approvals.approve
      }
    </button>`;
  }

  private reopening() {
    if (!this.mayReopen) return nothing;
    return html`<button
      class="button"
      type="button"
      @click=${() => this.dispatchEvent(new CustomEvent('reopen'))}
    >
      ${text.approvals.reopen}
    </button>`;
  }

  private issues() {
    const blocking = this.week.issues.filter(isBlocking).length;
    return html`<div class="issues">
      ${blocking > 0 ? html`<p>${icon('warning')}${text.approvals.blocking(blocking)}</p>` : nothing}
      <ul>
        ${this.week.issues.map((issue) => this.issue(issue))}
      </ul>
    </div>`;
  }

  private issue(issue: ApprovalIssue) {
    const { kind, user, what, at, endedAt, sessionId, itemId, inInbox } = issue;
    const words = text.approvals.issues[kind](
      what ?? '',
      this.at(at),
      endedAt === null ? '' : this.at(endedAt),
    );
    const waiting = inInbox ? (itemId ?? sessionId) : null;
    const href =
      waiting !== null
        ? writeRoute({ page: 'inbox', itemId: waiting })
        : sessionId === null
          ? null
          : writeRoute({ page: 'sessions', sessionId });
    return html`<li>
      <strong>${user.displayName}</strong> <span>${words}</span>
      ${href === null ? nothing : html`<a href=${href}>${text.approvals.look}</a>`}
    </li>`;
  }

  private people() {
    const { columns } = text.approvals;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${columns.person}</th>
          <th scope="col" class="number">${columns.worked}</th>
          <th scope="col" class="number">${columns.presence}</th>
          <th scope="col" class="number">${columns.sessions}</th>
          <th scope="col" class="number">${columns.corrections}</th>
          <th scope="col" class="mark">${columns.approved}</th>
        </tr>
      </thead>
      <tbody>
        ${this.week.people.map(
          ({ user, workedMs, presenceMs, sessions, corrections, approved, changedAfter }) =>
            html`<tr>
              <th scope="row">
                <a href=${this.sessionsOf(user.id)}>${user.displayName}</a>
              </th>
              <td class="number">${hours(workedMs)}</td>
              <td class="number">${hours(presenceMs)}</td>
              <td class="number">${sessions}</td>
              <td class="number">${corrections || text.common.none}</td>
              <td class="mark">
                ${approved ? html`<span class="yes" title=${this.at(approved.at)}>${icon('check')}<span class="sr-only">${columns.approved}</span></span>` : text.common.none}
                ${changedAfter ? html`<span class="changed" title=${this.changeWords(changedAfter)}>${text.approvals.changed}</span>` : nothing}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private sessionsOf(userId: number): string {
    const query = new URLSearchParams({ from: this.week.monday, user: String(userId) });
    return writeRoute({ page: 'sessions', sessionId: null }, query);
  }

  private at(instant: string): string {
    return dayTime(instant, this.today, this.timeZone);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'team-week': TeamWeekCard;
  }
}
