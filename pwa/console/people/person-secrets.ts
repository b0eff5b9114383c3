import type { NewPin, User } from '#schema/contract/users.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import type { People } from '../stores/people.ts';
import { text } from '../text.ts';
import './password-form.ts';
import type { PasswordForm } from './password-form.ts';
import { personPanelStyles } from './person-panel-styles.ts';
import './pin-form.ts';
import type { PinForm } from './pin-form.ts';

const words = text.person;

/** How somebody signs in: the PIN for the tablets, and a password for the console. */
@customElement('person-secrets')
export class PersonSecrets extends LitElement {
  static override readonly styles = [base, personPanelStyles];

  @property({ attribute: false }) user!: User;
  @property({ attribute: false }) people!: People;
  @property({ attribute: false }) notices!: Notices;
  @property({ type: Number }) pinLength = 6;

  @query('pin-form') private readonly pinForm!: PinForm;
  @query('password-form') private readonly passwordForm!: PasswordForm | null;

  constructor() {
    super();
    new Watch(this, () => [this.people.setPin.state, this.people.setPassword.state]);
  }

  /** Somebody else is shown: what was typed or made up for the last one goes. */
  clear(): void {
    this.people.setPin.clear();
    this.people.setPassword.clear();
    this.pinForm.clear();
    this.passwordForm?.clear();
  }

  override render() {
    const { user } = this;
    return html`<section>
        <h3>${words.pinTitle}</h3>
        <pin-form
          .displayName=${user.displayName}
          .hasPin=${user.hasPin}
          .hasOneTimePin=${user.hasOneTimePin}
          .pinLength=${this.pinLength}
          .submission=${this.people.setPin.state.get()}
          @pin-chosen=${this.onPin}
          @copied=${() => {
            this.notices.say(text.oneTimePin.copied);
          }}
        ></pin-form>
      </section>
      ${user.role === 'operator' ? nothing : this.password(user)}`;
  }

  private password({ hasPassword, username }: User) {
    return html`<section>
      <h3>${words.passwordTitle}</h3>
      <password-form
        .hasPassword=${hasPassword}
        .hasUsername=${username !== null}
        .submission=${this.people.setPassword.state.get()}
        @password-chosen=${this.onPassword}
      ></password-form>
    </section>`;
  }

  private readonly onPin = async ({ detail }: CustomEvent<NewPin>) => {
    if (!(await this.people.setPin.submit(this.user.id, detail))) return;
    this.pinForm.done();
    this.notices.say(detail.oneTime ? text.oneTimePin.saved : words.pinSaved);
  };

  private readonly onPassword = async ({ detail }: CustomEvent<string>) => {
    if (!(await this.people.setPassword.submit(this.user.id, detail))) return;
    this.passwordForm?.clear();
    this.notices.say(words.passwordSaved);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'person-secrets': PersonSecrets;
  }
}
