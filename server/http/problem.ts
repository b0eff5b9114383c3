/** Codes to statuses, and errors to RFC 9457 problem details. The one table that does. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '#schema/contract/common.ts';
import { AppError, malformed, type ErrorCode } from '#server/app-error.ts';
import { ReplayedError } from '#server/writer/writer.ts';

interface Meaning {
  status: ContentfulStatusCode;
  title: string;
  retryable?: true;
}

const conflict = (title: string): Meaning => ({ status: 409, title });
const unprocessable = (title: string): Meaning => ({ status: 422, title });
const missing = (title: string): Meaning => ({ status: 404, title });

export const MEANINGS: Readonly<Record<ErrorCode, Meaning>> = {
  already_open: conflict('Work is already running'),
  not_open: conflict('Work has already ended'),
  order_unknown: missing('Order not in the list'),
  order_void: conflict('Order void'),
  order_exists: conflict('Order already exists'),
  task_type_unknown: unprocessable('Task not in the list'),
  order_needed: unprocessable('Order number needed'),
  order_not_needed: unprocessable('No order number for this task'),
  material_unknown: unprocessable('Material not in the list'),
  return_too_large: conflict('More returned than logged'),
  in_future: conflict('Time in the future'),
  too_old: conflict('Tap too old'),
  overlaps: conflict('Overlaps other work'),
  ends_before_start: conflict('Ends before it starts'),
  too_long: conflict('Longer than a day'),
  no_duration: conflict('Takes no time'),
  rate_missing: conflict('No pay rate on that day'),
  nothing_changed: conflict('Nothing changed'),
  split_outside: conflict('Split outside the work'),
  still_open: conflict('Work still running'),
  undo_too_late: conflict('Too late to undo'),
  cannot_undo: conflict('Cannot be undone'),
  id_taken: conflict('Id already used'),
  not_found: missing('Not found'),
  username_taken: conflict('User name taken'),
  badge_taken: conflict('Badge taken'),
  team_unknown: unprocessable('Team not in the list'),
  team_exists: conflict('Team already exists'),
  team_needed: unprocessable('Team needed'),
  task_type_exists: conflict('Task already exists'),
  material_exists: conflict('Material already exists'),
  weak_pin: unprocessable('PIN too easy'),
  rate_exists: conflict('Pay rate already set for this date'),
  confirmation_required: conflict('Confirmation needed'),
  last_admin: conflict('Last admin'),
  own_account: conflict('Own account'),
  team_in_use: conflict('Team has people'),
  username_needed: unprocessable('User name needed'),
  device_exists: conflict('Tablet already there'),
  code_invalid: conflict('Code not valid'),
  not_empty: conflict('Already set up'),
  acceptance_refused: conflict('Cannot be applied'),
  already_decided: conflict('Already decided'),
  too_many_views: conflict('Too many saved views'),
  period_closed: conflict('Week approved'),
  not_over: conflict('Week not over'),
  issues_open: conflict('Something is still open'),
  not_mergeable: conflict('Cannot be merged'),
  import_under_way: conflict('Import under way'),
  import_not_set_up: unprocessable('Import not set up'),
  table_unreadable: unprocessable('Table cannot be looked into'),
  changed_meanwhile: { status: 412, title: 'Changed meanwhile' },
  malformed: unprocessable('Malformed request'),
  idempotency_key_reused: unprocessable('Idempotency key reused'),
  not_signed_in: { status: 401, title: 'Not signed in' },
  invalid_pin: { status: 401, title: 'Wrong PIN' },
  invalid_credentials: { status: 401, title: 'Wrong user name or password' },
  not_allowed: { status: 403, title: 'Not allowed' },
  pin_due: { status: 403, title: 'New PIN needed' },
  device_unknown: { status: 401, title: 'Tablet not enrolled' },
  device_required: { status: 403, title: 'Tablet not enrolled' },
  other_user: conflict('Somebody else is signed in'),
  origin_refused: { status: 403, title: 'Origin refused' },
  other_generation: { status: 412, title: 'Restored since', retryable: true },
  throttled: { status: 429, title: 'Too many wrong tries', retryable: true },
  busy: { status: 503, title: 'Busy', retryable: true },
  disk_full: { status: 503, title: 'Disk full', retryable: true },
  draining: { status: 503, title: 'Restarting', retryable: true },
  route_unknown: missing('No such address'),
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  too_large: { status: 413, title: 'Request too large' },
  internal: { status: 500, title: 'Internal error' },
};

/** Expected errors become what they say; anything else is somebody's mistake here. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status === 415) {
    return new AppError('unsupported_media_type', 'Send the body as application/json.');
  }
  if (error instanceof HTTPException && error.status < 500) {
    return malformed('body', error.message, 'The request body is no JSON.');
  }
  return new AppError('internal', 'Internal error');
}

export function problemOf(error: AppError): Problem {
  const { status, title, retryable } = MEANINGS[error.code];
  return {
    type: `/api/docs#${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.detail,
    retryable: retryable ?? false,
    ...(error.details.errors && { errors: error.details.errors }),
    ...(error.details.context && { context: error.details.context }),
  };
}

export function answerProblem(c: Context, error: AppError): Response {
  const { status } = MEANINGS[error.code];
  const { retryAfterMs } = error.details;
  if (retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  if (error instanceof ReplayedError) c.header('Idempotency-Replayed', 'true');
  return c.body(JSON.stringify(problemOf(error)), status, {
    'content-type': 'application/problem+json',
  });
}
