import { statement, type Reader } from '#server/db/statements.ts';
import type { VerificationResult } from '#schema/contract/audit.ts';

/** The setting under which the newest verification is kept. */
export const VERIFICATION = 'audit_verification';

export type StoredVerification = Omit<VerificationResult, 'at' | 'by'> & {
  /** UTC ms. */
  at: number;
  /** The id of who asked for it. */
  by: number;
};

const stored = statement((db, p: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', p.name),
);
const nameOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('display_name as name').where('id', '=', p.id),
);

/** How the log was found when it was verified last; null when it never was. */
export function lastVerification(reader: Reader): VerificationResult | null {
  const row = reader.get(stored, { name: VERIFICATION });
  if (!row) return null;
  const { at, by, ...result } = JSON.parse(row.value) as StoredVerification;
  const name = reader.get(nameOf, { id: by })?.name ?? null;
  return { ...result, at: new Date(at).toISOString(), by: name };
}
