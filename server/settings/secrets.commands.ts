/** The database remembers which secrets it was made with, by fingerprint. */
import { insertion, statement } from '#server/db/statements.ts';
import type { Fingerprint } from '#server/secrets.ts';
import { defineCommand } from '#server/writer/command.ts';

const insertFingerprint = insertion('secret_fingerprint', ['name', 'secret_id', 'fingerprint']);
const findFingerprint = statement((db, p: { name: string; secret_id: string }) =>
  db
    .selectFrom('secret_fingerprint')
    .select('fingerprint')
    .where('name', '=', p.name)
    .where('secret_id', '=', p.secret_id),
);

export const registerSecrets = defineCommand({
  name: 'secrets.register',
  right: 'system',
  run(tx, input: { fingerprints: Fingerprint[] }) {
    const added = input.fingerprints.filter((one) => !tx.get(findFingerprint, one));
    for (const fingerprint of added) tx.run(insertFingerprint, fingerprint);
    tx.change(null, added);
    return { added: added.length };
  },
});
