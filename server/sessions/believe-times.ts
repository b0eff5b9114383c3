import { statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import { oneMore } from './session-version.ts';

const believe = statement((db, p: { publicId: string }) =>
  db
    .updateTable('work_session')
    .set({ is_long: 0, version: oneMore })
    .where('public_id', '=', p.publicId)
    .where('is_long', '=', 1),
);

/** From now on it is what a foreman agreed to, and no estimate any more. */
export function believeTimes(tx: Tx, publicId: string): void {
  tx.run(believe, { publicId });
}
