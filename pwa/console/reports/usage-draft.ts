/** What somebody typed about material on an order, and what is wrong at which field. */
import type { UsageCorrection } from '#schema/contract/corrections.ts';
import type { NewMaterialUsage } from '#schema/contract/materials.ts';
import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import { text } from '../text.ts';

export interface UsageDraft {
  quantity: string;
  order: string;
  /** How much of it came back. */
  returned: string;
  reason: string;
}

type Errors = Readonly<Record<string, string>>;

export const usageDraftOf = ({ quantity, orderNumber }: OrderMaterial): UsageDraft => ({
  ...{ quantity: String(quantity), order: orderNumber, returned: '', reason: '' },
});

const QUANTITY = /^-?[0-9]{1,7}(\.[0-9]{1,3})?$/;

/** Null when it is none; at most three decimals, and not 0. */
function quantityOf(typed: string): number | null {
  const quantity = QUANTITY.test(typed.trim()) ? Number(typed) : 0;
  return quantity === 0 || Math.abs(quantity) > 1_000_000 ? null : quantity;
}

export function readUsage(
  draft: UsageDraft,
  usage: OrderMaterial,
): { errors: Errors; isChanged: boolean; correction: UsageCorrection | null } {
  const quantity = quantityOf(draft.quantity);
  const order = draft.order.trim();
  const reason = draft.reason.trim();
  const changes = {
    ...(quantity !== null && quantity !== usage.quantity && { quantity }),
    ...(order !== usage.orderNumber && { orderNumber: order }),
  };
  const isChanged = Object.keys(changes).length > 0;
  const errors: Errors = {
    ...(quantity === null && { quantity: text.usage.wrongQuantity }),
    ...(order === '' && { orderNumber: text.common.required }),
    ...(reason === '' && { reason: text.common.required }),
  };
  const isFine = isChanged && Object.keys(errors).length === 0;
  return { errors, isChanged, correction: isFine ? { ...changes, reason } : null };
}

export function readReturn(
  { returned }: UsageDraft,
  { quantity, orderNumber, materialCode }: OrderMaterial,
): { errors: Errors; usage: NewMaterialUsage | null } {
  const back = quantityOf(returned);
  if (back === null || back < 0) {
    return { errors: { quantity: text.usage.wrongReturn }, usage: null };
  }
  if (back > quantity) return { errors: { quantity: text.usage.tooMuch }, usage: null };
  return { errors: {}, usage: { orderNumber, materialCode, quantity: -back } };
}
