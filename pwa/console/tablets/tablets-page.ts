import type { Device, DeviceInvitation } from '#schema/contract/devices.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { clockTime } from '../../shared/format.ts';
import type { Readable } from '../../shared/store.ts';
import { writeRoute } from '../address/route.ts';
import {
  readTabletFilter,
  TABLETS_SHOWN,
  writeTabletFilter,
  type TabletFilter,
  type TabletsShown,
} from '../address/tablet-filter.ts';
import { chipLink } from '../parts/chip-link.ts';
import '../parts/confirm-dialog.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import { Media } from '../parts/media.ts';
import '../parts/problem-note.ts';
import { searchChip } from '../parts/search-chip.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chipLinks } from '../parts/styles/chip-links.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import type { TabletPicture, Tablets } from '../stores/tablets.ts';
import { text } from '../text.ts';
import './code-dialog.ts';
import { concernsOf, matchingTablets } from './standing.ts';
import type { TabletDraft } from './tablet-draft.ts';
import type { TabletChange } from './tablet-form.ts';
import './tablet-list.ts';
import type { TabletList } from './tablet-list.ts';
import './tablet-panel.ts';
import { tabletsPageStyles } from './tablets-page-styles.ts';

const words = text.tablets;

/** How each tablet is, as it happens; and beside the list the one somebody looks at. */
@customElement('tablets-page')
export class TabletsPage extends LitElement {
  static override readonly styles = [base, controls, chips, page, chipLinks, tabletsPageStyles];

