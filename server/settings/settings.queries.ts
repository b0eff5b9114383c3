import { statement, type Reader } from '#server/db/statements.ts';

/** What a shop begins with, and may change. */
export interface ShopSettings {
  shopName: string;
  plantTimeZone: string;
  /** Hours a salary is split by: 2,080 unless the shop says otherwise. */
  annualHours: number;
  pinLength: number;
  /** A stretch longer than this is flagged as too long to believe. */
  longSessionMs: number;
  isDemo: boolean;
}

export interface Settings extends ShopSettings {
  /** Another one means that an older copy of the database was put back. */
  generation: string;
}

export const SETTING_NAMES = {
  shopName: 'shop_name',
  plantTimeZone: 'plant_time_zone',
  annualHours: 'annual_hours',
  pinLength: 'pin_length',
  longSessionMs: 'long_session_ms',
  isDemo: 'is_demo',
} as const satisfies Record<keyof ShopSettings, string>;
export const GENERATION = 'generation';

const everySetting = statement((db, _p: object) =>
  db
    .selectFrom('setting')
    .select(['name', 'value'])
    .where('name', 'in', [...Object.values(SETTING_NAMES), GENERATION]),
);

const oneSetting = statement((db, p: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', p.name),
);

export function findSetting(reader: Reader, name: string): string | undefined {
  return reader.get(oneSetting, { name })?.value;
}

/** Undefined before the first start is done. */
export function findGeneration(reader: Reader): string | undefined {
  return findSetting(reader, GENERATION);
}

/** Whether a setting has no value yet, as on a first start. */
export function lacksSettings(reader: Reader): boolean {
  const names = Object.values(SETTING_NAMES);
  return names.some((name) => findSetting(reader, name) === undefined);
}

/** The shop's settings, which the first start seeds and the database rules from then on. */
export function readSettings(reader: Reader): Settings {
  const values = new Map(reader.all(everySetting, {}).map(({ name, value }) => [name, value]));
  const text = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The setting ${name} is missing from the database`);
    return value;
  };
  return {
    shopName: text(SETTING_NAMES.shopName),
    plantTimeZone: text(SETTING_NAMES.plantTimeZone),
    annualHours: Number(text(SETTING_NAMES.annualHours)),
    pinLength: Number(text(SETTING_NAMES.pinLength)),
    longSessionMs: Number(text(SETTING_NAMES.longSessionMs)),
    isDemo: text(SETTING_NAMES.isDemo) === '1',
    generation: text(GENERATION),
  };
}
