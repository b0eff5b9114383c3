/**
 * Tablets. An admin invites one, which gives a one-time code valid for ten minutes; whoever types
 * it there makes that browser the device. Another code for the same tablet makes another browser
 * that device: its history stays, the browser before it is none any more. Revoking ends the
 * sign-ins made on it; what it had sent stays.
 */
import { sql } from 'kysely';
import type { DeviceChange } from '#schema/contract/devices.ts';
import { FIXTURE_PREFIX, isFixtureName } from '#schema/rules/fixtures.ts';
import { AppError, malformed } from '#server/app-error.ts';
import { build, insertion, statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { nextVersion, requireVersion } from '#server/writer/versions.ts';
import { findInvitedId } from './devices.queries.ts';

const NO_DEVICE = 0;
const CODE_VALID_MS = 10 * 60_000;

const insertDevice = insertion('device', [
  'name',
  'place',
  'enrolment_code_hash',
  'enrolment_valid_until',
  'created_at',
]);

export const inviteDevice = defineCommand({
  name: 'devices.invite',
  right: 'admin',
  storesAnswer: false,
  secretFields: ['codeHash'],
  run(tx, input: { name: string; place?: string | undefined; codeHash: string }) {
    const validUntil = tx.now + CODE_VALID_MS;
    const { name, place = '' } = input;
    requireOnlyOne(tx, { name, place });
    const { lastId } = tx.run(insertDevice, {
      name,
      place,
      enrolment_code_hash: input.codeHash,
      enrolment_valid_until: validUntil,
      created_at: tx.now,
    });
    tx.change(null, { deviceId: lastId });
    return { deviceId: lastId, validUntil };
  },
});

const deviceById = statement((db, p: { id: number }) =>
  db.selectFrom('device').select(['name', 'place', 'version', 'revoked_at']).where('id', '=', p.id),
);

function getDevice(tx: Tx, id: number) {
  const device = tx.get(deviceById, { id });
  if (!device) throw new AppError('not_found', `There is no tablet ${id}.`);
  return device;
}

const sameDevice = statement((db, p: { id: number; name: string; place: string }) =>
  db
    .selectFrom('device')
    .select('id')
    .where('id', '!=', p.id)
    .where(sql<boolean>`lower(name) = lower(${p.name})`)
    .where(sql<boolean>`lower(place) = lower(${p.place})`)
    .where('revoked_at', 'is', null)
    .limit(1),
);

/** @throws AppError `device_exists` when another tablet in use is called the same, at one place. */
function requireOnlyOne(tx: Tx, wanted: { id?: number; name: string; place: string }): void {
  const { id = NO_DEVICE, name, place } = wanted;
  // Stress runs may go on side by side, and what one left behind stops no other.
  if (isFixtureName(name)) return;
  if (!tx.get(sameDevice, { id, name, place })) return;
  const where = place === '' ? '' : ` (${place})`;
  const detail = `There already is a tablet ${name}${where}. Give another name, or that one another code.`;
  throw new AppError('device_exists', detail, { errors: [{ field: 'name', message: detail }] });
}

const setCode = statement((db, p: { id: number; codeHash: string; validUntil: number }) =>
  db
    .updateTable('device')
    .set({ enrolment_code_hash: p.codeHash, enrolment_valid_until: p.validUntil })
    .where('id', '=', p.id),
);

/** Until the code is typed somewhere, the browser that is the tablet goes on being it. */
export const reinviteDevice = defineCommand({
  name: 'devices.reinvite',
  right: 'foreman',
  storesAnswer: false,
  secretFields: ['codeHash'],
  run(tx, { deviceId, codeHash }: { deviceId: number; codeHash: string }) {
    const device = getDevice(tx, deviceId);
    if (device.revoked_at !== null && tx.user.role !== 'admin') {
      throw new AppError(
        'not_allowed',
        `${device.name} was revoked. Ask the office to enrol it again.`,
      );
    }
    if (device.revoked_at !== null) requireOnlyOne(tx, { id: deviceId, ...device });
    const validUntil = tx.now + CODE_VALID_MS;
    tx.run(setCode, { id: deviceId, codeHash, validUntil });
    tx.change(null, { deviceId });
    return { deviceId, validUntil };
  },
});

const enrol = statement((db, p: { id: number; tokenHash: string; now: number }) =>
  db
    .updateTable('device')
    .set({
      token_hash: p.tokenHash,
      enrolled_at: p.now,
      revoked_at: null,
      enrolment_code_hash: null,
      enrolment_valid_until: null,
    })
    .where('id', '=', p.id),
);
const endSignInsOn = statement((db, p: { id: number; now: number }) =>
  db
    .updateTable('sign_in')
    .set({ ended_at: p.now })
    .where('device_id', '=', p.id)
    .where('ended_at', 'is', null),
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
    tx.run(endSignInsOn, { id, now: tx.now });
    tx.change(null, { deviceId: id });
    return { deviceId: id };
  },
});

export const changeDevice = defineCommand({
  name: 'devices.change',
  right: 'admin',
  run(tx, input: { deviceId: number; change: DeviceChange; ifVersion?: number | undefined }) {
    const { deviceId, change } = input;
    const { name, place, version } = getDevice(tx, deviceId);
    requireVersion(version, input.ifVersion, `The tablet ${name}`);
    refuseFixtureChange(name, change.name ?? name);
    const after = { name: change.name ?? name, place: change.place ?? place };
    if (after.name !== name || after.place !== place) {
      requireOnlyOne(tx, { id: deviceId, ...after });
    }
    tx.run(
      build
        .updateTable('device')
        .set({ ...after, ...nextVersion(tx) })
        .where('id', '=', deviceId),
    );
    tx.change({ deviceId, name, place }, after);
    return { deviceId };
  },
});

/** By its name a tablet belongs to a stress run, which takes it away when it is over. */
function refuseFixtureChange(before: string, after: string): void {
  if (isFixtureName(before) === isFixtureName(after)) return;
  throw malformed(
    'name',
    `must ${isFixtureName(before) ? '' : 'not '}begin with ${FIXTURE_PREFIX}`,
    `Names that begin with ${FIXTURE_PREFIX} are a stress run’s. No tablet gets or loses such a name.`,
  );
}

export const revokeDevice = defineCommand({
  name: 'devices.revoke',
  right: 'admin',
  run(tx, { deviceId, ifVersion }: { deviceId: number; ifVersion?: number | undefined }) {
    const device = getDevice(tx, deviceId);
    if (device.revoked_at !== null) {
      throw new AppError('not_found', `${device.name} is revoked already.`);
    }
    requireVersion(device.version, ifVersion, `The tablet ${device.name}`);
    const noCode = { enrolment_code_hash: null, enrolment_valid_until: null };
    tx.run(
      build
        .updateTable('device')
        .set({ revoked_at: tx.now, ...noCode, ...nextVersion(tx) })
        .where('id', '=', deviceId),
    );
    tx.run(endSignInsOn, { id: deviceId, now: tx.now });
    tx.change({ deviceId }, null);
    return { deviceId };
  },
});
