import { statement, type Reader } from '#server/db/statements.ts';

const signInByToken = statement((db, p: { tokenHash: string; now: number }) =>
  db
    .selectFrom('sign_in as s')
    .innerJoin('app_user as u', 'u.id', 's.user_id')
    .select([
      's.id',
      's.user_id',
      's.strength',
      's.device_id',
      's.expires_at',
      'u.display_name',
      'u.role',
      'u.language',
      'u.team_id',
      'u.pin_is_one_time',
    ])
    .where('s.token_hash', '=', p.tokenHash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', p.now)
    .where('u.is_active', '=', 1),
);

export type SignInRow = (typeof signInByToken)['row'];

/** The sign-in a cookie stands for, while it holds and its person is active. */
export function findSignIn(reader: Reader, tokenHash: string, now: number): SignInRow | undefined {
  return reader.get(signInByToken, { tokenHash, now });
}
