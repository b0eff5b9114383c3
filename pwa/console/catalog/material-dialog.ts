import type { Material, MaterialChange, NewMaterial } from '#schema/contract/materials.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import '../parts/last-changed.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { versionConflict } from '../parts/version-conflict.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { dialogButtons, fixedFacts, putBack } from './dialog-parts.ts';
import type { EntryChange } from './shelf-section.ts';
import { entryDialogStyles } from './entry-dialog-styles.ts';
import {
  draftOfMaterial,
  EMPTY_MATERIAL,
  materialChange,
  materialVersions,
  rebasedMaterial,
  materialCode,
  materialErrors,
  newMaterial,
  type MaterialDraft,
} from './material-draft.ts';

const words = text.materials;

/**
 * A material to add, or to edit: its name, unit and unit cost.
 * @fires add - CustomEvent<NewMaterial>
 * @fires change-entry - CustomEvent<EntryChange<Material, MaterialChange>>
 * @fires take-off
 * @fires put-back - CustomEvent<string>: the code of a material that is only off the tablets
 * @fires dismiss
 */
@customElement('material-dialog')
export class MaterialDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, entryDialogStyles];

  /** As it is now, whoever changed it; null for a new one. */
  @property({ attribute: false }) entry: Material | null = null;
  @property({ attribute: false }) entries: readonly Material[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private draft: MaterialDraft = EMPTY_MATERIAL;
  @state() private tried = false;
  private sentCode = '';
  /** As it was when the dialog opened. */
  private seen: Material | null = null;

  override willUpdate(_changed: PropertyValues): void {
    if (this.hasUpdated || !this.entry) return;
    this.seen = this.entry;
    this.draft = draftOfMaterial(this.entry);
  }

  override render() {
    const { seen } = this;
    const heading = seen ? words.editTitle(seen.name) : words.addTitle;
    const onDismiss = () => this.dispatchEvent(new CustomEvent('dismiss'));
    return modal({ heading, content: this.form(), onDismiss });
  }

  private form() {
    const { draft, entry, seen, submission } = this;
    return html`<form novalidate @submit=${this.submit}>
      ${this.text('name', { maxLength: 60, hint: words.nameHint })}
      ${
        entry
          ? fixedFacts([[words.code, entry.code]])
          : this.text('code', {
              value: materialCode(draft),
              maxLength: 32,
              hint: text.catalog.codeHint,
            })
      }
      ${
        this.sentCode === materialCode(draft).trim()
          ? putBack(this, submission, this.sentCode, this.entries)
          : nothing
      }
      <div class="pair">
        ${this.text('unit', { maxLength: 12, hint: words.unitHint })}
        ${this.text('cost', {
          maxLength: 16,
          hint: entry ? words.costHint : undefined,
          error: submission.problem?.fields['unitCostCents'],
        })}
      </div>
      <last-changed
        .changed=${entry?.changed ?? null}
        .today=${this.today}
        .timeZone=${this.timeZone}
      ></last-changed>
      ${
        this.conflict() ??
        html`${refusal(submission.problem?.detail)}
        ${dialogButtons({
          isNew: seen === null,
          busy: submission.busy,
          isSame: seen !== null && this.isSame(seen),
          addWords: words.add,
          saveWords: words.save,
          dialog: this,
        })}`
      }
    </form>`;
  }

  private text(
    name: keyof MaterialDraft,
    more: {
      maxLength: number;
      value?: string;
      hint?: string | undefined;
      error?: string | undefined;
    },
  ) {
    const own = this.tried ? materialErrors(this.draft)[name] : undefined;
    return textField({
      id: name,
      label: words[name],
      value: more.value ?? this.draft[name] ?? '',
      maxLength: more.maxLength,
      required: true,
      inputmode: name === 'cost' ? 'decimal' : 'text',
      hint: more.hint,
      error: more.error ?? this.submission.problem?.fields[name] ?? own,
      onInput: (value) => {
        this.draft = { ...this.draft, [name]: value };
      },
    });
  }

  /** What can not be read is no "nothing changed": saving says what is wrong with it. */
  private isSame(entry: Material): boolean {
    const isReadable = Object.keys(materialErrors(this.draft)).length === 0;
    return isReadable && materialChange(this.draft, entry) === null;
  }

  /** Somebody changed it meanwhile: both versions. */
  private conflict() {
    const { draft, entry, seen, submission, today, timeZone } = this;
    return versionConflict({
      ...{ seen, current: entry, submission, today, timeZone },
      fields: (before, now) => materialVersions(draft, before, now),
      onTakeTheirs: () => this.dispatchEvent(new CustomEvent('dismiss')),
      onKeepMine: (before, now) => {
        this.draft = rebasedMaterial(draft, before, now);
        this.seen = now;
        this.send();
      },
    });
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { draft, seen } = this;
    if (Object.keys(materialErrors(draft)).length > 0) {
      void focusMistake(this);
      return;
    }
    if (seen) {
      const change = materialChange(draft, seen);
      if (change) this.tell({ seen, change });
      return;
    }
    const detail = newMaterial(draft);
    if (!detail) return;
    this.sentCode = detail.code;
    this.dispatchEvent(new CustomEvent<NewMaterial>('add', { detail }));
  }

  private tell(detail: EntryChange<Material, MaterialChange>): void {
    this.dispatchEvent(new CustomEvent('change-entry', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'material-dialog': MaterialDialog;
  }
}
