import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApiError } from '../../shared/api.ts';
import type { Query } from '../stores/load.ts';
import { text } from '../text.ts';
import { icon } from './icons.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';
import { note } from './styles/note.ts';

/** Over a list that could not be had, or not anew. */
export function problemNote(
  list: Pick<Query<never, unknown>, 'state' | 'reload'>,
): TemplateResult | typeof nothing {
  const { error } = list.state.get();
  if (!error) return nothing;
  return html`<problem-note .error=${error} @retry=${() => list.reload()}></problem-note>`;
}

/**
 * Something could not be loaded: what the server said, and one way on.
 * @fires retry
 */
@customElement('problem-note')
export class ProblemNote extends LitElement {
  static override readonly styles = [
    base,
    controls,
    note,
    css`
      .picture {
        background: var(--color-danger-soft);
        color: var(--color-on-danger-soft);
      }
    `,
  ];

  @property({ attribute: false }) error: ApiError | null = null;

  /** Whether this is all there is on the page: its heading is then the page's. */
  @property({ type: Boolean }) isPage = false;

  override render() {
    if (!this.error) return nothing;
    const { status, detail } = this.error;
    const heading = status === 403 ? text.common.refusedTitle : text.common.brokenTitle;
    return html`<div class="note" role="alert">
      <span class="picture">${icon('warning')}</span>
      ${this.isPage ? html`<h1>${heading}</h1>` : html`<h2>${heading}</h2>`}
      <p>${detail}</p>
      <button class="button" type="button" @click=${this.retry}>${text.common.retry}</button>
    </div>`;
  }

  private retry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'problem-note': ProblemNote;
  }
}
