/**
 * What can go wrong, by code. Inside there are only codes; `http/problem.ts` turns them into
 * statuses. A refusal is a decision about the shop's state: it is written to the command log and
 * replayed to whoever retries. A failure decides nothing, so a retry may fare better.
 */
export const REFUSAL_CODES = [
  'already_open',
  'not_open',
  'order_unknown',
  'order_void',
  'order_exists',
  'task_type_unknown',
  'order_needed',
  'order_not_needed',
  'material_unknown',
  'return_too_large',
  'in_future',
  'too_old',
  'overlaps',
  'ends_before_start',
  'too_long',
  'no_duration',
  'rate_missing',
  'split_outside',
  'nothing_changed',
  'still_open',
  'undo_too_late',
  'cannot_undo',
  'id_taken',
  'not_found',
  'username_taken',
  'badge_taken',
  'team_unknown',
  'team_exists',
  'team_needed',
  'task_type_exists',
  'material_exists',
  'weak_pin',
  'rate_exists',
  'confirmation_required',
  'last_admin',
  'own_account',
  'team_in_use',
  'username_needed',
  'device_exists',
  'code_invalid',
  'not_empty',
  'acceptance_refused',
  'already_decided',
  'too_many_views',
  'period_closed',
  'not_over',
  'issues_open',
  'changed_meanwhile',
  'not_mergeable',
] as const;

export const FAILURE_CODES = [
  'malformed',
  'idempotency_key_reused',
  'not_signed_in',
  'invalid_pin',
  'invalid_credentials',
  'not_allowed',
  'pin_due',
  'device_required',
  'device_unknown',
  'other_user',
  'origin_refused',
  'throttled',
  'other_generation',
  'busy',
  'import_under_way',
  'import_not_set_up',
  'table_unreadable',
  'disk_full',
  'draining',
  'route_unknown',
  'method_not_allowed',
  'unsupported_media_type',
  'too_large',
  'internal',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];
export type FailureCode = (typeof FAILURE_CODES)[number];
export type ErrorCode = RefusalCode | FailureCode;

const refusals: ReadonlySet<string> = new Set(REFUSAL_CODES);

export function isRefusal(code: ErrorCode): code is RefusalCode {
  return refusals.has(code);
}

export interface FieldError {
  field: string;
  message: string;
}

export interface ErrorDetails {
  errors?: FieldError[];
  context?: Record<string, unknown>;
  retryAfterMs?: number;
}

/** An expected error: `detail` says what happened, to what, and what to do next, in plain words. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What was sent is not as it must be, in one field: `message` says how that must be. */
export const malformed = (
  field: string,
  message: string,
  detail = `${field}: ${message}`,
): AppError => new AppError('malformed', detail, { errors: [{ field, message }] });
