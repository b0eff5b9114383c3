import type { NewPayRate, NewUser, User } from '#schema/contract/users.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import '../parts/last-changed.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import { previewQuestion, type People } from '../stores/people.ts';
import { text } from '../text.ts';
import './password-form.ts';
import type { PasswordForm } from './password-form.ts';
import './person-form.ts';
import type { PersonChange } from './person-form.ts';
import { personPanelStyles } from './person-panel-styles.ts';
import './person-pay.ts';
import { signedMoney } from './pay.ts';
import type { PersonPay } from './person-pay.ts';
import './pin-form.ts';
import type { PinForm } from './pin-form.ts';

const words = text.person;

/**
 * One person, or a new one when `user` is null: details, PIN, password, pay.
 * @fires close-panel
 * @fires person-added - CustomEvent<number>
 */
@customElement('person-panel')
export class PersonPanel extends LitElement {
  static override readonly styles = [base, chips, personPanelStyles];

  @property({ attribute: false }) user: User | null = null;
  @property({ attribute: false }) teams: readonly string[] = [];
  @property({ attribute: false }) people!: People;
  @property({ attribute: false }) notices!: Notices;
  @property() today = '';
  @property() timeZone = 'UTC';
  @property({ type: Number }) pinLength = 6;

  @query('pin-form') private readonly pinForm!: PinForm | null;
  @query('password-form') private readonly passwordForm!: PasswordForm | null;
  @query('person-pay') private readonly pay!: PersonPay | null;

  constructor() {
    super();
    new Watch(this, () => {
      const { add, change, setPin, setPassword, addRate, rates, preview, recosts } = this.people;
      const shown = [add, change, setPin, setPassword, addRate, rates, preview, recosts.list];
      return shown.map(({ state }) => state);
    });
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('user')) return;
    const before = changed.get('user') as User | null | undefined;
    if (before?.id === this.user?.id && this.hasUpdated) return;
    const { add, change, setPin, setPassword, addRate } = this.people;
    for (const form of [add, change, setPin, setPassword, addRate]) form.clear();
    this.pinForm?.clear();
    this.passwordForm?.clear();
    this.pay?.clear();
    this.people.preview.forget();
    if (this.user) void this.people.rates.load(this.user.id, true);
  }

  override render() {
    const { user, people } = this;
    const submission = (user ? people.change : people.add).state.get();
    return html`<side-panel .heading=${user?.displayName ?? text.people.newTitle}>
      ${
        user
          ? html`<div slot="head" class="head">
              <span>${text.roles[user.role]}</span>
              <span>${user.team ?? text.people.noTeam}</span>
              ${user.active ? nothing : html`<span class="word">${text.people.inactive}</span>`}
            </div>`
          : nothing
      }
      <section>
        ${user ? html`<h3>${words.details}</h3>` : nothing}
        <person-form
          .user=${user}
          .teams=${this.teams}
          .submission=${submission}
          .today=${this.today}
          .timeZone=${this.timeZone}
          @create=${this.onCreate}
          @change-person=${this.onChange}
        ></person-form>
        <last-changed
          .changed=${user?.changed ?? null}
          .today=${this.today}
          .timeZone=${this.timeZone}
        ></last-changed>
      </section>
      ${user ? this.signIn(user) : nothing} ${user ? this.payRates(user) : nothing}
    </side-panel>`;
  }

  private signIn(user: User) {
    return html`<section>
        <h3>${words.pinTitle}</h3>
        <pin-form
          .hasPin=${user.hasPin}
          .pinLength=${this.pinLength}
          .submission=${this.people.setPin.state.get()}
          @pin-chosen=${this.onPin}
        ></pin-form>
      </section>
      ${
        user.role === 'operator'
          ? nothing
          : html`<section>
              <h3>${words.passwordTitle}</h3>
              <password-form
                .hasPassword=${user.hasPassword}
                .hasUsername=${user.username !== null}
                .submission=${this.people.setPassword.state.get()}
                @password-chosen=${this.onPassword}
              ></password-form>
            </section>`
      }`;
  }

  private payRates({ id }: User) {
    const recosts = this.people.recosts.list.state.get().value ?? [];
    return html`<section>
      <h3>${text.rates.title}</h3>
      <person-pay
        .rates=${this.people.rates.state.get()}
        .submission=${this.people.addRate.state.get()}
        .preview=${this.people.preview.state.get()}
        .recost=${recosts.find(({ user }) => user.id === id) ?? null}
        .today=${this.today}
        @preview-rate=${({ detail }: CustomEvent<NewPayRate>) => {
          void this.people.preview.load(previewQuestion(id, detail), true);
        }}
        @add-rate=${this.onRate}
        @keep-costs=${() => {
          this.people.addRate.clear();
        }}
        @retry=${() => this.people.rates.reload()}
      ></person-pay>
    </section>`;
  }

  private readonly onCreate = async (event: CustomEvent<NewUser>) => {
    const user = await this.people.add.submit(event.detail);
    if (!user) return;
    this.notices.say(text.people.added(user.displayName));
    this.dispatchEvent(new CustomEvent('person-added', { detail: user.id }));
  };

  private readonly onChange = async ({ detail }: CustomEvent<PersonChange>) => {
    if (await this.people.change.submit(detail.seen, detail.change)) {
      this.notices.say(text.common.saved);
    }
  };

  private readonly onPin = async ({ detail }: CustomEvent<string>) => {
    if (!this.user) return;
    if (!(await this.people.setPin.submit(this.user.id, detail))) return;
    this.pinForm?.clear();
    this.notices.say(words.pinSaved);
  };

  private readonly onPassword = async ({ detail }: CustomEvent<string>) => {
    if (!this.user) return;
    if (!(await this.people.setPassword.submit(this.user.id, detail))) return;
    this.passwordForm?.clear();
    this.notices.say(words.passwordSaved);
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
