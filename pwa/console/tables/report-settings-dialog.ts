import type { ReportSettingsChange } from '#schema/contract/report-settings.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { money } from '../../shared/format.ts';
import { appendDays, daysOf } from '../address/range.ts';
import { refusal } from '../parts/field.ts';
import { modal } from '../parts/modal.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { Watch } from '../parts/watch.ts';
import type { ReportSettings } from '../stores/report-settings.ts';
import { text } from '../text.ts';
import { basisPointsOf, burdenAbout, percentText, warningPercentOf } from './percent-draft.ts';
import { reportSettingsStyles } from './report-settings-styles.ts';

const words = text.reportSettings;
const TYPING_PAUSE_MS = 300;

/**
 * How reports count, and beside each figure what it would change.
 * @fires dismiss
 * @fires change-settings - CustomEvent<ReportSettingsChange>
 */
@customElement('report-settings-dialog')
export class ReportSettingsDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, reportSettingsStyles];

  @property({ attribute: false }) settings!: ReportSettings;
  @property() today = '';

  /** Null while it is as it was. */
  @state() private burden: string | null = null;
  @state() private warning: string | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, () => {
      const { current, change, margin, warnedNow, warnedThen } = this.settings;
      return [current, change, margin, warnedNow, warnedThen].map(({ state }) => state);
    });
  }

  override firstUpdated(): void {
    const { current, margin, change } = this.settings;
    change.clear();
    void current.load('all', true);
    const days = new URLSearchParams();
    appendDays(days, daysOf({ preset: 'last-30-days' }, this.today));
    void margin.load(days.toString(), true);
  }

  override willUpdate(): void {
    const { value } = this.settings.current.state.get();
    if (value) void this.settings.warnedNow.load(value.costWarningPercent);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  private get basisPoints(): number | null {
    const { value } = this.settings.current.state.get();
    return this.burden === null ? (value?.burdenBasisPoints ?? null) : basisPointsOf(this.burden);
  }

  private get warningPercent(): number | null {
    const { value } = this.settings.current.state.get();
    if (this.warning === null) return value?.costWarningPercent ?? null;
    return warningPercentOf(this.warning);
  }

  /** What is not as it was; null when there is nothing to save, or something is no percentage. */
  private get changes(): ReportSettingsChange | null {
    const { value } = this.settings.current.state.get();
    const { basisPoints, warningPercent } = this;
    if (!value || basisPoints === null || warningPercent === null) return null;
    const changes = {
      ...(basisPoints === value.burdenBasisPoints ? {} : { burdenBasisPoints: basisPoints }),
      ...(warningPercent === value.costWarningPercent
        ? {}
        : { costWarningPercent: warningPercent }),
    };
    return Object.keys(changes).length > 0 ? changes : null;
  }

  override render() {
    return modal({
      heading: words.title,
      content: this.content(),
      onDismiss: () => this.dispatchEvent(new CustomEvent('dismiss')),
    });
  }

  private content() {
    const { value, error } = this.settings.current.state.get();
    const { busy, problem } = this.settings.change.state.get();
    if (error && !value) {
      return html`<problem-note
        .error=${error}
        @retry=${() => this.settings.current.reload()}
      ></problem-note>`;
    }
    return html`<form novalidate @submit=${this.submit}>
      <p class="soft">${words.sentence}</p>
      <div class="one">
        ${textField({
          id: 'burdenBasisPoints',
          label: words.burden,
          value: this.burden ?? (value ? percentText(value.burdenBasisPoints) : ''),
          inputmode: 'decimal',
          maxLength: 10,
          disabled: !value,
          hint: words.burdenHint,
          error: this.errorOf('burdenBasisPoints', this.basisPoints, words.burdenWrong),
          onInput: (typed) => (this.burden = typed),
        })}
        <div class="effect tall" role="status">${this.burdenEffect()}</div>
      </div>
      <div class="one">
        ${textField({
          id: 'costWarningPercent',
          label: words.warning,
          value: this.warning ?? (value ? String(value.costWarningPercent) : ''),
          inputmode: 'numeric',
          maxLength: 6,
          disabled: !value,
          hint: words.warningHint,
          error: this.errorOf('costWarningPercent', this.warningPercent, words.warningWrong),
          onInput: this.onWarning,
        })}
        <div class="effect" role="status">${this.warningEffect()}</div>
      </div>
      ${refusal(problem?.detail)}
      <div class="actions">
        <button
          class="button"
          type="button"
          @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}
        >
          ${text.common.cancel}
        </button>
        <button class="button primary" type="submit" ?disabled=${busy || !this.changes}>
          ${busy ? text.common.saving : words.save}
        </button>
      </div>
    </form>`;
  }

  private errorOf(field: string, figure: number | null, wrong: string): string | undefined {
    const { value } = this.settings.current.state.get();
    const problem = this.settings.change.state.get().problem?.fields[field];
    return problem ?? (value && figure === null ? wrong : undefined);
  }

  private burdenEffect() {
    const totals = this.settings.margin.state.get().value;
    const { basisPoints } = this;
    if (!totals || basisPoints === null) return nothing;
    const { laborCents, burdenCents, marginCents } = totals;
    if (laborCents === null || burdenCents === null || marginCents === null) return nothing;
    const then = burdenAbout(laborCents, basisPoints);
    if (Math.abs(then - burdenCents) <= totals.orders) {
      return words.burdenNow(money(laborCents), money(burdenCents), money(marginCents));
    }
    const marginThen = marginCents + burdenCents - then;
    return html`${words.burdenThen(money(laborCents), money(burdenCents), money(then))}
      <strong>${words.marginThen(money(marginCents), money(marginThen))}</strong>`;
  }

  private warningEffect() {
    const now = this.settings.warnedNow.state.get().value;
    const then = this.settings.warnedThen.state.get().value;
    const { warningPercent } = this;
    if (!now || warningPercent === null) return nothing;
    if (warningPercent === now.percent) return words.warnedNow(now.orders);
    return then?.percent === warningPercent
      ? html`<strong>${words.warnedThen(now.orders, then.orders)}</strong>`
      : words.looking;
  }

  private readonly onWarning = (typed: string) => {
    this.warning = typed;
    clearTimeout(this.pause);
    const { warningPercent } = this;
    if (warningPercent === null) return;
    this.pause = setTimeout(() => {
      void this.settings.warnedThen.load(warningPercent, true);
    }, TYPING_PAUSE_MS);
  };

  private readonly submit = (event: Event) => {
    event.preventDefault();
    const detail = this.changes;
    if (!detail) return;
    this.dispatchEvent(new CustomEvent<ReportSettingsChange>('change-settings', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'report-settings-dialog': ReportSettingsDialog;
  }
}
