import type { TeamWeek } from '#schema/contract/approvals.ts';
import type { Role } from '#schema/contract/users.ts';
import { weeksFrom } from '#schema/rules/week.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainDate } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import '../parts/empty-note.ts';
import { problemNote } from '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { page } from '../parts/styles/page.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Approvals } from '../stores/approvals.ts';
import { CHANGED_MEANWHILE } from '../stores/changed-meanwhile.ts';
import type { Notices } from '../stores/notices.ts';
import type { FormProblem } from '../stores/submission.ts';
import { text } from '../text.ts';
import './reopen-dialog.ts';
import './team-week.ts';

const COMING_TEAMS = [4, 8];

const coming = html`<div class="teams" aria-hidden="true">
  ${COMING_TEAMS.map(
    (people) =>
      html`<div class="table-box">
        <table>
          <tbody>
            ${boneRows(['person', 'worked', 'presence', 'sessions', 'corrections'], people)}
          </tbody>
        </table>
      </div>`,
  )}
</div>`;

/** Closing the time of teams, week by week. */
@customElement('approvals-page')
export class ApprovalsPage extends LitElement {
  static override readonly styles = [
    base,
    chips,
    page,
    table,
    css`
      .filters .chip {
        justify-content: center;
        min-inline-size: 2.5rem;
        padding-inline: var(--space-3);
        text-decoration: none;
      }
      .teams {
        display: grid;
        gap: var(--space-5);
      }
      .bone {
        inline-size: 70%;
      }
    `,
  ];

  @property({ attribute: false }) approvals!: Approvals;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() userRole: Role = 'foreman';
  @property() today = '';
  @property() timeZone = 'UTC';

  /** The team whose approval is on its way, or was refused. */
  @state() private acting: TeamWeek | null = null;
  @state() private reopening: TeamWeek | null = null;

  constructor() {
    super();
    new Watch(this, () => [
      this.approvals.list.state,
      this.approvals.approve.state,
      this.approvals.reopen.state,
    ]);
  }

  override willUpdate(): void {
    void this.approvals.list.load(this.address.get('week') ?? '', !this.hasUpdated);
  }

  override render() {
    const words = text.approvals;
    const { value, error } = this.approvals.list.state.get();
    return html`<div class="page">
      <div class="main">
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p>${words.sentence}</p>
          </div>
        </header>
        ${value ? this.weeks(value.monday, value.sunday) : nothing}
        ${problemNote(this.approvals.list)} ${value || error ? nothing : coming}
        ${
          value?.teams.length === 0
            ? html`<empty-note
                .heading=${words.emptyTitle}
                .sentence=${words.emptyHelp}
                picture="people"
              ></empty-note>`
            : html`<div class="teams">
                ${repeat(
                  (value?.teams ?? []).filter(
                    ({ team, people }) => team !== null || people.length > 0,
                  ),
                  ({ team }) => team?.id ?? 0,
                  (week) => this.team(week),
                )}
              </div>`
        }
      </div>
      ${this.dialog()}
    </div>`;
  }

  private weeks(monday: string, sunday: string) {
    const words = text.approvals;
    const to = (weeks: number) =>
      writeRoute({ page: 'approvals' }, new URLSearchParams({ week: weeksFrom(monday, weeks) }));
    return html`<nav class="filters" aria-label=${words.weeks}>
      <a class="chip" href=${to(-1)} aria-label=${words.earlier}>‹</a>
      <span class="chip set">${words.week(plainDate(monday), plainDate(sunday))}</span>
      ${sunday < this.today ? html`<a class="chip" href=${to(1)} aria-label=${words.later}>›</a>` : nothing}
    </nav>`;
  }

  private team(week: TeamWeek) {
    const { busy, problem } = this.approvals.approve.state.get();
    const isActing = this.acting?.team?.id === week.team?.id && this.acting !== null;
    return html`<team-week
      .week=${week}
      .today=${this.today}
      .timeZone=${this.timeZone}
      .mayReopen=${this.userRole === 'admin'}
      .busy=${isActing && busy}
      .problem=${isActing && problem ? refusalOf(problem) : ''}
      @approve=${(event: CustomEvent<string[]>) => this.approve(week, event.detail)}
      @reopen=${() => {
        this.reopening = week;
      }}
    ></team-week>`;
  }

  private async approve(week: TeamWeek, agree: string[]): Promise<void> {
    this.acting = week;
    const approval = { teamId: week.team?.id ?? null, week: week.monday, agree };
    if (await this.approvals.approve.submit(approval, week.version)) {
      this.notices.say(text.approvals.approved(nameOf(week)));
    } else {
      // What stands in the way now is more than what was shown.
      await this.approvals.list.reload();
    }
  }

  private dialog() {
    const week = this.reopening;
    if (!week) return nothing;
    return html`<reopen-dialog
      .team=${nameOf(week)}
      .submission=${this.approvals.reopen.state.get()}
      @reopen=${async (event: CustomEvent<string>) => {
        const reopening = {
          teamId: week.team?.id ?? null,
          week: week.monday,
          reason: event.detail,
        };
        if (!(await this.approvals.reopen.submit(reopening))) return;
        this.reopening = null;
        this.notices.say(text.approvals.reopened(nameOf(week)));
      }}
      @dismiss=${() => {
        this.approvals.reopen.clear();
        this.reopening = null;
      }}
    ></reopen-dialog>`;
  }
}

const refusalOf = ({ code, detail }: FormProblem): string =>
  code === CHANGED_MEANWHILE ? text.approvals.changedMeanwhile : detail;
const nameOf = ({ team }: TeamWeek): string => team?.name ?? text.approvals.noTeam;

declare global {
  interface HTMLElementTagNameMap {
    'approvals-page': ApprovalsPage;
  }
}
