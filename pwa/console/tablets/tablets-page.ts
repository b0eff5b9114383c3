import type { Device, DeviceInvitation } from '#schema/contract/devices.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import '../parts/confirm-dialog.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import type { Tablets } from '../stores/tablets.ts';
import { text } from '../text.ts';
import './tablet-dialog.ts';
import './tablet-list.ts';

/** Which tablets may clock people in: add one by its code, take one away. */
@customElement('tablets-page')
export class TabletsPage extends LitElement {
  static override readonly styles = [base, controls, page];

  @property({ attribute: false }) tablets!: Tablets;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) everySecond!: Readable<number>;
  @property() timeZone = 'UTC';

  @state() private isAdding = false;
  @state() private invitation: DeviceInvitation | null = null;
  @state() private revoking: Device | null = null;

  constructor() {
    super();
    new Watch(this, () => [
      this.tablets.list.state,
      this.tablets.add.state,
      this.tablets.revoke.state,
      ...(this.invitation ? [this.everySecond] : []),
    ]);
  }

  override willUpdate(): void {
    void this.tablets.list.load('all', !this.hasUpdated);
  }

  override render() {
    const { value, error } = this.tablets.list.state.get();
    return html`<div class="page">
      <div class="main">
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${text.tablets.title}</h1>
            <p>${text.tablets.sentence}</p>
          </div>
          <button class="button primary" type="button" @click=${this.startAdding}>
            ${icon('plus')}${text.tablets.add}
          </button>
        </header>
        ${
          error
            ? html`<problem-note
                .error=${error}
                @retry=${() => this.tablets.list.reload()}
              ></problem-note>`
            : nothing
        }
        ${
          value?.length === 0
            ? html`<empty-note
                .heading=${text.tablets.emptyTitle}
                .sentence=${text.tablets.emptyHelp}
                picture="tablets"
              ></empty-note>`
            : error && !value
              ? nothing
              : html`<tablet-list
                  .devices=${value}
                  .timeZone=${this.timeZone}
                  @revoke=${(event: CustomEvent<Device>) => {
                    this.revoking = event.detail;
                  }}
                ></tablet-list>`
        }
      </div>
      ${this.dialogs()}
    </div>`;
  }

  private dialogs() {
    if (this.isAdding) {
      return html`<tablet-dialog
        .invitation=${this.invitation}
        .submission=${this.tablets.add.state.get()}
        .nowMs=${this.everySecond.get()}
        @name-chosen=${this.onName}
        @dismiss=${this.stopAdding}
      ></tablet-dialog>`;
    }
    if (!this.revoking) return nothing;
    const { busy, problem } = this.tablets.revoke.state.get();
    return html`<confirm-dialog
      .heading=${text.tablets.revokeTitle(this.revoking.name)}
      .sentence=${text.tablets.revokeHelp}
      .action=${text.tablets.revoke}
      .danger=${true}
      .busy=${busy}
      .problem=${problem?.detail ?? ''}
      @confirm=${this.revoke}
      @dismiss=${this.keep}
    ></confirm-dialog>`;
  }

  private readonly startAdding = () => {
    this.tablets.add.clear();
    this.invitation = null;
    this.isAdding = true;
  };

  private readonly onName = async (event: CustomEvent<string>) => {
    this.invitation = await this.tablets.add.submit(event.detail);
  };

  /** The code was typed meanwhile, or not: the list knows. */
  private readonly stopAdding = () => {
    this.isAdding = false;
    this.invitation = null;
    void this.tablets.list.reload();
  };

  private readonly revoke = async () => {
    const { revoking } = this;
    if (!revoking || !(await this.tablets.revoke.submit(revoking.id))) return;
    this.revoking = null;
    this.notices.say(text.tablets.revokedNotice(revoking.name));
  };

  private readonly keep = () => {
    this.tablets.revoke.clear();
    this.revoking = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tablets-page': TabletsPage;
  }
}
