/** The fields in which a tap can be changed before it is accepted: those its command has. */
import type { InboxTap } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldNotes } from '../parts/field.ts';
import { minuteField } from '../parts/minute-input.ts';
import { reasonField } from '../parts/reason-field.ts';
import { selectField } from '../parts/select-field.ts';
import { textField } from '../parts/text-field.ts';
import type { PersonName } from '../stores/directory.ts';
import { text } from '../text.ts';
import { fieldsOf, likelyTime, type DecisionDraft, type FieldErrors } from './decision-draft.ts';
import { whoWords } from './words.ts';

const words = text.inbox;

export interface DecisionFields {
  item: InboxTap;
  draft: DecisionDraft;
  errors: FieldErrors;
  timeZone: string;
  taskTypes: readonly TaskType[];
  people: readonly PersonName[];
  onChange: (change: Partial<DecisionDraft>) => void;
}

export function decisionFields(fields: DecisionFields): TemplateResult {
  return html`${time(fields)} ${work(fields)} ${person(fields)} ${reason(fields)}`;
}

function time({ item, draft, errors, timeZone, onChange }: DecisionFields) {
  const hint = likelyTime(item) === item.occurredAt ? undefined : words.timeArrived;
  return minuteField({
    id: 'occurredAt',
    label: words.time,
    value: draft.time,
    choice: draft.timeChoice,
    timeZone,
    error: errors.occurredAt,
    hint,
    onChange: (typed, timeChoice) => {
      onChange({ time: typed, timeChoice });
    },
  });
}

function work(fields: DecisionFields) {
  const changeable = fieldsOf(fields.item);
  if (!changeable.includes('orderNumber')) return nothing;
  if (!changeable.includes('taskType')) return order(fields);
  return html`<div class="pair">${order(fields)} ${task(fields)}</div>
    ${endsRunning(fields)}`;
}

function order({ item, draft, errors, onChange }: DecisionFields) {
  const isOptional = item.command === 'sessions.start' && item.work.orderNumber === null;
  return textField({
    id: 'orderNumber',
    label: words.order,
    value: draft.order,
    maxLength: 32,
    required: !isOptional,
    hint: isOptional ? words.orderNone : undefined,
    error: errors.orderNumber,
    onInput: (typed) => {
      onChange({ order: typed });
    },
  });
}

function task({ item, draft, errors, taskTypes, onChange }: DecisionFields) {
  const { taskType, taskTypeName } = item.work;
  const known = taskTypes.map(({ code, name }) => [code, name] as const);
  const tapped =
    taskType === null
      ? (['', words.taskNone] as const)
      : ([taskType, taskTypeName ?? taskType] as const);
  const isKnown = known.some(([code]) => code === taskType);
  return selectField({
    id: 'taskType',
    label: words.task,
    value: draft.taskType,
    options: isKnown ? known : [tapped, ...known],
    error: errors.taskType,
    onChange: (chosen) => {
      onChange({ taskType: chosen });
    },
  });
}

function endsRunning({ draft, errors, onChange }: DecisionFields) {
  const error = errors.switch;
  return html`<div class="field">
    <label class="check">
      <input
        id="switch"
        type="checkbox"
        .checked=${live(draft.switch)}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy({ id: 'switch', label: '', error })}
        @change=${(event: Event) => {
          onChange({ switch: (event.currentTarget as HTMLInputElement).checked });
        }}
      />
      ${words.switch}
    </label>
    ${fieldNotes('switch', error)}
  </div>`;
}

function person({ item, draft, errors, people, onChange }: DecisionFields) {
  const { user } = item;
  const others = people.filter(({ id }) => id !== user.id);
  const options = [{ id: user.id, displayName: whoWords(item) }, ...others];
  return selectField({
    id: 'userId',
    label: words.person,
    value: String(draft.userId),
    options: options.map(({ id, displayName }) => [String(id), displayName] as const),
    error: errors.userId,
    onChange: (userId) => {
      onChange({ userId: Number(userId) });
    },
  });
}

function reason({ draft, errors, onChange }: DecisionFields) {
  return reasonField({
    label: words.reason,
    hint: words.reasonHint,
    value: draft.reason,
    error: errors.reason,
    onInput: (typed) => {
      onChange({ reason: typed });
    },
  });
}
