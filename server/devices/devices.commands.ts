/**
 * Tablets. An admin invites one, which gives a one-time code valid for ten minutes; whoever types
 * it there makes that browser the device. Revoking ends the sign-ins made on it.
 */
import { AppError } from '#server/app-error.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { findInvitedId } from './devices.queries.ts';

const CODE_VALID_MS = 10 * 60_000;

const insertDevice = insertion('device', [
  'name',
  'enrolment_code_hash',
  'enrolment_valid_until',
  'created_at',
]);

export const inviteDevice = defineCommand({
  name: 'devices.invite',
  right: 'admin',
  storesAnswer: false,
  secretFields: ['codeHash'],
  run(tx, input: { name: string; codeHash: string }) {
    const validUntil = tx.now + CODE_VALID_MS;
    const { lastId } = tx.run(insertDevice, {
      name: input.name,
      enrolment_code_hash: input.codeHash,
      enrolment_valid_until: validUntil,
      created_at: tx.now,
    });
    tx.change(null, { deviceId: lastId });
    return { deviceId: lastId, validUntil };
  },
});

const enrol = statement((db, p: { id: number; tokenHash: string; now: number }) =>
  db
    .updateTable('device')
    .set({
      token_hash: p.tokenHash,
      enrolled_at: p.now,
      enrolment_code_hash: null,
      enrolment_valid_until: null,
    })
    .where('id', '=', p.id),
);

export const enrolDevice = defineCommand({
  name: 'devices.enrol',
  right: 'system',
  storesAnswer: false,
  secretFields: ['codeHash', 'tokenHash'],
  run(tx, input: { codeHash: string; tokenHash: string }) {
    const id = findInvitedId(tx, input.codeHash, tx.now);
    if (id === undefined) {
      throw new AppError(
        'code_invalid',
        'This code is not valid any more. Ask the office for a new one.',
      );
    }
    tx.run(enrol, { id, tokenHash: input.tokenHash, now: tx.now });
    tx.change(null, { deviceId: id });
    return { deviceId: id };
  },
});

const revoke = statement((db, p: { id: number; now: number }) =>
  db
    .updateTable('device')
    .set({ revoked_at: p.now })
    .where('id', '=', p.id)
    .where('revoked_at', 'is', null),
);
const endSignInsOn = statement((db, p: { id: number; now: number }) =>
  db
    .updateTable('sign_in')
    .set({ ended_at: p.now })
    .where('device_id', '=', p.id)
    .where('ended_at', 'is', null),
);

export const revokeDevice = defineCommand({
  name: 'devices.revoke',
  right: 'admin',
  run(tx, input: { deviceId: number }) {
    const { changes } = tx.run(revoke, { id: input.deviceId, now: tx.now });
    if (changes === 0) throw new AppError('not_found', 'There is no such tablet to revoke.');
    tx.run(endSignInsOn, { id: input.deviceId, now: tx.now });
    tx.change({ deviceId: input.deviceId }, null);
    return { deviceId: input.deviceId };
  },
});
