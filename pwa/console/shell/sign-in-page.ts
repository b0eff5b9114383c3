import type { Shop } from '#schema/contract/system.ts';
import type { Language } from '#schema/contract/users.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import { refusal } from '../parts/field.ts';
import { logo } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { Watch } from '../parts/watch.ts';
import type { SignIn } from '../stores/sign-in.ts';
import { text } from '../text.ts';
import { useDeskLanguage } from '../text/language.ts';
import { signInPageStyles } from './sign-in-page-styles.ts';
import './language-toggle.ts';
import './theme-toggle.ts';

/** Username and password. The address stays, so signing in leads back to where one was. */
@customElement('sign-in-page')
export class SignInPage extends LitElement {
  static override readonly styles = [base, controls, signInPageStyles];

  @property({ attribute: false }) shop!: Shop;
  @property({ attribute: false }) signIn!: SignIn['signIn'];
  @property({ attribute: false }) everySecond!: Readable<number>;
  @property({ type: Boolean }) ended = false;
  /** The page of whoever was signed in lies below, kept for them. */
  @property({ type: Boolean }) kept = false;
  /** A screen on the wall: what ended there is to be read from afar. */
  @property({ type: Boolean }) wall = false;

  @state() private username = '';
  @state() private password = '';
  @state() private missing: readonly string[] = [];
  /** Until when the server wants no further try. */
  @state() private waitUntilMs = 0;

  @query('#username') private readonly usernameInput!: HTMLInputElement;
  @query('#password') private readonly passwordInput!: HTMLInputElement;

  constructor() {
    super();
    new Watch(this, () =>
      this.waitUntilMs > 0 ? [this.signIn.state, this.everySecond] : [this.signIn.state],
    );
  }

  override firstUpdated(): void {
    this.focus();
  }

  override focus(): void {
    this.usernameInput.focus();
  }

  override render() {
    const { busy, problem } = this.signIn.state.get();
    const missing = (field: string) =>
      this.missing.includes(field) ? text.common.required : undefined;
    return html`<main>
      ${this.wall && this.ended ? this.stopped() : nothing}
      <div class="card">
        <div class="brand">
          ${logo()}
          <span>
            <strong>${text.product}</strong>
            <span class="soft">${this.shop.name}</span>
          </span>
          ${this.kept ? nothing : this.languages()}
          <theme-toggle></theme-toggle>
        </div>
        <h1>${text.app}</h1>
        <p class="soft">${this.sentence()}</p>
        <form novalidate @submit=${this.submit}>
          ${textField({
            id: 'username',
            label: text.signIn.username,
            value: this.username,
            autocomplete: 'username',
            maxLength: 80,
            error: missing('username'),
            onInput: (value) => (this.username = value),
          })}
          ${textField({
            id: 'password',
            label: text.signIn.password,
            type: 'password',
            value: this.password,
            autocomplete: 'current-password',
            maxLength: 200,
            error: missing('password'),
            onInput: (value) => (this.password = value),
          })}
          ${refusal(problem?.detail ?? Object.values(problem?.fields ?? {})[0])} ${this.wait()}
          <button class="button primary" type="submit" ?disabled=${busy || this.leftMs() > 0}>
            ${busy ? text.signIn.busy : text.signIn.action}
          </button>
        </form>
        ${this.demo()}
      </div>
    </main>`;
  }

  /** Another language loads the page anew, and with it whatever is kept below. */
  private languages() {
    return html`<language-toggle
      @language=${(event: CustomEvent<Language>) => void useDeskLanguage(event.detail)}
    ></language-toggle>`;
  }

  private sentence(): string {
    const { kept, ended, sentence } = text.signIn;
    if (this.kept) return kept;
    return this.ended ? ended : sentence;
  }

  private stopped() {
    return html`<p class="stopped" role="alert">
      <strong>${text.floor.wallEnded}</strong> ${text.floor.wallEndedHelp}
    </p>`;
  }

  private demo() {
    const { demo } = this.shop;
    if (!demo) return nothing;
    return html`<div class="demo">
      <p>${text.signIn.demo(demo.username, demo.password)}</p>
      <button
        class="button small"
        type="button"
        @click=${() => {
          this.username = demo.username;
          this.password = demo.password;
        }}
      >
        ${text.signIn.demoFill}
      </button>
    </div>`;
  }

  private leftMs(): number {
    return Math.max(0, this.waitUntilMs - this.everySecond.get());
  }

  private wait() {
    if (this.waitUntilMs === 0) return nothing;
    const leftMs = this.leftMs();
    return html`<p class="wait" role="timer">
      ${leftMs > 0 ? text.signIn.wait(Math.ceil(leftMs / 1000)) : text.signIn.mayTry}
    </p>`;
  }

  private readonly submit = async (event: Event) => {
    event.preventDefault();
    const { username, password } = this;
    this.missing = [...(username.trim() ? [] : ['username']), ...(password ? [] : ['password'])];
    if (this.missing.length > 0) {
      (this.missing[0] === 'username' ? this.usernameInput : this.passwordInput).focus();
      return;
    }
    if (this.leftMs() > 0) return;
    this.waitUntilMs = 0;
    const user = await this.signIn.submit(username.trim(), password);
    if (user) return;
    const retryAfterMs = this.signIn.state.get().problem?.retryAfterMs ?? null;
    if (retryAfterMs !== null) this.waitUntilMs = this.everySecond.get() + retryAfterMs;
    this.password = '';
    this.passwordInput.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-page': SignInPage;
  }
}
