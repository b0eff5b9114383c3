import { statement, type Reader } from '#server/db/statements.ts';

const byKey = statement((db, p: { signInKey: string }) =>
  db
    .selectFrom('offline_sign_in')
    .select(['sealed_hash as sealedHash', 'received_at as receivedAt', 'outcome'])
    .where('sign_in_key', '=', p.signInKey),
);

/** What came of the PIN of one offline sign-in. */
export type OfflineSignIn = (typeof byKey)['row'];

export function findOfflineSignIn(reader: Reader, signInKey: string): OfflineSignIn | undefined {
  return reader.get(byKey, { signInKey });
}
