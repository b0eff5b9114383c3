import type { Deactivation } from '#schema/contract/deactivation.ts';
import type { NewPayRate, NewUser, User } from '#schema/contract/users.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { auditOf } from '../address/audit-filter.ts';
import '../parts/last-changed.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import { previewQuestion, type People } from '../stores/people.ts';
import { text } from '../text.ts';
import { signedMoney } from './pay.ts';
import { isAboutOneself, ownChangeDialog } from './own-change.ts';
import './person-facts.ts';
import './person-form.ts';
import type { PersonChange } from './person-form.ts';
import './person-leaving.ts';
import type { PersonLeaving } from './person-leaving.ts';
import './person-locks.ts';
import { personPanelStyles } from './person-panel-styles.ts';
import './person-pay.ts';
import type { PersonPay } from './person-pay.ts';
import './person-secrets.ts';
import type { PersonSecrets } from './person-secrets.ts';

/**
 * One person, or a new one when `user` is null: details, sign-in, pay and leaving for admins; who
 * they are, and the way out of a lock, for the foreman.
 * @fires close-panel
 * @fires person-added - CustomEvent<number>
 */
@customElement('person-panel')
export class PersonPanel extends LitElement {
  static override readonly styles = [base, chips, personPanelStyles];

  @property({ attribute: false }) user: User | null = null;
  @property({ attribute: false }) users: readonly User[] = [];
  @property({ attribute: false }) teams: readonly string[] = [];
  @property({ attribute: false }) people!: People;
  @property({ attribute: false }) notices!: Notices;
  /** Who looks: an admin changes, a foreman unlocks the own team. */
  @property({ attribute: false }) viewer!: { id: number; isAdmin: boolean; team: string | null };
  @property() today = '';
  @property() timeZone = 'UTC';
  @property({ type: Number }) pinLength = 6;
  /** On labor, in hundredths of a percent. */
  @property({ type: Number }) burdenBasisPoints = 0;

  /** A change of oneself that waits for a second word. */
  @state() private asked: PersonChange | null = null;

  @query('person-secrets') private readonly secrets!: PersonSecrets | null;
  @query('person-pay') private readonly pay!: PersonPay | null;
  @query('person-leaving') private readonly leaving!: PersonLeaving | null;

  constructor() {
    super();
    new Watch(this, () => {
      const { rates, preview, recosts, leaving } = this.people;
      return [...this.forms, rates, preview, recosts.list, leaving].map(({ state }) => state);
    });
  }

