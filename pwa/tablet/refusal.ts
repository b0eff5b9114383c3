/** Puts what went wrong into words that say what to do. */
import { ApiError } from '../shared/api.ts';
import { text } from './text.ts';

export function refusal(error: unknown): string {
  const { refusals, advice } = text();
  if (!(error instanceof ApiError)) return refusals['internal'] ?? '';
  const ours = refusals[error.code] ?? (error.status >= 500 ? refusals['internal'] : undefined);
  if (ours !== undefined) return ours;
  return [error.detail, advice[error.code]].filter(Boolean).join(' ');
}

/** The codes after which nobody is signed in here any more. */
export function endsSignIn(error: unknown): boolean {
  return error instanceof ApiError && ['not_signed_in', 'other_user'].includes(error.code);
}
