import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plainDate } from '../../shared/format.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { text } from '../text.ts';
import type { HolidayDraft } from './drafts.ts';

const words = text.settings;
const EMPTY: HolidayDraft = { day: '', name: '' };

/**
 * The holidays, in the order of days, and one more to add.
 * @fires draft - CustomEvent<HolidayDraft[]>, which bubbles: a dialog asks before it is thrown away
 */
@customElement('holidays-editor')
export class HolidaysEditor extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      ul {
        display: grid;
        max-block-size: 18rem;
        overflow-y: auto;
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
      }
      ul:empty {
        display: none;
      }
      li {
        display: grid;
        grid-template-columns: 7.5rem minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-3);
        min-block-size: 2.75rem;
        padding-inline: var(--space-3) var(--space-1);
      }
      li + li {
        border-block-start: 1px solid var(--color-line);
      }
      li span {
        overflow-wrap: anywhere;
      }
      .date {
        color: var(--color-ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .new {
        display: grid;
        grid-template-columns: 10.5rem minmax(0, 1fr) auto;
        align-items: start;
        gap: var(--space-3);
      }
      .new .button {
        margin-block-start: 1.5rem;
      }
      @media (width < 40rem) {
        .new {
          grid-template-columns: minmax(0, 1fr);
        }
        .new .button {
          margin: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) draft: readonly HolidayDraft[] = [];

  @state() private added: HolidayDraft = EMPTY;
  @state() private tried = false;

  override render() {
    const { added, tried, draft } = this;
    const missing = tried ? text.common.required : undefined;
    const isTwice = draft.some(({ day }) => day === added.day);
    return html`<ul>
        ${draft.map(
          (holiday) =>
            html`<li>
              <span class="date">${plainDate(holiday.day)}</span><span>${holiday.name}</span>
              <button
                class="button quiet small square"
                type="button"
                aria-label=${words.removeOf(holiday.name)}
                title=${words.remove}
                @click=${() => {
                  this.tell(draft.filter((one) => one !== holiday));
                }}
              >
                ${icon('close')}
              </button>
            </li>`,
        )}
      </ul>
      <div class="new" @keydown=${this.onKey}>
        ${textField({
          id: 'day',
          label: words.day,
          type: 'date',
          value: added.day,
          error: isTwice ? words.twice : added.day ? undefined : missing,
          onInput: (day) => {
            this.added = { ...added, day };
          },
        })}
        ${textField({
          id: 'name',
          label: words.holidayName,
          value: added.name,
          maxLength: 60,
          error: added.name.trim() ? undefined : missing,
          onInput: (name) => {
            this.added = { ...added, name };
          },
        })}
        <button class="button" type="button" @click=${this.add}>${icon('plus')}${words.add}</button>
      </div> `;
  }

  /** Enter adds the holiday; it does not save the list. */
  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.add();
  };

  private readonly add = () => {
    const { draft } = this;
    const { day, name } = this.added;
    this.tried = true;
    if (!day || !name.trim() || draft.some((one) => one.day === day)) return;
    this.added = EMPTY;
    this.tried = false;
    const all = [...draft, { day, name: name.trim() }];
    this.tell(all.sort((a, b) => a.day.localeCompare(b.day)));
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#day')?.focus();
    });
  };

  private tell(detail: HolidayDraft[]): void {
    this.dispatchEvent(new CustomEvent<HolidayDraft[]>('draft', { detail, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'holidays-editor': HolidaysEditor;
  }
}
