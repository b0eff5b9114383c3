import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApiError } from '../../shared/api.ts';
import type { PagedQuery } from '../stores/paged.ts';
import { text } from '../text.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';

const AHEAD = '600px';

/** Under a list that has more; nothing under one that is all there. */
export function moreFoot(
  list: Pick<PagedQuery<{ nextCursor: string | null }>, 'state' | 'moreState' | 'more'>,
): TemplateResult | typeof nothing {
  if (!list.state.get().value?.nextCursor) return nothing;
  const { loading, error } = list.moreState.get();
  return html`<more-foot
    .hasMore=${true}
    .loading=${loading}
    .error=${error}
    @more=${() => list.more()}
  ></more-foot>`;
}

/**
 * Under a list that has more: says how much is shown, and asks for the rest before the end is seen.
 * @fires more
 */
@customElement('more-foot')
export class MoreFoot extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: var(--space-2) var(--space-4);
        min-block-size: var(--target);
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
      }
      .error {
        font-size: var(--text-sm);
      }
    `,
  ];

  @property() words = '';
  @property({ type: Boolean }) hasMore = false;
  @property({ type: Boolean }) loading = false;
  @property({ attribute: false }) error: ApiError | null = null;

  private readonly observer = new IntersectionObserver(
    (entries) => {
      const isNear = entries.some(({ isIntersecting }) => isIntersecting);
      // After a failure only a person asks again, else it would go on for ever.
      if (isNear && this.hasMore && !this.loading && !this.error) this.ask();
    },
    { rootMargin: AHEAD },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** Still in sight after a page came: look again. */
  override updated(): void {
    this.observer.unobserve(this);
    this.observer.observe(this);
  }

  override render() {
    return html`<div>
      <span aria-live="polite">${this.words}</span>
      ${this.error ? html`<span class="error" role="alert">${this.error.detail}</span>` : nothing}
      ${
        this.hasMore
          ? html`<button
              class="button small"
              type="button"
              ?disabled=${this.loading}
              @click=${this.ask}
            >
              ${this.loading ? text.common.loadingMore : text.common.showMore}
            </button>`
          : nothing
      }
    </div>`;
  }

  private ask(): void {
    this.dispatchEvent(new CustomEvent('more'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'more-foot': MoreFoot;
  }
}
