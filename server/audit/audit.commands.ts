/** That the log was verified, and how it was found, is itself a line of the log. */
import { saveSetting } from '#server/settings/setting-writes.ts';
import { defineCommand } from '#server/writer/command.ts';
import { VERIFICATION, type StoredVerification } from './audit.queries.ts';

export type VerificationOutcome = Omit<StoredVerification, 'at' | 'by'>;

export const recordVerification = defineCommand({
  name: 'audit.recordVerification',
  right: 'admin',
  run(tx, input: VerificationOutcome) {
    const stored: StoredVerification = { ...input, at: tx.now, by: tx.user.id };
    tx.run(saveSetting, { name: VERIFICATION, value: JSON.stringify(stored) });
    tx.change(null, input);
    return null;
  },
});
