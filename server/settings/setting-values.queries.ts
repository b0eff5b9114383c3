/** Every setting an admin may change: how it stands in the table, and what holds until it does. */
import type { SettingName, Settings, SettingValues } from '#schema/contract/settings.ts';
import { DAY_OFF_WEEK, type WorkingTime } from '#schema/rules/working-time.ts';
import { toChanged } from '#server/db/changed.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { SETTING_NAMES } from './settings.queries.ts';

interface Kept<Value> {
  /** The row's name. */
  name: string;
  read: (text: string) => Value;
  write: (value: Value) => string;
  /** What holds while there is no row; undefined for what the first start writes. */
  usual?: Value;
}

const text = (name: string): Kept<string> => ({ name, read: String, write: String });
const number = <Value extends number>(name: string, usual?: NoInfer<Value>): Kept<Value> => ({
  name,
  read: (said) => Number(said) as Value,
  write: String,
  ...(usual !== undefined && { usual }),
});
const hours = (name: string, usual: number | null): Kept<number | null> => ({
  name,
  read: (said) => (said === 'none' ? null : Number(said)),
  write: (value) => String(value ?? 'none'),
  usual,
});
const json = <Value>(name: string, usual: NoInfer<Value>): Kept<Value> => ({
  name,
  read: (said) => JSON.parse(said) as Value,
  write: (value) => JSON.stringify(value),
  usual,
});

const KEPT: { readonly [Name in SettingName]: Kept<SettingValues[Name]> } = {
  shopName: text(SETTING_NAMES.shopName),
  plantTimeZone: text(SETTING_NAMES.plantTimeZone),
  annualHours: number(SETTING_NAMES.annualHours),
  pinLength: number(SETTING_NAMES.pinLength),
  longSessionMs: number(SETTING_NAMES.longSessionMs),
  // The federal rule.
  weekOvertimeHours: hours('week_overtime_hours', 40),
  dayOvertimeHours: hours('day_overtime_hours', null),
  breakRules: json('break_rules', []),
  roundMinutes: number('round_minutes', 0),
  burdenBasisPoints: number('burden_basis_points', 0),
  costWarningPercent: number('cost_warning_percent', 80),
  shifts: json('shifts', [...DAY_OFF_WEEK]),
  holidays: json('holidays', []),
};

export const SETTINGS = Object.keys(KEPT) as SettingName[];

const oneRow = statement((db, p: { name: string }) =>
  db
    .selectFrom('setting as s')
    .leftJoin('app_user as u', 'u.id', 's.changed_by')
    .select(['s.value', 's.version', 's.changed_at', 's.changed_by'])
    .select('u.display_name as changed_by_name')
    .where('s.name', '=', p.name),
);

/** The row's name and how a value stands in it. */
export function writtenSetting<Name extends SettingName>(name: Name, value: SettingValues[Name]) {
  const kept = KEPT[name];
  return { name: kept.name, value: kept.write(value) };
}

/** One setting with its version, as it is changed; the first version is what nobody changed. */
export function readVersioned<Name extends SettingName>(
  reader: Reader,
  setting: Name,
): { value: SettingValues[Name]; version: number; changed: Settings[Name]['changed'] } {
  const { name, read, usual } = KEPT[setting];
  const row = reader.get(oneRow, { name });
  if (row) return { value: read(row.value), version: row.version, changed: toChanged(row) };
  if (usual === undefined) throw new Error(`The setting ${name} is missing from the database`);
  return { value: usual, version: 1, changed: null };
}

export const readSetting = <Name extends SettingName>(
  reader: Reader,
  name: Name,
): SettingValues[Name] => readVersioned(reader, name).value;

export const listSettings = (reader: Reader): Settings =>
  Object.fromEntries(SETTINGS.map((name) => [name, readVersioned(reader, name)])) as Settings;

/** When the plant works. */
export const readWorkingTime = (reader: Reader): WorkingTime => ({
  shifts: readSetting(reader, 'shifts'),
  holidays: readSetting(reader, 'holidays'),
});
