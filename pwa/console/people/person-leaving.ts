import type { Deactivation, DeactivationPreview } from '#schema/contract/deactivation.ts';
import type { User } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { NOTHING_YET, type Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import './leaving-dialog.ts';

const words = text.leaving;

/**
 * How somebody leaves the shop, and comes back.
 * @fires look - before anything is asked: what it would end
 * @fires deactivate - CustomEvent<Deactivation>
 * @fires take-back
 */
@customElement('person-leaving')
export class PersonLeaving extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) user!: User;
  /** The one who looks: nobody deactivates themselves. */
  @property({ type: Boolean }) isSelf = false;
  @property({ attribute: false }) preview: Loaded<DeactivationPreview> = NOTHING_YET;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property({ attribute: false }) comingBack: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private isAsking = false;

  clear(): void {
    this.isAsking = false;
  }

  override render() {
    if (!this.user.active) return this.gone();
    return html`<p class="soft">${this.isSelf ? words.own : words.sentence}</p>
      <button class="button" type="button" ?disabled=${this.isSelf} @click=${this.ask}>
        ${words.open}
      </button>
      ${
        this.isAsking
          ? html`<leaving-dialog
              .displayName=${this.user.displayName}
              .preview=${this.preview}
              .submission=${this.submission}
              .today=${this.today}
              .timeZone=${this.timeZone}
              @deactivate=${this.onDeactivate}
              @retry=${() => this.dispatchEvent(new CustomEvent('look'))}
              @dismiss=${() => {
                this.isAsking = false;
              }}
            ></leaving-dialog>`
          : nothing
      }`;
  }

  private gone() {
    const { busy, problem } = this.comingBack;
    return html`<p class="soft">${words.gone}</p>
      ${refusal(problem?.detail)}
      <button
        class="button"
        type="button"
        ?disabled=${busy}
        @click=${() => this.dispatchEvent(new CustomEvent('take-back'))}
      >
        ${busy ? text.common.saving : words.comeBack}
      </button>
      <p class="faint">${words.comeBackEffect}</p>`;
  }

  private readonly ask = () => {
    this.isAsking = true;
    this.dispatchEvent(new CustomEvent('look'));
  };

  private readonly onDeactivate = ({ detail }: CustomEvent<Deactivation>) => {
    this.dispatchEvent(new CustomEvent<Deactivation>('deactivate', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'person-leaving': PersonLeaving;
  }
}
