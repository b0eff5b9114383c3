import type { SettingName, Settings as SettingList } from '#schema/contract/settings.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import '../parts/last-changed.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import type { Notices } from '../stores/notices.ts';
import type { Settings } from '../stores/settings.ts';
import { text } from '../text.ts';
import './setting-dialog.ts';
import type { WantedSetting } from './setting-dialog.ts';
import { settingsPageStyles } from './settings-page-styles.ts';
import { valueWords } from './value-words.ts';

const words = text.settings;

const GROUPS = {
  shop: ['shopName', 'plantTimeZone'],
  work: ['shifts', 'holidays'],
  floor: ['pinLength', 'longSessionMs'],
  pay: ['annualHours', 'breakRules', 'weekOvertimeHours', 'dayOvertimeHours', 'roundMinutes'],
  reports: ['burdenBasisPoints', 'costWarningPercent'],
} as const satisfies Record<keyof typeof words.groups, readonly SettingName[]>;
type Group = keyof typeof GROUPS;

/** What the shop has set, and the way to change it. */
@customElement('settings-page')
export class SettingsPage extends LitElement {
  static override readonly styles = [base, controls, page, settingsPageStyles];

  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) everyFewSeconds!: Readable<number>;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private open: SettingName | null = null;

  constructor() {
    super();
    new Watch(this, () => [this.settings.current.state, this.settings.lost]);
    new WhileShown(this, () => this.settings.watch(this.everyFewSeconds));
  }

  override willUpdate(): void {
    void this.settings.current.load('all', !this.hasUpdated);
  }

  override render() {
    const { value, error } = this.settings.current.state.get();
    return html`<div class="page">
      <div class="main">
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p>${words.sentence}</p>
          </div>
        </header>
        ${
          error && !value
            ? html`<problem-note
                .error=${error}
                @retry=${() => this.settings.current.reload()}
              ></problem-note>`
            : html`${this.settings.lost.get() ? html`<p class="soft" role="status">${words.lost}</p>` : nothing}
              ${(Object.keys(GROUPS) as Group[]).map((group) => this.group(group, value))}`
        }
      </div>
      ${value && this.open ? this.dialog(this.open, value) : nothing}
    </div>`;
  }

  private group(group: Group, list: SettingList | null) {
    return html`<section aria-labelledby=${group}>
      <h2 id=${group}>${words.groups[group]}</h2>
      <ul aria-busy=${list === null}>
        ${GROUPS[group].map((name) => this.row(name, list))}
      </ul>
    </section>`;
  }

  private row(name: SettingName, list: SettingList | null) {
    const label = words.labels[name];
    return html`<li>
      <div class="what">
        <h3>${label}</h3>
        <p>${words.hints[name]}</p>
      </div>
      <div class="value">
        ${
          list
            ? html`<strong>${valueWords(name, list[name].value, this.today)}</strong>
                <last-changed
                  .changed=${list[name].changed}
                  .today=${this.today}
                  .timeZone=${this.timeZone}
                ></last-changed>`
            : html`<span class="bone"></span>`
        }
      </div>
      <button
        class="button small"
        type="button"
        aria-label=${words.changeOf(label)}
        aria-haspopup="dialog"
        ?disabled=${list === null}
        @click=${() => {
          this.settings.change.clear();
          this.open = name;
        }}
      >
        ${words.change}
      </button>
    </li>`;
  }

  private dialog(name: SettingName, list: SettingList) {
    return html`<setting-dialog
      .name=${name}
      .list=${list}
      .settings=${this.settings}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @change-setting=${this.onChange}
      @dismiss=${this.dismiss}
    ></setting-dialog>`;
  }

  private readonly onChange = async ({ detail }: CustomEvent<WantedSetting>) => {
    if (!(await this.settings.change.submit(detail.change, detail.seen))) return;
    this.notices.say(text.common.saved);
    this.dismiss();
  };

  private readonly dismiss = () => {
    this.open = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-page': SettingsPage;
  }
}
