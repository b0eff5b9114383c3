import type {
  SettingChange,
  SettingName,
  Settings as SettingList,
} from '#schema/contract/settings.ts';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { FieldVersions } from '../parts/both-versions.ts';
import { describedBy, field, refusal, type FieldWords } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { selectField } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { versionConflict } from '../parts/version-conflict.ts';
import { Watch } from '../parts/watch.ts';
import type { Settings } from '../stores/settings.ts';
import { text } from '../text.ts';
import './breaks-editor.ts';
import { draftOf, isSet, meantBy, type Draft } from './drafts.ts';
import './holidays-editor.ts';
import { previewWords } from './preview-words.ts';
import { FIELDS, isField, type FieldName, type FieldLooks } from './setting-fields.ts';
import './shifts-editor.ts';
import { valueWords } from './value-words.ts';

const words = text.settings;
const TYPING_PAUSE_MS = 300;
const WRONG: Readonly<Partial<Record<SettingName, string>>> = words.wrong;

/** A change, and the version it was made to. */
export interface WantedSetting {
  change: SettingChange;
  seen: number;
}

/**
 * One setting: what it shall be, and what that will do.
 * @fires change-setting - CustomEvent<WantedSetting>
 * @fires dismiss
 */
@customElement('setting-dialog')
export class SettingDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    form,
    css`
      :host([wide]) {
        --dialog-width: 40rem;
      }
      .effect {
        display: grid;
        gap: var(--space-1);
        min-block-size: 4.5rem;
        align-content: start;
        padding: var(--space-3) var(--space-4);
        border-inline-start: 3px solid var(--color-accent);
        background: var(--color-ground);
        font-size: var(--text-sm);
        text-wrap: pretty;
      }
      .effect h3 {
        color: var(--color-ink-soft);
        font-size: var(--text-xs);
        font-weight: 550;
      }
    `,
  ];

  @property() name: SettingName = 'shopName';
  @property({ attribute: false }) list!: SettingList;
  @property({ attribute: false }) settings!: Settings;
  @property() today = '';
  @property() timeZone = 'UTC';
  @property({ type: Boolean, reflect: true }) wide = false;

  @state() private draft: Draft = '';
  @state() private tried = false;
  /** The change whose effect is shown, as JSON. */
  @state() private foreseen = '';
  /** The list as it was when the dialog opened. */
  private seen!: SettingList;
  private asked = '';
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.settings.change.state, this.settings.preview.state]);
  }

  override willUpdate(): void {
    if (this.hasUpdated) return;
    this.seen = this.list;
    this.draft = draftOf(this.name, this.list);
    this.wide = !isField(this.name);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.settings.preview.forget();
  }

  /** What is wanted and is not so already; null while nothing is, or nothing is meant. */
  private get change(): SettingChange | null {
    const value = meantBy(this.name, this.draft);
    if (value === undefined || isSet(this.name, value, this.seen)) return null;
    return { [this.name]: value };
  }

  override render() {
    return modal({
      heading: words.labels[this.name],
      content: this.form(),
      onDismiss: this.dismiss,
    });
  }

  private form() {
    const { busy, problem } = this.settings.change.state.get();
    const isSame = JSON.stringify(this.draft) === JSON.stringify(draftOf(this.name, this.seen));
    return html`<form novalidate @submit=${this.submit}>
      ${this.control(problem?.fields[this.name])}
      <section class="effect" role="status" aria-label=${words.effect}>
        <h3>${words.effect}</h3>
        ${this.effect()}
      </section>
      ${
        this.conflict() ??
        html`${refusal(problem?.detail)}
        ${formActions({
          action: text.common.save,
          busy,
          isIdle: isSame,
          onDismiss: this.dismiss,
        })}`
      }
    </form>`;
  }

  private control(refused: string | undefined): TemplateResult {
    const { name, draft, tried } = this;
    const own = tried && meantBy(name, draft) === undefined ? this.wrong : undefined;
    const error = refused ?? own;
    if (isField(name)) return this.field(name, draft as string, error);
    // The steps of the breaks say at each field what is wrong.
    return html`<p class="soft">${words.hints[name]}</p>
      ${this.editor(name)} ${refusal(name === 'breakRules' ? refused : error)}`;
  }

  private editor(name: Exclude<SettingName, FieldName>) {
    const { draft, tried, onDraft } = this;
    switch (name) {
      case 'shifts':
        return html`<shifts-editor
          .draft=${draft}
          .tried=${tried}
          @draft=${onDraft}
        ></shifts-editor>`;
      case 'holidays':
        return html`<holidays-editor .draft=${draft} @draft=${onDraft}></holidays-editor>`;
      case 'breakRules':
        return html`<breaks-editor
          .draft=${draft}
          .tried=${tried}
          @draft=${onDraft}
        ></breaks-editor>`;
    }
  }

  private get wrong(): string {
    return WRONG[this.name] ?? text.common.required;
  }

  private field(name: FieldName, value: string, error: string | undefined) {
    const { choices, offers, inputmode = 'text' }: FieldLooks = FIELDS[name];
    const about: FieldWords = {
      id: name,
      label: words.labels[name],
      hint: words.hints[name],
      error,
    };
    if (choices) {
      return selectField({ ...about, value, options: choices, onChange: this.set });
    }
    return field(
      about,
      html`<input
          class="input"
          id=${name}
          name=${name}
          .value=${live(value)}
          list=${offers ? 'offers' : nothing}
          autocomplete="off"
          inputmode=${inputmode}
          maxlength="64"
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${describedBy(about)}
          @input=${(event: InputEvent) => {
            this.set((event.currentTarget as HTMLInputElement).value);
          }}
        />${
          offers
            ? html`<datalist id="offers">
                ${offers().map((one) => html`<option value=${one}></option>`)}
              </datalist>`
            : nothing
        }`,
    );
  }

  private effect() {
    const { change } = this;
    if (!change) return html`<p class="soft">${text.common.none}</p>`;
    const { value, error } = this.settings.preview.state.get();
    if (this.foreseen !== JSON.stringify(change)) return html`<p>${words.looking}</p>`;
    if (error) return html`<p>${error.detail}</p>`;
    return value
      ? previewWords(value, this.timeZone).map((sentence) => html`<p>${sentence}</p>`)
      : nothing;
  }

  /** Somebody set it otherwise meanwhile: both versions. */
  private conflict() {
    const { name, list, seen, settings } = this;
    return versionConflict({
      ...{ seen: seen[name], current: list[name], submission: settings.change.state.get() },
      ...{ today: this.today, timeZone: this.timeZone },
      fields: () => this.versions(),
      onTakeTheirs: this.dismiss,
      onKeepMine: () => {
        this.seen = list;
        this.send();
      },
    });
  }

  private versions(): FieldVersions[] {
    const { name, list } = this;
    const meant = meantBy(name, this.draft);
    if (meant !== undefined && isSet(name, meant, list)) return [];
    const yours = meant === undefined ? '' : valueWords(name, meant, this.today);
    const theirs = valueWords(name, list[name].value, this.today);
    return [{ label: words.labels[name], yours, theirs }];
  }

  private readonly onDraft = ({ detail }: CustomEvent<Draft>) => {
    this.set(detail);
  };

  private readonly set = (draft: Draft) => {
    this.draft = draft;
    clearTimeout(this.pause);
    const { change } = this;
    if (!change) return;
    this.pause = setTimeout(() => void this.foresee(JSON.stringify(change)), TYPING_PAUSE_MS);
  };

  private async foresee(asked: string): Promise<void> {
    this.asked = asked;
    await this.settings.preview.load(asked, true);
    if (this.asked === asked) this.foreseen = asked;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    this.send();
  };

  private send(): void {
    const { name, seen, change } = this;
    if (change) {
      const detail = { change, seen: seen[name].version };
      this.dispatchEvent(new CustomEvent<WantedSetting>('change-setting', { detail }));
    } else {
      void this.focusOnWrong();
    }
  }

  private async focusOnWrong(): Promise<void> {
    await this.updateComplete;
    const editor = this.renderRoot.querySelector<LitElement>('shifts-editor, breaks-editor');
    await focusMistake(editor ?? this);
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'setting-dialog': SettingDialog;
  }
}
