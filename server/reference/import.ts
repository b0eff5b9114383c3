/**
 * npm run reference:import -- DIR [--mapping FILE] [--accept] [--through-server]
 *
 * Reads the ERP's FoxPro tables in DIR and sends what is news through the door, in chunks. Works
 * beside a running server and without one. Running it twice changes nothing. `--accept` lets in
 * what is held back because it is so much less than the last time. `--through-server` writes through
 * the running server or not at all.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { openServerDoor } from '#server/writer/door.ts';
import { windowOf } from './erp/order-rows.ts';
import type { GroupOutcome } from './import-group.ts';
import { loadMapping } from './mapping.ts';
import { runImport, sentenceOf } from './run-import.ts';

const USAGE = 'npm run reference:import -- DIR [--mapping FILE] [--accept] [--through-server]';

interface Arguments {
  dir: string;
  mappingPath: string;
  accept: boolean;
  throughServer: boolean;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      accept: { type: 'boolean', default: false },
      'through-server': { type: 'boolean', default: false },
    },
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
  return {
    dir,
    mappingPath,
    accept: values.accept,
    throughServer: values['through-server'],
  };
}

await runScript(async (clock) => {
  const { dir, mappingPath, accept, throughServer } = readArguments();
  const mapping = loadMapping(mappingPath);
  const config = toConfig(readEnv());
  const { databasePath } = config;
  const openDoor = throughServer ? openServerDoor : openBuiltDoor;
  const door = openDoor(config, 'reference:import', clock);
  try {
    const reader = openReader(databasePath);
    try {
      const { plantTimeZone } = readSettings(reader);
      const today = plantCalendar(plantTimeZone).dayOf(clock());
      console.log(door.how);
      const window = windowOf(mapping, today);
      console.log(window ? `Orders from ${window.from} to ${window.to}.` : 'Orders of all time.');
      const threadFile = fileURLToPath(new URL('reference-reading.js', import.meta.url));
      const parts = { writer: door.writer, reader, threadFile, databasePath };
      const outcomes = await runImport(parts, { dir, mapping, today, accept }, clock());
      for (const { record } of outcomes) {
        for (const warning of record.warnings) console.log(`Note: ${warning}`);
      }
      // What was pushed here lies in a folder that is removed; a refresh leaves its own.
      const toAccept = throughServer
        ? 'the same once more with --accept'
        : `npm run reference:import -- ${process.argv.slice(2).join(' ')} --accept`;
      const words = (outcome: GroupOutcome): string => sentenceOf(outcome, toAccept);
      const isSound = ({ result }: GroupOutcome): boolean =>
        result === 'imported' || result === 'unchanged';
      for (const outcome of outcomes.filter(isSound)) console.log(words(outcome));
      const wrong = outcomes.filter((outcome) => !isSound(outcome));
      if (wrong.length > 0) throw new ScriptError(wrong.map(words).join('\n'));
    } finally {
      reader.close();
    }
  } finally {
    door.close();
  }
});