  private get forms() {
    const { add, change, unlock, addRate, deactivate, takeBack } = this.people;
    return [add, change, unlock, addRate, deactivate, takeBack];
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('user')) return;
    const before = changed.get('user') as User | null | undefined;
    if (before?.id === this.user?.id && this.hasUpdated) return;
    for (const form of this.forms) form.clear();
    this.secrets?.clear();
    this.pay?.clear();
    this.leaving?.clear();
    this.asked = null;
    this.people.preview.forget();
    this.people.leaving.forget();
    if (this.user && this.viewer.isAdmin) void this.people.rates.load(this.user.id, true);
  }

  override render() {
    const { user } = this;
    return html`<side-panel .heading=${user?.displayName ?? text.people.newTitle}>
      ${user ? this.head(user) : nothing} ${user ? this.locks(user) : nothing}
      ${this.viewer.isAdmin ? this.admins(user) : this.foremen(user)}
    </side-panel>`;
  }

  private head(user: User) {
    return html`<div slot="head" class="head">
      <span>${text.roles[user.role]}</span>
      <span>${user.team ?? text.people.noTeam}</span>
      ${user.active ? nothing : html`<span class="word">${text.people.inactive}</span>`}
    </div>`;
  }

  private locks(user: User) {
    const { isAdmin, team } = this.viewer;
    return html`<person-locks
      .locks=${user.locks}
      .mayUnlock=${{ pin: isAdmin || (team !== null && user.team === team), password: isAdmin }}
      .submission=${this.people.unlock.state.get()}
      .timeZone=${this.timeZone}
      @unlock=${this.onUnlock}
    ></person-locks>`;
  }

  private foremen(user: User | null) {
    return user ? html`<person-facts .user=${user}></person-facts>` : nothing;
  }

  private admins(user: User | null) {
    const { people, today, timeZone } = this;
    return html`<section>
        ${user ? html`<h3>${text.person.details}</h3>` : nothing}
        <person-form
          .user=${user}
          .users=${this.users}
          .teams=${this.teams}
          .submission=${(user ? people.change : people.add).state.get()}
          .today=${today}
          .timeZone=${timeZone}
          @create=${this.onCreate}
          @change-person=${this.onChange}
          @take-theirs=${() => {
            people.change.clear();
          }}
        ></person-form>
        ${this.asked ? this.question(this.asked) : nothing}
        <last-changed
          .changed=${user?.changed ?? null}
          .today=${today}
          .timeZone=${timeZone}
        ></last-changed>
        ${
          user
            ? html`<a class="audit" href=${auditOf('user', user.id)}>${text.audit.linkTo}</a>`
            : nothing
        }
      </section>
      ${
        user
          ? html`<person-secrets
                .user=${user}
                .people=${people}
                .notices=${this.notices}
                .pinLength=${this.pinLength}
              ></person-secrets>
              ${this.payRates(user)} ${this.leave(user)}`
          : nothing
      }`;
  }

  private question({ seen, change }: PersonChange) {
    return ownChangeDialog({
      change,
      onConfirm: () => {
        this.asked = null;
        void this.save({ seen, change });
      },
      onDismiss: () => {
        this.asked = null;
      },
    });
  }

  private payRates({ id }: User) {
    const { people } = this;
    const recosts = people.recosts.list.state.get().value ?? [];
    return html`<section>
      <h3>${text.rates.title}</h3>
      <person-pay
        .rates=${people.rates.state.get()}
        .submission=${people.addRate.state.get()}
        .preview=${people.preview.state.get()}
        .recost=${recosts.find(({ user }) => user.id === id) ?? null}
        .today=${this.today}
        .burdenBasisPoints=${this.burdenBasisPoints}
        @preview-rate=${({ detail }: CustomEvent<NewPayRate>) => {
          void people.preview.load(previewQuestion(id, detail), true);
        }}
        @add-rate=${this.onRate}
        @keep-costs=${() => {
          people.addRate.clear();
        }}
        @retry=${() => people.rates.reload()}
      ></person-pay>
    </section>`;
  }

  private leave(user: User) {
    const { people } = this;
    return html`<section>
      <h3>${text.leaving.title}</h3>
      <person-leaving
        .user=${user}
        .isSelf=${user.id === this.viewer.id}
        .preview=${people.leaving.state.get()}
        .submission=${people.deactivate.state.get()}
        .comingBack=${people.takeBack.state.get()}
        .today=${this.today}
        .timeZone=${this.timeZone}
        @look=${() => {
          people.deactivate.clear();
          void people.leaving.load(user.id, true);
        }}
        @deactivate=${this.onDeactivate}
        @take-back=${this.onTakeBack}
      ></person-leaving>
    </section>`;
  }

  private readonly onCreate = async (event: CustomEvent<NewUser>) => {
    const user = await this.people.add.submit(event.detail);
    if (!user) return;
    this.notices.say(text.people.added(user.displayName));
    this.dispatchEvent(new CustomEvent('person-added', { detail: user.id }));
  };

  private readonly onChange = ({ detail }: CustomEvent<PersonChange>) => {
    if (isAboutOneself(detail.seen, detail.change, this.viewer.id)) this.asked = detail;
    else void this.save(detail);
  };

  private async save({ seen, change }: PersonChange): Promise<void> {
    if (await this.people.change.submit(seen, change)) this.notices.say(text.common.saved);
  }

  private readonly onUnlock = async () => {
    const user = this.user && (await this.people.unlock.submit(this.user.id));
    if (user) this.notices.say(text.locks.unlocked(user.displayName));
  };

  private readonly onDeactivate = async ({ detail }: CustomEvent<Deactivation>) => {
    if (!this.user) return;
    const { people } = this;
    const user = await people.deactivate.submit(this.user, detail);
    if (user) {
      this.leaving?.clear();
      this.notices.say(text.leaving.done(user.displayName));
    } else if (people.deactivate.state.get().problem?.code === 'confirmation_required') {
      // They began work meanwhile: now it is asked about.
      await people.leaving.reload();
    }
  };

  private readonly onTakeBack = async () => {
    const user = this.user && (await this.people.takeBack.submit(this.user));
    if (user) this.notices.say(text.leaving.back(user.displayName));
  };

  private readonly onRate = async ({ detail }: CustomEvent<NewPayRate>) => {
    if (!this.user) return;
    const answer = await this.people.addRate.submit(this.user.id, detail);
    if (!answer) return;
    this.pay?.clear();
    const { sessions, differenceCents } = answer.recosted;
    if (answer.job?.state === 'running') this.notices.say(text.rates.started);
    else if (sessions === 0) this.notices.say(text.rates.saved);
    else this.notices.say(text.rates.recosted(sessions, signedMoney(differenceCents)));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'person-panel': PersonPanel;
  }
}
