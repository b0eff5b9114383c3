/** One order, or several that share the time: a template of the forms that put work right. */
import { splitByLargestRemainder } from '#schema/rules/shares.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { hours, percent } from '../../shared/format.ts';
import { describedBy, fieldNotes } from '../parts/field.ts';
import { icon } from '../parts/icons.ts';
import { text } from '../text.ts';
import { MOST_ORDERS, weightsOf, type OrderErrors, type OrderRow } from './orders-draft.ts';

const words = text.correction;

export interface OrdersField {
  rows: readonly OrderRow[];
  errors: OrderErrors;
  /** The part of the form it stands in: `later.`; empty when it is the whole form. */
  where?: string;
  placeholder?: string;
  /** What there is to share out, ms; null while nobody knows. */
  durationMs: number | null;
  onChange: (rows: readonly OrderRow[]) => void;
}

export function ordersField(options: OrdersField): TemplateResult {
  const { rows, errors, where = '' } = options;
  const isShared = rows.length > 1;
  // Of the orders together: a refusal that names one order stands here, too, when there are more.
  const together = errors[`${where}shares`] ?? errors[`${where}orderNumber`];
  return html`<div class="orders">
    ${rows.map((row, index) => (isShared ? share(options, row, index) : single(options, row)))}
    ${isShared ? fieldNotes(`${where}shares`, together, words.sharesHint) : nothing}
    ${rows.length < MOST_ORDERS ? more(options, isShared) : nothing}
  </div>`;
}

function single(options: OrdersField, row: OrderRow): TemplateResult {
  const { where = '', errors, placeholder = words.orderHint } = options;
  const id = `${where}orderNumber`;
  return html`${orderInput(options, row, 0, id, words.order, placeholder)}
  ${fieldNotes(id, errors[id])}`;
}

function share(options: OrdersField, row: OrderRow, index: number): TemplateResult {
  const { where = '', errors, rows } = options;
  const at = `${where}shares.${index}`;
  const id = `${at}.weight`;
  const place = index + 1;
  return html`<div class="share">
    ${orderInput(options, row, index, `${at}.orderNumber`, words.orderOf(place), words.orderHint)}
    <input
      class="input parts"
      id=${id}
      inputmode="numeric"
      maxlength="5"
      autocomplete="off"
      aria-label=${words.partsOf(place)}
      title=${words.parts}
      .value=${live(row.parts)}
      aria-invalid=${errors[id] ? 'true' : nothing}
      aria-describedby=${describedBy({ id, label: '', error: errors[id] })}
      @input=${(event: InputEvent) => {
        change(options, index, { parts: (event.currentTarget as HTMLInputElement).value });
      }}
    />
    <span class="faint amount">${amount(options, index)}</span>
    <button
      class="button quiet small square"
      type="button"
      aria-label=${words.removeOrder(place)}
      @click=${() => {
        options.onChange(rows.filter((_row, one) => one !== index));
      }}
    >
      ${icon('close')}
    </button>
    ${fieldNotes(`${at}.orderNumber`, errors[`${at}.orderNumber`])} ${fieldNotes(id, errors[id])}
  </div>`;
}

function orderInput(
  options: OrdersField,
  row: OrderRow,
  index: number,
  id: string,
  label: string,
  placeholder: string,
): TemplateResult {
  const error = options.errors[id];
  return html`<input
    class="input"
    id=${id}
    autocomplete="off"
    maxlength="32"
    aria-label=${label}
    placeholder=${placeholder}
    .value=${live(row.order)}
    aria-invalid=${error ? 'true' : nothing}
    aria-describedby=${describedBy({ id, label: '', error })}
    @input=${(event: InputEvent) => {
      change(options, index, { order: (event.currentTarget as HTMLInputElement).value });
    }}
  />`;
}

/** `33.3 %, 0 h 20`: what the parts come to. */
function amount({ rows, durationMs }: OrdersField, index: number): string {
  const weights = weightsOf(rows);
  if (!weights) return '';
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const part = percent(((weights[index] ?? 0) / total) * 100);
  if (durationMs === null) return part;
  return `${part}, ${hours(splitByLargestRemainder(durationMs, weights)[index] ?? 0)}`;
}

function more({ rows, onChange }: OrdersField, isShared: boolean): TemplateResult {
  return html`<button
    class="button quiet small more"
    type="button"
    @click=${() => {
      onChange([...rows, { order: '', parts: '1' }]);
    }}
  >
    ${icon('plus')}${isShared ? words.addOrder : words.share}
  </button>`;
}

function change({ rows, onChange }: OrdersField, index: number, to: Partial<OrderRow>): void {
  onChange(rows.map((row, one) => (one === index ? { ...row, ...to } : row)));
}
