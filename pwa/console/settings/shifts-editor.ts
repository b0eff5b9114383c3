import { paidShiftMs } from '#schema/rules/working-time.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { hours } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';
import { shiftMeant, type ShiftDraft } from './drafts.ts';
import { weekdays } from '../time/weekdays.ts';

const words = text.settings;
const FRIDAY = 4;

/**
 * One shift for each day of the week.
 * @fires draft - CustomEvent<ShiftDraft[]>, which bubbles: a dialog asks before it is thrown away
 */
@customElement('shifts-editor')
export class ShiftsEditor extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.1875rem 0.25rem;
        text-align: start;
        font-weight: 400;
      }
      thead th {
        color: var(--color-ink-soft);
        font-size: var(--text-xs);
        font-weight: 550;
        vertical-align: bottom;
      }
      tr {
        block-size: 2.75rem;
      }
      .input {
        min-block-size: 2.25rem;
        padding-inline: var(--space-2);
        font-size: var(--text-sm);
      }
      .break {
        inline-size: 5.5rem;
      }
      .paid {
        inline-size: 5.25rem;
        text-align: end;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .note {
        display: block;
        color: var(--color-ink-faint);
        font-size: var(--text-2xs);
        white-space: normal;
      }
      .button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) draft: readonly ShiftDraft[] = [];
  /** Whether what is wrong is to be said. */
  @property({ type: Boolean }) tried = false;

  override render() {
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${words.works}</th>
            <th scope="col">${words.start}</th>
            <th scope="col">${words.end}</th>
            <th scope="col" class="break">${words.breakMinutes}</th>
            <th scope="col" class="paid">${words.paid}</th>
          </tr>
        </thead>
        <tbody>
          ${weekdays('long').map((weekday, day) => this.row(weekday, day))}
        </tbody>
      </table>
      <button class="button small" type="button" @click=${this.likeMonday}>
        ${words.likeMonday}
      </button>`;
  }

  private row(weekday: string, day: number) {
    const draft = this.draft[day];
    if (!draft) return nothing;
    const meant = shiftMeant(draft);
    const isWrong = this.tried && meant === undefined;
    return html`<tr>
      <th scope="row">
        <label class="check">
          <input
            type="checkbox"
            .checked=${live(draft.works)}
            @change=${(event: Event) => {
              this.set(day, { works: (event.currentTarget as HTMLInputElement).checked });
            }}
          />${weekday}
        </label>
      </th>
      ${
        draft.works
          ? html`<td>${this.input(day, 'start', weekday, isWrong)}</td>
              <td>${this.input(day, 'end', weekday, isWrong)}</td>
              <td class="break">${this.input(day, 'breakMinutes', weekday, isWrong)}</td>`
          : html`<td colspan="3" class="soft">${words.off}</td>`
      }
      <td class="paid">
        ${meant ? hours(paidShiftMs(meant)) : meant === null ? nothing : text.common.none}
        ${meant && meant.end <= meant.start ? html`<span class="note">${words.overnight}</span>` : nothing}
      </td>
    </tr>`;
  }

  private input(
    day: number,
    name: 'start' | 'end' | 'breakMinutes',
    weekday: string,
    wrong: boolean,
  ) {
    const isClock = name !== 'breakMinutes';
    return html`<input
      class="input"
      type=${isClock ? 'time' : 'text'}
      inputmode=${isClock ? nothing : 'numeric'}
      maxlength=${isClock ? nothing : 3}
      aria-label=${words.of(words[name], weekday)}
      aria-invalid=${wrong ? 'true' : nothing}
      .value=${live(this.draft[day]?.[name] ?? '')}
      @input=${(event: InputEvent) => {
        this.set(day, { [name]: (event.currentTarget as HTMLInputElement).value });
      }}
    />`;
  }

  private set(day: number, change: Partial<ShiftDraft>): void {
    this.tell(this.draft.map((one, index) => (index === day ? { ...one, ...change } : one)));
  }

  private readonly likeMonday = () => {
    const [monday] = this.draft;
    if (!monday) return;
    this.tell(this.draft.map((one, day) => (day <= FRIDAY ? { ...monday } : one)));
  };

  private tell(detail: ShiftDraft[]): void {
    this.dispatchEvent(new CustomEvent<ShiftDraft[]>('draft', { detail, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shifts-editor': ShiftsEditor;
  }
}
