import type { SignedInUser } from '#schema/contract/auth.ts';
import type { Inbox } from '#schema/contract/inbox.ts';
import type { Shop } from '#schema/contract/system.ts';
import type { Language } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { homeOf, type Page, type Room } from '../address/route.ts';
import { icon, logo } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { Watch } from '../parts/watch.ts';
import type { SignIn } from '../stores/sign-in.ts';
import { text } from '../text.ts';
import { consoleRailStyles } from './console-rail-styles.ts';
import './language-toggle.ts';
import './theme-toggle.ts';

/** More than that does not fit, and does not matter. */
const MOST_SHOWN = 99;

/**
 * The pages, the shop and who is signed in: at the left; on a phone above and below the page.
 * @slot skip - the link past all this
 * @fires sign-out
 * @fires search - the command palette is wanted
 */
@customElement('console-rail')
export class ConsoleRail extends LitElement {
  static override readonly styles = [base, controls, consoleRailStyles];

  @property({ attribute: false }) shop!: Shop;
  @property({ attribute: false }) user!: SignedInUser;
  @property({ attribute: false }) rooms: readonly Room[] = [];
  @property() current: Page = 'reports';
  /** The change of the own language. */
  @property({ attribute: false }) language!: SignIn['language'];
  /** What waits for a decision; null as long as nobody knows. */
  @property({ attribute: false }) waiting: Inbox | null = null;

  constructor() {
    super();
    new Watch(this, () => [this.language.state]);
  }

  /** The page somebody is on is never scrolled out of sight. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('current') && !changed.has('rooms')) return;
    const current = this.renderRoot.querySelector('nav [aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  override render() {
    const { displayName, role } = this.user;
    return html`<header class="brand">
        ${logo()}
        <span class="names">
          <strong>${text.product}</strong>
          <span class="shop">${this.shop.name}</span>
        </span>
      </header>
      <button
        class="search"
        type="button"
        title=${text.palette.title}
        aria-label=${text.palette.title}
        aria-keyshortcuts="Control+K Meta+K"
        @click=${() => this.dispatchEvent(new CustomEvent('search'))}
      >
        ${icon('search')}<span>${text.palette.open}</span><kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <nav aria-label=${text.shell.navigation}>
        <slot name="skip"></slot>
        <ul>
          ${this.rooms.map((room) => this.entry(room))}
        </ul>
      </nav>
      <section class="foot" aria-label=${text.shell.signedInAs(displayName)}>
        <span class="person" title=${text.shell.signedInAs(displayName)}>
          <strong>${displayName}</strong>
          <span class="role">${text.roles[role]}</span>
        </span>
        ${this.languageProblem()}
        <language-toggle
          .busy=${this.language.state.get().busy}
          @language=${(event: CustomEvent<Language>) => this.language.submit(event.detail)}
        ></language-toggle>
        <theme-toggle></theme-toggle>
        <button
          class="button quiet square"
          type="button"
          title=${text.shell.signOut}
          aria-label=${text.shell.signOut}
          @click=${() => this.dispatchEvent(new CustomEvent('sign-out'))}
        >
          ${icon('signOut')}
        </button>
      </section>`;
  }

  private languageProblem() {
    if (this.language.state.get().problem === null) return nothing;
    return html`<span class="problem" role="alert">${text.shell.languageKept}</span>`;
  }

  private entry(room: Room) {
    return html`<li>
      <a href=${homeOf(room)} aria-current=${room === this.current ? 'page' : nothing}>
        ${icon(room)}<span>${text.pages[room]}</span>${room === 'inbox' ? this.badge() : nothing}
      </a>
    </li>`;
  }

  private badge() {
    const waiting = Object.values(this.waiting?.counts ?? {}).reduce((sum, one) => sum + one, 0);
    if (waiting === 0) return nothing;
    return html`<span class="badge" aria-hidden="true"
        >${waiting > MOST_SHOWN ? `${MOST_SHOWN}+` : waiting}</span
      >
      <span class="sr-only">${text.inbox.waiting(waiting)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-rail': ConsoleRail;
  }
}
