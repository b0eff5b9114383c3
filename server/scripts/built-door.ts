import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '#server/config.ts';
import { doorOptions } from '#server/door-options.ts';
import { openScriptDoor, type ScriptDoor } from '#server/writer/door.ts';

/** The door as a built script opens it: the migrations lie beside the bundle. */
export function openBuiltDoor(config: Config, what: string, clock: () => number): ScriptDoor {
  const migrations = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
  return openScriptDoor(doorOptions(config, migrations), what, clock);
}
