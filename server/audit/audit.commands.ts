/** That the log was verified, and how it was found, is itself a line of the log. */
import { statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { VERIFICATION, type StoredVerification } from './audit.queries.ts';

export type VerificationOutcome = Omit<StoredVerification, 'at' | 'by'>;

const save = statement((db, p: { name: string; value: string }) =>
  db
    .insertInto('setting')
    .values({ name: p.name, value: p.value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: p.value })),
);

export const recordVerification = defineCommand({
  name: 'audit.recordVerification',
  right: 'admin',
  run(tx, input: VerificationOutcome) {
    const stored: StoredVerification = { ...input, at: tx.now, by: tx.user.id };
    tx.run(save, { name: VERIFICATION, value: JSON.stringify(stored) });
    tx.change(null, input);
    return null;
  },
});
