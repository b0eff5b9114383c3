import { sql } from 'kysely';
import { statement, type Reader } from '#server/db/statements.ts';

const byId = statement((db, p: { id: number }) =>
  db.selectFrom('captured_event').selectAll().where('id', '=', p.id),
);
const bySourceKey = statement((db, p: { sourceKey: string }) =>
  db.selectFrom('captured_event').selectAll().where('source_key', '=', p.sourceKey),
);
const byEventKey = statement((db, p: { eventKey: string; deviceId: number }) =>
  db
    .selectFrom('captured_event')
    .select('source_key')
    .where('event_key', '=', p.eventKey)
    .where(sql`coalesce(device_id, 0)`, '=', p.deviceId),
);
/** Of taps that count or may yet count as they stand; nobody believes the time of the others. */
const previous = statement((db, p: { userId: number; deviceId: number; seq: number }) =>
  db
    .selectFrom('captured_event')
    .select('occurred_at')
    .where('user_id', '=', p.userId)
    .where('device_id', '=', p.deviceId)
    .where('seq', '<', p.seq)
    .where('outcome', '!=', 'discarded')
    .where((eb) =>
      eb.or([
        eb('outcome', '!=', 'review'),
        eb('reason', 'not in', ['clock_off', 'in_future', 'unproven', 'wrong_pin']),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(1),
);

export type CapturedEvent = (typeof byId)['row'];

export function findEvent(reader: Reader, id: number): CapturedEvent | undefined {
  return reader.get(byId, { id });
}

export function findEventBySourceKey(reader: Reader, sourceKey: string): CapturedEvent | undefined {
  return reader.get(bySourceKey, { sourceKey });
}

/** The scope under which this device's tap was captured earlier; undefined when it was not. */
export function findScope(
  reader: Reader,
  eventKey: string,
  deviceId: number | null,
): string | undefined {
  const found = reader.get(byEventKey, { eventKey, deviceId: deviceId ?? 0 });
  return found?.source_key.slice(0, -`/${eventKey}`.length);
}

/**
 * When the person's tap before this one on the same device counts, UTC ms. Null when there is none,
 * and on devices that are not enrolled: nobody can tell them apart.
 */
export function findPreviousAt(
  reader: Reader,
  { userId, deviceId, seq }: { userId: number; deviceId: number | null; seq: number },
): number | null {
  if (deviceId === null) return null;
  return reader.get(previous, { userId, deviceId, seq })?.occurred_at ?? null;
}
