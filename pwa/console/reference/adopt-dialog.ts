import type { ErpItem, ItemAdoption } from '#schema/contract/reference.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { materialErrors, newMaterial, type MaterialDraft } from '../catalog/material-draft.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

const words = text.reference;
/** What a material may be called at most; the ERP's own words may be longer. */
const LONGEST = { name: 60, code: 32, unit: 12, cost: 16 } as const;
/** The field's own name in the answer of the server. */
const SENT_AS = {
  name: 'name',
  code: 'materialCode',
  unit: 'unit',
  cost: 'unitCostCents',
} as const;

/**
 * One of the ERP's items as the material it shall be: what the ERP says is filled in.
 * @fires adopt - CustomEvent<ItemAdoption>
 * @fires dismiss
 */
@customElement('adopt-dialog')
export class AdoptDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, form];

  @property({ attribute: false }) item!: ErpItem;
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private draft: MaterialDraft = { name: '', code: '', unit: '', cost: '' };
  @state() private tried = false;
  private readonly mistakes = new Mistakes(this, () => this.submission.problem);

  override willUpdate(): void {
    if (this.hasUpdated) return;
    const { name, code, unit, unitCostCents } = this.item;
    this.draft = {
      name: name.slice(0, LONGEST.name),
      code: code.slice(0, LONGEST.code),
      unit: unit.slice(0, LONGEST.unit),
      cost: unitCostCents === null ? '' : (unitCostCents / 100).toFixed(2),
    };
  }

  override render() {
    const { busy, problem } = this.submission;
    const content = html`<form novalidate @submit=${this.submit}>
      <p class="soft">${words.adoptHelp}</p>
      ${this.field('name')} ${this.field('code')}
      <div class="pair">${this.field('unit')} ${this.field('cost')}</div>
      ${refusal(problem?.detail)}
      ${formActions({ action: words.adoptAction, busy, onDismiss: this.dismiss })}
    </form>`;
    return modal({
      heading: words.adoptTitle(this.item.name),
      content,
      onDismiss: this.dismiss,
    });
  }

  private field(name: keyof MaterialDraft) {
    const fields = this.submission.problem?.fields;
    const own = this.tried ? materialErrors(this.draft)[name] : undefined;
    return textField({
      id: name,
      label: text.materials[name],
      value: this.draft[name] ?? '',
      maxLength: LONGEST[name],
      required: true,
      inputmode: name === 'cost' ? 'decimal' : 'text',
      error: fields?.[SENT_AS[name]] ?? own,
      onInput: (value) => {
        this.draft = { ...this.draft, [name]: value };
      },
    });
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const material = newMaterial(this.draft);
    if (!material || Object.keys(materialErrors(this.draft)).length > 0) {
      void this.mistakes.focus();
      return;
    }
    const { code: materialCode, ...more } = material;
    const detail: ItemAdoption = { materialCode, ...more };
    this.dispatchEvent(new CustomEvent<ItemAdoption>('adopt', { detail }));
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'adopt-dialog': AdoptDialog;
  }
}
