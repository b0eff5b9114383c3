import type { Device } from '#schema/contract/devices.ts';
import { statement, type Reader } from '#server/db/statements.ts';

const columns = ['id', 'name', 'created_at', 'enrolled_at', 'revoked_at'] as const;

const byToken = statement((db, p: { tokenHash: string }) =>
  db
    .selectFrom('device')
    .select('id')
    .where('token_hash', '=', p.tokenHash)
    .where('revoked_at', 'is', null),
);
const everyDevice = statement((db, _p: object) =>
  db.selectFrom('device').select(columns).orderBy('revoked_at').orderBy('name'),
);
const oneDevice = statement((db, p: { id: number }) =>
  db.selectFrom('device').select(columns).where('id', '=', p.id),
);
const byCode = statement((db, p: { codeHash: string; now: number }) =>
  db
    .selectFrom('device')
    .select('id')
    .where('enrolment_code_hash', '=', p.codeHash)
    .where('enrolment_valid_until', '>', p.now)
    .where('revoked_at', 'is', null),
);

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function toDevice(row: (typeof everyDevice)['row']): Device {
  return {
    id: row.id,
    name: row.name,
    createdAt: new Date(row.created_at).toISOString(),
    enrolledAt: iso(row.enrolled_at),
    revokedAt: iso(row.revoked_at),
  };
}

/** The enrolled, unrevoked device a cookie stands for. */
export function findDeviceId(reader: Reader, tokenHash: string): number | undefined {
  return reader.get(byToken, { tokenHash })?.id;
}

export function listDevices(reader: Reader): Device[] {
  return reader.all(everyDevice, {}).map(toDevice);
}

export function findDevice(reader: Reader, id: number): Device | undefined {
  const row = reader.get(oneDevice, { id });
  return row && toDevice(row);
}

/** The device a one-time code invites, while the code is valid. */
export function findInvitedId(reader: Reader, codeHash: string, now: number): number | undefined {
  return reader.get(byCode, { codeHash, now })?.id;
}
