/**
 * What was heard of the tablets, kept over a restart. One command saves many beats; nobody acted,
 * so the audit line says how many and no more.
 */
import { build, statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import type { SavedBeat } from './heartbeats.ts';

const device = statement((db, p: { id: number }) =>
  db.selectFrom('device').select('id').where('id', '=', p.id),
);

export const saveBeats = defineCommand({
  name: 'devices.saveBeats',
  right: 'system',
  run(tx, { beats }: { beats: readonly SavedBeat[] }) {
    // A tablet that was a stress run's may be gone by now.
    const known = beats.filter(({ deviceId }) => tx.get(device, { id: deviceId }));
    for (const beat of known) saveBeat(tx, beat);
    tx.change(null, { devices: known.length });
    return { saved: known.length };
  },
});

function saveBeat(tx: Tx, { deviceId, selfTest, battery, ...beat }: SavedBeat): void {
  const row = {
    heard_at: beat.heardAt,
    build: beat.build,
    pending: beat.pending,
    pending_since: beat.pendingSince,
    clock_offset_ms: beat.clockOffsetMs,
    battery_percent: battery?.percent ?? null,
    is_charging: battery && (battery.charging ? 1 : 0),
    storage: beat.storage,
    // One that was not run again since the restart still holds.
    ...(selfTest && {
      self_tested_at: selfTest.at,
      self_test: JSON.stringify(selfTest.checks),
    }),
  } as const;
  tx.run(
    build
      .insertInto('device_beat')
      .values({ device_id: deviceId, self_tested_at: null, self_test: null, ...row })
      .onConflict((conflict) => conflict.column('device_id').doUpdateSet(row)),
  );
}
