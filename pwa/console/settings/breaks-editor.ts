import { MOST_BREAK_STEPS } from '#schema/rules/breaks.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { text } from '../text.ts';
import { breakErrors, USUAL_BREAK, type BreakDraft, type BreakErrors } from './break-drafts.ts';

const words = text.settings.breaks;
const EMPTY: BreakDraft = { afterHours: '', minutes: '' };

/**
 * The steps of the breaks by rule, the shortest day first.
 * @fires draft - CustomEvent<BreakDraft[]>, which bubbles: a dialog asks before it is thrown away
 */
@customElement('breaks-editor')
export class BreaksEditor extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .step {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
        align-items: start;
        gap: var(--space-3);
      }
      /* Beside the field, under its label. */
      .remove {
        margin-block-start: 1.5rem;
      }
      .add {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) draft: readonly BreakDraft[] = [];
  /** Whether what is wrong is to be said. */
  @property({ type: Boolean }) tried = false;

  override render() {
    const { draft, tried } = this;
    const errors = tried ? breakErrors(draft) : [];
    return html`${draft.map((step, index) => this.step(step, index, errors[index] ?? {}))}
    ${
      draft.length < MOST_BREAK_STEPS
        ? html`<button class="button small add" type="button" @click=${this.add}>
            ${icon('plus')}${words.add}
          </button>`
        : nothing
    }`;
  }

  private step({ afterHours, minutes }: BreakDraft, index: number, errors: BreakErrors) {
    const name = words.step(index + 1);
    return html`<div class="step" role="group" aria-label=${name}>
      ${textField({
        id: `hours-${index}`,
        label: words.afterHours,
        value: afterHours,
        inputmode: 'decimal',
        maxLength: 5,
        error: errors.afterHours,
        onInput: (typed) => {
          this.set(index, { afterHours: typed });
        },
      })}
      ${textField({
        id: `minutes-${index}`,
        label: words.minutes,
        value: minutes,
        inputmode: 'numeric',
        maxLength: 3,
        error: errors.minutes,
        onInput: (typed) => {
          this.set(index, { minutes: typed });
        },
      })}
      <button
        class="button quiet square remove"
        type="button"
        aria-label=${words.removeOf(name)}
        title=${text.settings.remove}
        @click=${() => {
          this.takeOut(index);
        }}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  private set(index: number, change: Partial<BreakDraft>): void {
    this.tell(this.draft.map((one, place) => (place === index ? { ...one, ...change } : one)));
  }

  private readonly add = () => {
    const { length } = this.draft;
    this.tell([...this.draft, length === 0 ? USUAL_BREAK : EMPTY]);
    this.focusOn(`#hours-${length}`);
  };

  private takeOut(index: number): void {
    this.tell(this.draft.filter((_one, place) => place !== index));
    this.focusOn('.add');
  }

  private tell(detail: BreakDraft[]): void {
    this.dispatchEvent(new CustomEvent<BreakDraft[]>('draft', { detail, bubbles: true }));
  }

  /** The dialog hands the draft back first. */
  private focusOn(selector: string): void {
    requestAnimationFrame(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'breaks-editor': BreaksEditor;
  }
}
