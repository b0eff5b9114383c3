/** Small facts about an order that several screens show in the same way. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OrderSummary } from '#schema/contract/orders.ts';
import { dayWord } from '../../shared/format.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';

export function dueChip(dueDate: string | null, today: string): TemplateResult | typeof nothing {
  if (dueDate === null) return nothing;
  const { due, overdue } = text().work;
  const late = dueDate < today;
  const words = (late ? overdue : due)(dayWord(dueDate, today));
  return html`<span class="chip ${late ? 'warn' : ''}"
    >${icon(late ? 'alert' : 'clock', 18)}${words}</span
  >`;
}

export function statusChip(
  order: Pick<OrderSummary, 'status' | 'source'>,
): TemplateResult | typeof nothing {
  const words = text().order;
  if (order.status === 'hold') {
    return html`<span class="chip warn">${icon('pause', 18)}${words.hold}</span>`;
  }
  if (order.status === 'shipped') {
    return html`<span class="chip">${icon('ship', 18)}${words.shipped}</span>`;
  }
  if (order.source === 'floor') return html`<span class="chip">${words.floor}</span>`;
  return nothing;
}
