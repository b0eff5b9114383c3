import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  daysOf,
  RANGE_PRESETS,
  type Days,
  type Range,
  type RangePreset,
} from '../address/range.ts';
import { isCalendarDay } from '../time/calendar.ts';
import { text } from '../text.ts';
import { choices } from './select-field.ts';
import { base } from './styles/base.ts';
import { chips } from './styles/chips.ts';

/**
 * Which days: a preset, or two days of one's own.
 * @fires range-chosen - CustomEvent<Range>
 */
@customElement('range-chips')
export class RangeChips extends LitElement {
  static override readonly styles = [
    base,
    chips,
    css`
      :host {
        display: contents;
      }
      .chip {
        flex: none;
      }
      .error {
        color: var(--color-danger);
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) range: Range = { preset: 'all' };
  @property() today = '';
  /** The preset that needs no mention. */
  @property() usual: RangePreset = 'all';

  override render() {
    const { from, to } = daysOf(this.range, this.today);
    const presets = RANGE_PRESETS.map((preset) => [preset, text.filter.presets[preset]] as const);
    const options =
      this.range.preset === 'custom'
        ? [...presets, ['custom', text.filter.custom] as const]
        : presets;
    const isSet = this.range.preset !== this.usual;
    return html`<label class="chip ${isSet ? 'set' : ''}">
        <span class="chip-name">${text.filter.range}</span>
        <select .value=${live(this.range.preset)} @change=${this.choosePreset}>
          ${choices(options, this.range.preset)}
        </select>
      </label>
      ${this.dayChip('from', text.filter.from, from, isSet)}
      ${this.dayChip('to', text.filter.to, to, isSet)}
      ${
        from && to && from > to
          ? html`<span class="error" role="alert">${text.filter.backwards}</span>`
          : nothing
      }`;
  }

  private dayChip(end: keyof Days, name: string, day: string | null, isSet: boolean) {
    return html`<label class="chip ${isSet && day ? 'set' : ''}">
      <span class="chip-name">${name}</span>
      <input
        type="date"
        .value=${live(day ?? '')}
        @change=${(event: Event) => {
          this.chooseDay(end, (event.currentTarget as HTMLInputElement).value);
        }}
      />
    </label>`;
  }

  private choosePreset(event: Event): void {
    const preset = (event.currentTarget as HTMLSelectElement).value as RangePreset | 'custom';
    if (preset !== 'custom') this.choose({ preset });
  }

  private chooseDay(end: keyof Days, day: string): void {
    const days = { ...daysOf(this.range, this.today), [end]: isCalendarDay(day) ? day : null };
    this.choose(days.from || days.to ? { preset: 'custom', ...days } : { preset: 'all' });
  }

  private choose(range: Range): void {
    this.dispatchEvent(new CustomEvent('range-chosen', { detail: range }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'range-chips': RangeChips;
  }
}
