/** Puts what went wrong into words that say what to do. */
import { ApiError } from '../shared/api.ts';
import type { Verdict } from './outbox/tap.ts';
import { text } from './text.ts';

export function refusal(error: unknown): string {
  const { refusals, advice, serverSaid } = text();
  if (!(error instanceof ApiError)) return refusals['internal'] ?? '';
  const ours = refusals[error.code] ?? (error.status >= 500 ? refusals['internal'] : undefined);
  if (ours !== undefined) return ours;
  return [serverSaid(error.detail), advice[error.code]].filter(Boolean).join(' ');
}

/** Why a tap was not taken as it came; nothing for one that was. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'applied':
      return '';
    case 'review':
      return text().review.reasons[verdict.reason] ?? text().serverSaid(verdict.detail);
    case 'refused':
      return text().refusals[verdict.code] ?? text().serverSaid(verdict.detail);
  }
}

/** The codes after which nobody is signed in here any more. */
export function endsSignIn(error: unknown): boolean {
  return error instanceof ApiError && ['not_signed_in', 'other_user'].includes(error.code);
}
