import type { VerificationResult } from '#schema/contract/audit.ts';
import type { Reader } from '#server/db/statements.ts';
import { findSetting } from '#server/settings/settings.queries.ts';
import { findDisplayName } from '#server/users/users.queries.ts';

/** The setting under which the newest verification is kept. */
export const VERIFICATION = 'audit_verification';

export type StoredVerification = Omit<VerificationResult, 'at' | 'by'> & {
  /** UTC ms. */
  at: number;
  /** The id of who asked for it. */
  by: number;
};

/** How the log was found when it was verified last; null when it never was. */
export function lastVerification(reader: Reader): VerificationResult | null {
  const stored = findSetting(reader, VERIFICATION);
  if (stored === undefined) return null;
  const { at, by, ...result } = JSON.parse(stored) as StoredVerification;
  const name = findDisplayName(reader, by) ?? null;
  return { ...result, at: new Date(at).toISOString(), by: name };
}
