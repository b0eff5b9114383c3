import type { Config } from './config.ts';
import type { DoorOptions } from './writer/boot.ts';
import { USUAL_ANNUAL_HOURS } from '#schema/rules/labor.ts';

const USUAL_PIN_LENGTH = 6;
const LONG_SESSION_MS = 12 * 3_600_000;

/** How the door is opened with this configuration, by the server and by scripts alike. */
export function doorOptions(config: Config, migrationsDir: string): DoorOptions {
  return {
    databasePath: config.databasePath,
    secretsDir: config.secretsDir,
    migrationsDir,
    batchMax: config.writeBatchMax,
    settings: {
      shopName: 'Time On Tasks',
      plantTimeZone: config.plantTimeZone,
      annualHours: USUAL_ANNUAL_HOURS,
      pinLength: USUAL_PIN_LENGTH,
      longSessionMs: LONG_SESSION_MS,
      isDemo: false,
    },
  };
}
