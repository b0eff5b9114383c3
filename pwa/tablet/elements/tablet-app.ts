import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { spokenLanguage } from '../../shared/language.ts';
import { savedTheme, useTheme, type Theme } from '../../shared/theme.ts';
import { beep } from '../beep.ts';
import { isPersonal } from '../screen.ts';
import { screenOf } from '../screens.ts';
import type { Tablet } from '../tablet.ts';
import './clock-note.ts';
import './idle-ring.ts';
import './insecure-note.ts';
import './notice-bar.ts';
import './status-line.ts';
import './tablet-toast.ts';

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** The frame around every screen: the status line, what must be said, and who is still there. */
@customElement('tablet-app')
export class TabletApp extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        height: 100dvh;
        background: var(--color-ground);
      }

      main {
        grid-area: 3 / 1;
        position: relative;
        overflow-x: hidden;
        overflow-y: auto;
        overscroll-behavior: contain;
      }

      main > state-panel {
        min-height: 100%;
      }

      /*
       * Whatever has just appeared under a finger must not be hit by the second half of a double
       * tap. It lies above: what is inherited would be worked out anew for the whole screen.
       */
      .shield {
        z-index: 2;
        grid-area: 3 / 1;
      }
    `,
  ];

  @property({ attribute: false }) tablet!: Tablet;
  @state() private theme: Theme = savedTheme();
  readonly #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { navigation, guard, notices, front, shift, finder, reference, network, outbox, idle } =
      this.tablet;
    const stores = [
      navigation.screen,
      ...[guard.busy, guard.settling, notices.toast, notices.notice],
      ...[
        front.shop,
        front.unreachable,
        front.roster,
        front.pin,
        front.ownPin.message,
        front.signedIn,
      ],
      ...[shift.me, finder.state, reference.taskTypes, reference.materials, reference.usages],
      ...[
        network.online,
        outbox.state,
        front.proof,
        idle.secondsLeft,
        this.tablet.selfTester.findings,
        this.tablet.selfTester.running,
        this.tablet.wanted,
        this.tablet.logged,
        this.tablet.corrections.unread,
      ],
    ];
    for (const store of stores) {
      this.#stops.push(
        store.subscribe(() => {
          this.requestUpdate();
        }),
      );
    }
    this.#stops.push(
      notices.toast.subscribe(() => {
        if (notices.toast.get()) beep('done');
      }),
      notices.notice.subscribe(() => {
        if (notices.notice.get()) beep('refused');
      }),
    );
    for (const kind of ['pointerdown', 'keydown', 'wheel']) {
      window.addEventListener(kind, this.#touched, { capture: true, passive: true });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
    for (const kind of ['pointerdown', 'keydown', 'wheel']) {
      window.removeEventListener(kind, this.#touched, { capture: true });
    }
  }

  override render() {
    // Whoever comes next may read another language: then every word is drawn anew.
    return keyed(spokenLanguage(), this.#frame());
  }

  #frame(): TemplateResult {
    const { front, clock, outbox, network, notices, guard, navigation } = this.tablet;
    const screen = navigation.screen.get();
    return html`<header>
        <status-line
          .shop=${front.shop.get()}
          .clock=${clock}
          .outbox=${outbox.state.get()}
          .online=${network.online.get()}
          .theme=${this.theme}
          ?testable=${!isPersonal(screen) && screen.name !== 'self-test'}
          ?speaking=${notices.toast.get() !== null}
          @self-test=${() => {
            this.tablet.openSelfTest();
          }}
          @theme=${this.#nextTheme}
          ><tablet-toast .toast=${notices.toast.get()}></tablet-toast
        ></status-line>
        <clock-note .clock=${clock}></clock-note>
        ${this.#insecure()}
      </header>
      <notice-bar
        .notice=${notices.notice.get()}
        @dismiss=${() => {
          notices.clear();
        }}
      ></notice-bar>
      ${
        // A frame of its own: a new screen begins at its top, however far the last was scrolled.
        keyed(screen, html`<main>${screenOf(this.tablet)}</main>`)
      }
      <div class="shield" ?hidden=${!guard.settling.get()}></div>
      ${this.#idle()}`;
  }

  /** Said where nobody is at work yet: it is for whoever sets the tablet up, not for every tap. */
  #insecure(): TemplateResult | typeof nothing {
    const isSaid = !window.isSecureContext && !isPersonal(this.tablet.navigation.screen.get());
    return isSaid ? html`<insecure-note></insecure-note>` : nothing;
  }

  #idle(): TemplateResult | typeof nothing {
    const { idle, front } = this.tablet;
    const secondsLeft = idle.secondsLeft.get();
    if (secondsLeft === null) return nothing;
    return html`<idle-ring
      .secondsLeft=${secondsLeft}
      .name=${front.signedIn.get()?.displayName.split(' ')[0] ?? ''}
      @stay=${this.#touched}
    ></idle-ring>`;
  }

  readonly #touched = (): void => {
    const ringing = this.tablet.idle.secondsLeft.get() !== null;
    this.tablet.touched();
    // The touch that says "I'm here" must not also press what lies under the ring.
    if (ringing) this.tablet.guard.shifted();
  };

  readonly #nextTheme = (): void => {
    this.theme = NEXT_THEME[this.theme];
    useTheme(this.theme);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-app': TabletApp;
  }
}
