import type { SavedView } from '#schema/contract/views.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import type { Views } from '../stores/views.ts';
import { text } from '../text.ts';
import { savedViewsStyles } from './saved-views-styles.ts';

/** The views somebody saved of a page: open one, save this one, delete one. */
@customElement('saved-views')
export class SavedViews extends LitElement {
  static override readonly styles = [base, controls, savedViewsStyles];

  @property({ attribute: false }) views!: Views;
  @property({ attribute: false }) notices!: Notices;
  /** Address below /console/, which names the page. */
  @property() page = '';
  /** What the page shows now: its address after the question mark. */
  @property() query = '';

  @state() private isOpen = false;
  @state() private name = '';
  @state() private nameError = '';

  @query('.opener') private readonly opener!: HTMLElement;

  private readonly onPress = (event: Event) => {
    if (!event.composedPath().includes(this)) this.isOpen = false;
  };

  constructor() {
    super();
    new Watch(this, () => [this.views.list.state, this.views.save.state, this.views.remove.state]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.onPress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.onPress);
  }

  override willUpdate(): void {
    if (this.isOpen) void this.views.list.load(this.page);
  }

  override render() {
    return html`<button
        class="button quiet small opener"
        type="button"
        title=${text.views.title}
        aria-label=${text.views.title}
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls="views"
        @click=${this.toggle}
      >
        ${icon('bookmark')}<span>${text.views.title}</span>
      </button>
      ${this.isOpen ? this.menu() : nothing}`;
  }

  private menu() {
    const { value, error } = this.views.list.state.get();
    const { problem } = this.views.remove.state.get();
    return html`<div
      class="menu"
      id="views"
      role="group"
      aria-label=${text.views.title}
      @keydown=${this.onKey}
    >
      ${error ? refusal(error.detail) : nothing} ${refusal(problem?.detail)}
      ${!value && !error ? html`<p class="faint">${text.common.loading}</p>` : nothing}
      ${value?.length === 0 ? html`<p class="soft">${text.views.none}</p>` : nothing}
      <ul>
        ${(value ?? []).map((view) => this.view(view))}
      </ul>
      ${this.form()}
    </div>`;
  }

  private view(view: SavedView) {
    const isShown = view.query === this.query;
    return html`<li>
      <a
        href="/console/${view.page}${view.query && `?${view.query}`}"
        aria-current=${isShown ? 'true' : nothing}
        @click=${() => {
          this.isOpen = false;
        }}
        >${view.name}</a
      >
      <button
        class="button quiet small square"
        type="button"
        aria-label=${text.views.remove(view.name)}
        @click=${() => this.discard(view)}
      >
        ${icon('close')}
      </button>
    </li>`;
  }

  private form() {
    const { busy, problem } = this.views.save.state.get();
    return html`<form novalidate @submit=${this.save}>
      ${textField({
        id: 'name',
        label: text.views.name,
        hint: text.views.nameHint,
        value: this.name,
        maxLength: 60,
        error: (this.nameError || problem?.fields['name']) ?? '',
        onInput: (value) => {
          this.name = value;
          this.nameError = '';
        },
      })}
      ${refusal(problem?.detail)}
      <button class="button primary" type="submit" ?disabled=${busy}>
        ${busy ? text.common.saving : text.views.save}
      </button>
    </form>`;
  }

  private toggle(): void {
    this.isOpen = !this.isOpen;
    this.views.save.clear();
    this.views.remove.clear();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.isOpen = false;
    this.opener.focus();
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name.trim();
    if (name === '') {
      this.nameError = text.common.required;
      return;
    }
    const { page, query: shown } = this;
    if (!(await this.views.save.submit({ page, name, query: shown }))) return;
    this.name = '';
    this.notices.say(text.views.saved(name));
  }

  private async discard({ id, name }: SavedView): Promise<void> {
    if (await this.views.remove.submit(id)) this.notices.say(text.views.removed(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'saved-views': SavedViews;
  }
}
