/** Where the server's refusal of a decision belongs, in words for whoever decides. */
import type { InboxTap } from '#schema/contract/inbox.ts';
import type { FormProblem } from '../stores/submission.ts';
import { text } from '../text.ts';
import {
  fieldsOf,
  type ChangeField,
  type DecisionField,
  type FieldErrors,
} from './decision-draft.ts';

export interface Refusal {
  /** Said above the buttons; empty when every word stands at a field. */
  detail: string;
  fields: FieldErrors;
}

const FIELD_OF_CODE: Readonly<Partial<Record<string, ChangeField>>> = {
  already_open: 'switch',
  order_void: 'orderNumber',
  order_unknown: 'orderNumber',
  order_needed: 'orderNumber',
  order_not_needed: 'taskType',
  task_type_unknown: 'taskType',
  overlaps: 'occurredAt',
  ends_before_start: 'occurredAt',
  in_future: 'occurredAt',
  too_old: 'occurredAt',
  not_allowed: 'userId',
};

export function readRefusal(problem: FormProblem | null, item: InboxTap): Refusal {
  if (!problem) return { detail: '', fields: {} };
  const shown: readonly DecisionField[] = [...fieldsOf(item), 'reason'];
  if (problem.code === 'acceptance_refused') {
    const code = String(problem.context['code']);
    const words = text.inbox.refusals[code] ?? problem.detail;
    const field = FIELD_OF_CODE[code];
    return field && shown.includes(field)
      ? { detail: '', fields: { [field]: words } }
      : { detail: words, fields: {} };
  }
  // A body names `changes.orderNumber`, the tap's own input `orderNumber`.
  const said = Object.entries(problem.fields).map(
    ([name, message]) => [name.replace(/^changes\./, ''), message] as const,
  );
  const [here, elsewhere] = [
    said.filter(([name]) => shown.some((field) => field === name)),
    said.filter(([name]) => !shown.some((field) => field === name)),
  ];
  const detail = [problem.detail, ...elsewhere.map(([, message]) => message)].join(' ').trim();
  return { detail, fields: Object.fromEntries(here) };
}
