/**
 * One setting of the shop is changed. It counts from the moment of the change: what was worked,
 * paid or approved before keeps what was written on it. The reports count by today's settings.
 */
import type { SettingChange, SettingName, SettingValues } from '#schema/contract/settings.ts';
import type { BreakStep } from '#schema/rules/breaks.ts';
import { sql } from 'kysely';
import { statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { requireVersion } from '#server/writer/versions.ts';
import { readVersioned, writtenSetting } from './setting-values.queries.ts';

/** A setting that was at its usual value so far had no row, and was its own first version. */
const save = statement((db, p: { name: string; value: string; now: number; by: number }) =>
  db
    .insertInto('setting')
    .values({ name: p.name, value: p.value, version: 2, changed_at: p.now, changed_by: p.by })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        version: sql<number>`setting.version + 1`,
        changed_at: eb.ref('excluded.changed_at'),
        changed_by: eb.ref('excluded.changed_by'),
      })),
    ),
);
const everybody = statement((db, _p: object) =>
  db.selectFrom('app_user').select('id').where('is_active', '=', 1),
);

/** Whoever looks at the floor sees at once who is idle by these. */
const SHOWN_ON_THE_FLOOR: ReadonlySet<SettingName> = new Set<SettingName>([
  'plantTimeZone',
  'shifts',
  'holidays',
]);

export const changeSetting = defineCommand({
  name: 'settings.change',
  right: 'admin',
  run(tx, input: { change: SettingChange; ifVersion?: number | undefined }) {
    for (const name of Object.keys(input.change) as SettingName[]) {
      change(tx, name, input.change[name] as SettingValues[typeof name], input.ifVersion);
    }
    return null;
  },
});

const isBreak = (one: object): one is BreakStep => 'afterHours' in one;

/** Shifts, holidays and breaks are noted in a line each, as people read them. */
const noted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one: object | null) => (one ? lineOf(one) : '–')) : value;

const lineOf = (one: object): string =>
  isBreak(one) ? `${one.minutes} min > ${one.afterHours} h` : Object.values(one).join(' ');

function change<Name extends SettingName>(
  tx: Tx,
  name: Name,
  value: SettingValues[Name],
  ifVersion: number | undefined,
): void {
  const { value: before, version } = readVersioned(tx, name);
  requireVersion(version, ifVersion, 'This setting');
  const row = writtenSetting(name, value);
  if (row.value !== writtenSetting(name, before).value) {
    tx.run(save, { ...row, now: tx.now, by: tx.user.id });
  }
  tx.change({ [name]: noted(before) }, { [name]: noted(value) });
  if (!SHOWN_ON_THE_FLOOR.has(name)) return;
  for (const { id } of tx.all(everybody, {})) tx.emit({ kind: 'person', userId: id });
}
