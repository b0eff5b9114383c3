/**
 * Why a captured tap needs a person's eye, with the words its operator reads. That a foreman will
 * look at it, whoever shows them says.
 */
import type { ReviewReason } from '#schema/contract/events.ts';
import type { AppError, ErrorCode } from '#server/app-error.ts';

export interface Question {
  reason: ReviewReason;
  detail: string;
}

const WORDS = {
  unproven: 'The tablet could not show who tapped this.',
  wrong_pin: 'The PIN typed without the network was wrong.',
  clock_off: 'The clock of this tablet was more than ten minutes off.',
  in_future: 'By the clock of this tablet this lies in the future.',
  too_old: 'This arrived more than three days late.',
  person_inactive: 'This person does not work here any more.',
  unknown_session: 'The start of this work never arrived.',
} as const;

export function questionFor(reason: keyof typeof WORDS): Question {
  return { reason, detail: WORDS[reason] };
}

export function unreadable(problem: string): Question {
  return { reason: 'malformed', detail: `This tap could not be read (${problem}).` };
}

/** Refusals of the commands that taps run, where the inbox has a reason of its own for them. */
const REASONS: Partial<Record<ErrorCode, ReviewReason>> = {
  already_open: 'already_open',
  not_open: 'not_open',
  order_void: 'order_void',
  order_unknown: 'order_unknown',
  overlaps: 'overlaps',
  ends_before_start: 'ends_before_start',
  undo_too_late: 'undo_too_late',
  period_closed: 'period_closed',
};

/** What a refused tap asks a foreman. */
export function questionOf({ code, detail }: AppError): Question {
  if (code === 'not_signed_in') return questionFor('person_inactive');
  if (code === 'not_found') return questionFor('unknown_session');
  return { reason: REASONS[code] ?? 'other', detail };
}
