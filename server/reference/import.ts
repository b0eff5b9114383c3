/**
 * npm run reference:import -- DIR [--mapping FILE]
 *
 * Reads the ERP's FoxPro tables in DIR and sends them through the door, in chunks. Works beside a
 * running server and without one. Running it twice changes nothing.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import type { Writer } from '#server/writer/writer.ts';
import { importReference, recordFailedImport } from './import-reference.ts';
import { loadMapping } from './mapping.ts';
import { readReference, type Reference } from './read-reference.ts';

const USAGE = 'npm run reference:import -- DIR [--mapping FILE]';

function readArguments(): { dir: string; mappingPath: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mapping: { type: 'string' } },
  });
  const [dir, ...more] = positionals;
  if (dir === undefined || more.length > 0) throw new ScriptError(`Say one folder: ${USAGE}`);
  if (!existsSync(dir)) throw new ScriptError(`There is no folder ${resolve(dir)}.`);
  const mappingPath = values.mapping ?? join(dir, 'mapping.json');
  if (!existsSync(mappingPath)) {
    throw new ScriptError(
      `There is no mapping at ${resolve(mappingPath)}. Say which with --mapping FILE; ` +
        `deploy/reference/northwind.json is an example.`,
    );
  }
  return { dir, mappingPath };
}

/** Damaged tables bring nothing in; that they were is on the record. */
async function readOrRecord(writer: Writer, read: () => Reference): Promise<Reference> {
  try {
    return read();
  } catch (error) {
    await recordFailedImport(writer, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

await runScript(async (clock) => {
  const { dir, mappingPath } = readArguments();
  const mapping = loadMapping(mappingPath);
  const config = toConfig(readEnv());
  const door = openBuiltDoor(config, 'reference:import', clock);
  try {
    const reader = openReader(config.databasePath);
    try {
      const { plantTimeZone } = readSettings(reader);
      const today = plantCalendar(plantTimeZone).dayOf(clock());
      console.log(door.how);
      const reference = await readOrRecord(door.writer, () =>
        readReference(dir, mapping, { today }),
      );
      for (const warning of reference.warnings) console.log(`Note: ${warning}`);
      console.log(await importReference(door.writer, reader, reference, mapping, today));
    } finally {
      reader.close();
    }
  } finally {
    door.close();
  }
});
