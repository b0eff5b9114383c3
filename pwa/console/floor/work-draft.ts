/** What a foreman typed about somebody's running work, and what it means. */
import type { EndWork, FloorWork, SwitchWork } from '#schema/contract/floor.ts';
import { clockTime } from '../../shared/format.ts';
import { text } from '../text.ts';
import { readMinute, type MinuteChoice } from '../time/minute-draft.ts';

export type Deed = 'end' | 'switch';

export interface WorkDraft {
  /** A plant minute; empty is now. */
  time: string;
  timeChoice: MinuteChoice;
  order: string;
  taskType: string;
  reason: string;
}

export type WorkField = 'at' | 'orderNumber' | 'taskType' | 'reason';

export const EMPTY_DRAFT: WorkDraft = {
  time: '',
  timeChoice: null,
  order: '',
  taskType: '',
  reason: '',
};

export interface WorkReading {
  errors: Partial<Record<WorkField, string>>;
  end: EndWork;
  switch: SwitchWork;
}

export function readWorkDraft(
  deed: Deed,
  draft: WorkDraft,
  { startedAt }: Pick<FloorWork, 'startedAt'>,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): WorkReading {
  const errors: WorkReading['errors'] = {};
  const { instant, error } = readMinute(draft.time, draft.timeChoice, startedAt, timeZone);
  if (error) errors.at = error;
  else if (instant !== null && Date.parse(instant) < Date.parse(startedAt)) {
    errors.at = text.floor.beforeStart(clockTime(startedAt, timeZone));
  } else if (instant !== null && Date.parse(instant) > nowMs) errors.at = text.floor.inFuture;
  const reason = draft.reason.trim();
  if (reason === '') errors.reason = text.common.required;
  if (deed === 'switch' && draft.taskType === '') errors.taskType = text.common.required;
  const order = draft.order.trim();
  const end = { reason, ...(instant !== null && { at: instant }) };
  return {
    errors,
    end,
    switch: { ...end, taskType: draft.taskType, ...(order !== '' && { orderNumber: order }) },
  };
}
