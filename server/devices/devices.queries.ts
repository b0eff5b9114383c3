import type { Device, Heard } from '#schema/contract/devices.ts';
import type { SelfTestChecks } from '#schema/rules/self-test.ts';
import { toChanged } from '#server/db/changed.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';
import type { Beat, Heartbeats } from './heartbeats.ts';

const byToken = statement((db, p: { tokenHash: string }) =>
  db
    .selectFrom('device')
    .select(['id', 'name', 'revoked_at'])
    .where('token_hash', '=', p.tokenHash),
);
const nameOf = statement((db, p: { id: number }) =>
  db.selectFrom('device').select('name').where('id', '=', p.id),
);
const byCode = statement((db, p: { codeHash: string; now: number }) =>
  db
    .selectFrom('device')
    .select('id')
    .where('enrolment_code_hash', '=', p.codeHash)
    .where('enrolment_valid_until', '>', p.now),
);

const selectDevices = (db: Builder) =>
  db
    .selectFrom('device as d')
    .leftJoin('device_beat as b', 'b.device_id', 'd.id')
    .leftJoin('app_user as w', 'w.id', 'd.changed_by')
    .select(['d.id', 'd.name', 'd.place', 'd.created_at', 'd.enrolled_at', 'd.revoked_at'])
    .select(['d.version', 'd.changed_at', 'd.changed_by', 'w.display_name as changed_by_name'])
    .select(['b.heard_at', 'b.build', 'b.pending', 'b.pending_since', 'b.clock_offset_ms'])
    .select(['b.battery_percent', 'b.is_charging', 'b.storage', 'b.self_tested_at', 'b.self_test']);

const everyDevice = statement((db, _p: object) =>
  selectDevices(db).orderBy('d.revoked_at').orderBy('d.name'),
);
const oneDevice = statement((db, p: { id: number }) => selectDevices(db).where('d.id', '=', p.id));

type DeviceRow = (typeof everyDevice)['row'];

/** What is known beside the database. */
export interface Known {
  heartbeats: Pick<Heartbeats, 'of'>;
  /** The build of the tablet's page that the server serves; null when it serves none. */
  build: string | null;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What was saved of it; the self-test is ours, written by `devices.saveBeats`. */
function savedBeat(row: DeviceRow): Beat | undefined {
  if (row.heard_at === null || row.pending === null || row.storage === null) return undefined;
  const { battery_percent: percent, self_test: checks, self_tested_at: testedAt } = row;
  return {
    heardAt: row.heard_at,
    build: row.build,
    pending: row.pending,
    pendingSince: row.pending_since,
    clockOffsetMs: row.clock_offset_ms,
    battery: percent === null ? null : { percent, charging: row.is_charging === 1 },
    storage: row.storage,
    selfTest:
      checks === null || testedAt === null
        ? null
        : { at: testedAt, checks: JSON.parse(checks) as SelfTestChecks },
  };
}

function toHeard(row: DeviceRow, { heartbeats, build }: Known): Heard | null {
  const live = heartbeats.of(row.id);
  const saved = savedBeat(row);
  const beat = live ?? saved;
  if (!beat) return null;
  const selfTest = beat.selfTest ?? saved?.selfTest ?? null;
  return {
    at: new Date(beat.heardAt).toISOString(),
    remembered: live === undefined,
    build: beat.build,
    isOlder: beat.build !== null && build !== null && beat.build !== build,
    pending: beat.pending,
    pendingSince: iso(beat.pendingSince),
    clockOffsetMs: beat.clockOffsetMs,
    battery: beat.battery,
    storage: beat.storage,
    selfTest: selfTest && { at: new Date(selfTest.at).toISOString(), checks: selfTest.checks },
  };
}

function toDevice(row: DeviceRow, known: Known): Device {
  return {
    id: row.id,
    name: row.name,
    place: row.place,
    createdAt: new Date(row.created_at).toISOString(),
    enrolledAt: iso(row.enrolled_at),
    revokedAt: iso(row.revoked_at),
    heard: toHeard(row, known),
    version: row.version,
    changed: toChanged(row),
  };
}

/** The device a cookie stands for, as it was enrolled; whether that still holds. */
export function findEnrolled(reader: Reader, tokenHash: string) {
  const row = reader.get(byToken, { tokenHash });
  return row && { id: row.id, name: row.name, isRevoked: row.revoked_at !== null };
}

export function findDeviceName(reader: Reader, id: number): string | undefined {
  return reader.get(nameOf, { id })?.name;
}

export function listDevices(reader: Reader, known: Known): Device[] {
  return reader.all(everyDevice, {}).map((row) => toDevice(row, known));
}

export function findDevice(reader: Reader, id: number, known: Known): Device | undefined {
  const row = reader.get(oneDevice, { id });
  return row && toDevice(row, known);
}

/** The device a one-time code invites, while the code is valid. */
export function findInvitedId(reader: Reader, codeHash: string, now: number): number | undefined {
  return reader.get(byCode, { codeHash, now })?.id;
}

/** A tablet that keeps taps the server has not. Times are UTC ms. */
export interface UnsentTaps {
  id: number;
  name: string;
  place: string;
  pending: number;
  pendingSince: number | null;
  heardAt: number;
}

const inUse = statement((db, _p: object) =>
  db
    .selectFrom('device as d')
    .leftJoin('device_beat as b', 'b.device_id', 'd.id')
    .select(['d.id', 'd.name', 'd.place', 'b.pending', 'b.pending_since', 'b.heard_at'])
    .where('d.enrolled_at', 'is not', null)
    .where('d.revoked_at', 'is', null),
);

/** The tablets in use that last said they have unsent taps, whoever waits longest first. */
export function listTabletsWithUnsentTaps(
  reader: Reader,
  heartbeats: Pick<Heartbeats, 'of'>,
): UnsentTaps[] {
  return reader
    .all(inUse, {})
    .flatMap(({ id, name, place, ...saved }): UnsentTaps[] => {
      const live = heartbeats.of(id);
      const pending = live?.pending ?? saved.pending ?? 0;
      const heardAt = live?.heardAt ?? saved.heard_at;
      if (pending === 0 || heardAt === null) return [];
      const pendingSince = live ? live.pendingSince : saved.pending_since;
      return [{ id, name, place, pending, pendingSince, heardAt }];
    })
    .sort((a, b) => (a.pendingSince ?? a.heardAt) - (b.pendingSince ?? b.heardAt));
}