  @property({ attribute: false }) tablets!: Tablets;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  /** For the code that runs out. */
  @property({ attribute: false }) everySecond!: Readable<number>;
  /** How fresh the list is kept. */
  @property({ attribute: false }) everyFewSeconds!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) deviceId: number | null = null;
  @property() userRole: Role = 'foreman';
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('tablet-list') private readonly list!: TabletList | null;
  /** The tablet that is added, or the code that was given out for one. */
  @state() private enrolling: 'new' | DeviceInvitation | null = null;
  @state() private isRevoking = false;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);

  constructor() {
    super();
    new Watch(this, () => {
      const { list, lost, add, reinvite, change, revoke } = this.tablets;
      const shown = [add, reinvite, change, revoke].map(({ state }) => state);
      return [list.state, lost, ...shown, ...(this.invitation ? [this.everySecond] : [])];
    });
    new WhileShown(this, () => this.tablets.watch(this.everyFewSeconds));
  }

  private get filter(): TabletFilter {
    return readTabletFilter(this.address);
  }

  private get invitation(): DeviceInvitation | null {
    return this.enrolling === 'new' ? null : this.enrolling;
  }

  private get picture(): TabletPicture | null {
    return this.tablets.list.state.get().value;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    void this.tablets.list.load('all', !this.hasUpdated);
    if (!changed.has('deviceId')) return;
    for (const form of [this.tablets.change, this.tablets.reinvite]) form.clear();
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('deviceId');
    if (typeof before === 'number' && this.deviceId === null) this.list?.focusTablet(before);
  }

  /** Whether a device that is not in this list may clock people in. */
  private whoElse() {
    const { value } = this.tablets.list.state.get();
    if (!value) return nothing;
    return value.enrolmentRequired ? words.onlyEnrolled : words.alsoOthers;
  }

  override render() {
    const isOpen = this.deviceId !== null;
    return html`<div class="page ${isOpen ? 'with-panel' : ''}">
      <div class="main" ?inert=${isOpen && this.overlays.matches}>
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p>${words.sentence} ${this.whoElse()}</p>
          </div>
          ${
            this.userRole === 'admin'
              ? html`<button class="button primary" type="button" @click=${this.startAdding}>
                  ${icon('plus')}${words.add}
                </button>`
              : nothing
          }
        </header>
        ${this.filters()} ${this.problem()} ${this.rows()}
      </div>
      ${this.panel()} ${this.dialogs()}
    </div>`;
  }

  private filters() {
    const { q, shown } = this.filter;
    return html`<div class="filters">
      <search aria-label=${text.filter.title}>
        ${searchChip({
          ...{ name: words.search, value: q, maxLength: 80 },
          onType: (typed) => {
            const route = { page: 'tablets', deviceId: this.deviceId } as const;
            this.navigation.adjust(writeRoute(route, writeTabletFilter({ q: typed, shown })));
          },
        })}
      </search>
      <nav aria-label=${words.shownName}>${TABLETS_SHOWN.map((one) => this.chip(one))}</nav>
    </div>`;
  }

  private chip(one: TabletsShown) {
    const { q, shown } = this.filter;
    const wanting = one === 'attention' ? this.wanting : 0;
    return chipLink({
      href: writeRoute({ page: 'tablets', deviceId: null }, writeTabletFilter({ q, shown: one })),
      isShown: one === shown,
      words: html`${words.shown[one]}${wanting > 0 ? html` <b>${wanting}</b>` : nothing}`,
    });
  }

  /** How many want somebody to look. */
  private get wanting(): number {
    const { picture } = this;
    if (!picture) return 0;
    return picture.devices.filter((device) => concernsOf(device, picture.atMs).size > 0).length;
  }

  private problem() {
    const { value, error } = this.tablets.list.state.get();
    const lost = value ? this.tablets.lost.get() : null;
    if (!error && !lost) return nothing;
    return html`<problem-note
        .error=${error ?? lost}
        @retry=${() => this.tablets.list.reload()}
      ></problem-note>
      ${
        value
          ? html`<p class="page-foot">${words.lost(clockTime(value.atMs, this.timeZone))}</p>`
          : nothing
      }`;
  }

  private rows() {
    const { error } = this.tablets.list.state.get();
    const { picture, filter } = this;
    if (!picture) return error ? nothing : this.drawn(null, 0);
    if (picture.devices.length === 0) {
      const help = this.userRole === 'admin' ? words.emptyHelp : words.emptyForeman;
      return empty(words.emptyTitle, help);
    }
    const shown = matchingTablets(picture.devices, filter, picture.atMs);
    if (shown.length > 0) return this.drawn(shown, picture.atMs);
    return empty(words.noneTitle[filter.shown], words.noneHelp[filter.shown]);
  }

  private drawn(devices: readonly Device[] | null, atMs: number) {
    return html`<tablet-list
      .devices=${devices}
      .atMs=${atMs}
      .query=${this.address}
      .openDevice=${this.deviceId}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @tablet-chosen=${(event: CustomEvent<number>) => {
        this.open(event.detail);
      }}
    ></tablet-list>`;
  }

  private get openDevice(): Device | undefined {
    return this.picture?.devices.find(({ id }) => id === this.deviceId);
  }

  private panel() {
    const { picture, openDevice } = this;
    if (this.deviceId === null || !picture) return nothing;
    const close = () => {
      this.open(null);
    };
    if (!openDevice) {
      return html`<side-panel .heading=${words.missing} @close-panel=${close}></side-panel>`;
    }
    return html`<tablet-panel
      .device=${openDevice}
      .atMs=${picture.atMs}
      .userRole=${this.userRole}
      .submission=${this.tablets.change.state.get()}
      .invitation=${this.tablets.reinvite.state.get()}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @close-panel=${close}
      @change-tablet=${this.onChange}
      @enrol-again=${this.enrolAgain}
      @revoke=${() => {
        this.isRevoking = true;
      }}
    ></tablet-panel>`;
  }

  private dialogs() {
    if (this.enrolling) {
      const { invitation } = this;
      const device = this.picture?.devices.find(({ id }) => id === invitation?.device.id);
      return html`<code-dialog
        .invitation=${invitation}
        .device=${device ?? null}
        .submission=${this.tablets.add.state.get()}
        .nowMs=${this.everySecond.get()}
        @create-tablet=${this.onName}
        @dismiss=${this.stopEnrolling}
      ></code-dialog>`;
    }
    const { openDevice } = this;
    if (!this.isRevoking || !openDevice) return nothing;
    const { busy, problem } = this.tablets.revoke.state.get();
    const pending = openDevice.heard?.pending ?? 0;
    return html`<confirm-dialog
      .heading=${words.revokeTitle(openDevice.name)}
      .sentence=${[words.revokeHelp, ...(pending > 0 ? [words.revokeUnsent(pending)] : [])].join(' ')}
      .action=${words.revoke}
      .danger=${true}
      .busy=${busy}
      .problem=${problem?.detail ?? ''}
      @confirm=${() => this.revoke(openDevice)}
      @dismiss=${this.keep}
    ></confirm-dialog>`;
  }

  private readonly startAdding = () => {
    this.tablets.add.clear();
    this.enrolling = 'new';
  };

  private readonly onName = async (event: CustomEvent<TabletDraft>) => {
    const invitation = await this.tablets.add.submit(event.detail);
    // Nobody looks for the code any more who has left the dialog meanwhile.
    if (invitation && this.enrolling) this.enrolling = invitation;
  };

  private readonly enrolAgain = async (event: CustomEvent<number>) => {
    this.enrolling = await this.tablets.reinvite.submit(event.detail);
  };

  private readonly stopEnrolling = () => {
    this.enrolling = null;
  };

  private readonly onChange = async ({ detail }: CustomEvent<TabletChange>) => {
    if (await this.tablets.change.submit(detail.seen, detail.change)) {
      this.notices.say(text.common.saved);
    }
  };

  private async revoke(device: Device): Promise<void> {
    if (!(await this.tablets.revoke.submit(device))) return;
    this.isRevoking = false;
    this.notices.say(words.revokedNotice(device.name));
  }

  private readonly keep = () => {
    this.tablets.revoke.clear();
    this.isRevoking = false;
  };

  private open(deviceId: number | null): void {
    this.navigation.go(writeRoute({ page: 'tablets', deviceId }, this.address));
  }
}

const empty = (heading: string, sentence: string) =>
  html`<empty-note .heading=${heading} .sentence=${sentence} picture="tablets"></empty-note>`;

declare global {
  interface HTMLElementTagNameMap {
    'tablets-page': TabletsPage;
  }
}
