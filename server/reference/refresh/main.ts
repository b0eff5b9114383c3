/**
 * npm run reference:refresh [-- DIR]
 *
 * Brings the newest tables the ERP dropped (DIR, or the newest folder under REFERENCE_INBOX) into
 * the canonical folder REFERENCE_DIR and imports them. Monday to Friday where the plant is;
 * FORCE_REFRESH=1 on any day. Exit 0 when what is there is imported, also when it was before.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readEnv, toConfig, type Config } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { failedRecord } from '../manifest-writes.ts';
import { loadMapping } from '../mapping.ts';
import { tellOfImport } from '../notify.ts';
import { send } from '../send-command.ts';
import { fetchTables } from './fetch-tables.ts';
import { InboxError } from './inbox.ts';
import { windowWords } from './window-words.ts';
import { requireWorkday } from './workday.ts';

/** The shop's own setting; the environment's until there is a database. */
function plantTimeZone({ databasePath, plantTimeZone: preset }: Config): string {
  if (!existsSync(databasePath)) return preset;
  const reader = openReader(databasePath);
  try {
    return readSettings(reader).plantTimeZone;
  } finally {
    reader.close();
  }
}

/** The import is the script people know, run as they would: through the server, or the door. */
async function runImport(dir: string): Promise<void> {
  const script = fileURLToPath(new URL('import.js', import.meta.url));
  const child = spawn(process.execPath, [script, dir], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new ScriptError('Nothing or not everything was imported; see above.');
}

/** What kept anything from being read is on the record, as what was read wrong is. */
async function record(config: Config, clock: () => number, error: InboxError): Promise<void> {
  const door = openBuiltDoor(config, 'reference:refresh', clock);
  try {
    await send(door.writer, 'reference.recordImport', failedRecord('orders', error.message));
  } finally {
    door.close();
  }
}

/** Nobody looks at a timer's output: NOTIFY_URL hears of it, whatever it was. */
function tell(config: Config, error: unknown): Promise<void> {
  const what = error instanceof Error ? error.message : String(error);
  return tellOfImport(config, what, pino({ level: config.logLevel }));
}

await runScript(async (clock) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [said, ...more] = positionals;
  if (more.length > 0) throw new ScriptError('Say one folder: npm run reference:refresh -- DIR');
  const config = toConfig(readEnv());
  const { databasePath, referenceDir: to, referenceInbox: inbox, forceRefresh } = config;
  const timeZone = plantTimeZone(config);
  requireWorkday(clock(), timeZone, forceRefresh);
  const mappingPath = join(to, 'mapping.json');
  if (!existsSync(mappingPath)) {
    throw new ScriptError(
      `There is no mapping at ${mappingPath}; reference:inspect writes one to begin with.`,
    );
  }
  const mapping = loadMapping(mappingPath);
  console.log(windowWords(mapping, plantCalendar(timeZone).dayOf(clock())));
  const dir = said === undefined ? null : resolve(said);
  try {
    const drop = { dir, inbox, to, mapping, databasePath };
    const { from, promoted, unchanged } = await fetchTables(drop, clock());
    console.log(
      `From ${from} to ${to}: ${promoted.length} new or changed, ${unchanged} as before.`,
    );
    for (const name of promoted) console.log(`  ${name}`);
    await runImport(to);
  } catch (error) {
    if (error instanceof InboxError) await record(config, clock, error);
    await tell(config, error);
    throw error;
  }
});
