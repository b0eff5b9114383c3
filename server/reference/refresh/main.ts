/**
 * npm run reference:refresh [-- DIR]
 *
 * Brings the newest tables the ERP dropped (DIR, or the newest folder under REFERENCE_INBOX) into
 * the canonical folder REFERENCE_DIR and imports them. Monday to Friday where the plant is;
 * FORCE_REFRESH=1 on any day. Exit 0 when what is there is imported, also when it was before; 2
 * when trying again is of no use: on a weekend, and when all that is wrong waits to be accepted.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readEnv, toConfig, type Config } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import type { Reader } from '#server/db/statements.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { EXIT_NOT_AGAIN, runScript, ScriptError } from '#server/scripts/run-script.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { AGAIN_WITHIN_MS, failedRecord } from '../manifest-writes.ts';
import { loadMapping } from '../mapping.ts';
import { deliverySentence, tellOfImport } from '../notify.ts';
import { isDoneSince, lastCheckedAt, troubleSince } from '../reference.queries.ts';
import { IMPORT_UNDER_WAY, UnderWayError } from '../run-import.ts';
import { send } from '../send-command.ts';
import { fetchTables } from './fetch-tables.ts';
import { windowWords } from './window-words.ts';
import { requireWorkday, WeekendError } from './workday.ts';

/** The shop's own setting; the environment's until there is a database. */
function plantTimeZone(config: Config): string {
  if (!existsSync(config.databasePath)) return config.plantTimeZone;
  return ask(config, (reader) => readSettings(reader).plantTimeZone);
}

/** Nothing or not everything came in; the import has said what, and why. */
class ImportError extends ScriptError {
  constructor(readonly said: string) {
    super('Nothing or not everything was imported; see above.');
  }
}

/** The import is the script people know, run as they would: through the server, or the door. */
async function runImport(dir: string): Promise<void> {
  const script = fileURLToPath(new URL('import.js', import.meta.url));
  const child = spawn(process.execPath, [script, dir], { stdio: ['inherit', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    process.stderr.write(chunk);
    said += chunk;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code === 0) return;
  if (signal !== null) throw new ScriptError(`The import was ended by ${signal}. Run it again.`);
  if (said.includes(IMPORT_UNDER_WAY)) throw new UnderWayError('Nothing was imported; see above.');
  throw new ImportError(said.trim());
}

/** What kept anything from being read is on the record, as what was read wrong is. */
async function record(config: Config, clock: () => number, message: string): Promise<void> {
  const door = openBuiltDoor(config, 'reference:refresh', clock);
  try {
    await send(door.writer, 'reference.recordImport', failedRecord('orders', message));
  } finally {
    door.close();
  }
}

function ask<T>({ databasePath }: Config, question: (reader: Reader) => T): T {
  const reader = openReader(databasePath);
  try {
    return question(reader);
  } finally {
    reader.close();
  }
}

/** What was wrong when it was last tried, a short time before. */
function troubleBefore(config: Config, began: number): string {
  if (!existsSync(config.databasePath)) return '';
  return ask(config, (reader) => troubleSince(reader, began - AGAIN_WITHIN_MS));
}

interface Try {
  config: Config;
  clock: () => number;
  /** UTC ms. */
  began: number;
  /** What was wrong with the one before. */
  before: string;
}

/** Unless the import did so itself. @returns whether the same was wrong before */
async function putOnRecord(attempt: Try, error: unknown, what: string): Promise<boolean> {
  const { config, clock, began, before } = attempt;
  const isThere = (reader: Reader): boolean => (lastCheckedAt(reader, 'orders') ?? 0) >= began;
  if (!(error instanceof ImportError && ask(config, isThere))) await record(config, clock, what);
  return before !== '' && ask(config, (reader) => troubleSince(reader, began)) === before;
}

/**
 * Nobody looks at a timer's output: it is on the record, and NOTIFY_URL hears of it, once for as
 * long as it is the same that is tried again.
 */
async function noteFailure(attempt: Try, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const what = error instanceof ImportError ? error.said : message;
  const isKnown = await putOnRecord(attempt, error, what).catch((another: unknown) => {
    process.stderr.write(`The failure could not be put on the record: ${String(another)}\n`);
    return false;
  });
  if (isKnown) return;
  const delivery = await tellOfImport(attempt.config, what);
  if (delivery !== null) process.stderr.write(`${deliverySentence(delivery)}\n`);
}

/** The first time there is none; what it lies in is made with it. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new ScriptError(
      `${dir} could not be made (${(error as Error).message}). ` +
        `Make it for the user this runs as, or set REFERENCE_DIR to another.`,
    );
  }
  console.log(`Made ${dir}: what the ERP drops is taken there.`);
}

async function refresh(config: Config, timeZone: string, said: string | undefined, now: number) {
  const { databasePath, referenceDir: to, referenceInbox: inbox } = config;
  const mappingPath = join(to, 'mapping.json');
  makeFolder(to);
  if (!existsSync(mappingPath)) {
    throw new ScriptError(
      `There is no mapping at ${mappingPath}. Begin one with npm run reference:inspect -- ` +
        `TABLE.DBF --write-mapping ${mappingPath}, say in it what is what, and refresh again.`,
    );
  }
  const mapping = loadMapping(mappingPath);
  console.log(windowWords(mapping, plantCalendar(timeZone).dayOf(now)));
  const dir = said === undefined ? null : resolve(said);
  const drop = { dir, inbox, to, mapping, databasePath };
  const { from, promoted, unchanged } = await fetchTables(drop, now);
  console.log(`From ${from} to ${to}: ${promoted.length} new or changed, ${unchanged} as before.`);
  for (const name of promoted) console.log(`  ${name}`);
  await runImport(to);
}

await runScript(async (clock) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [said, ...more] = positionals;
  if (more.length > 0) throw new ScriptError('Say one folder: npm run reference:refresh -- DIR');
  const config = toConfig(readEnv());
  const attempt: Try = { config, clock, began: clock(), before: '' };
  const { began } = attempt;
  try {
    attempt.before = troubleBefore(config, began);
    const timeZone = plantTimeZone(config);
    requireWorkday(began, timeZone, config.forceRefresh);
    await refresh(config, timeZone, said, began);
  } catch (error) {
    if (error instanceof WeekendError) throw new ScriptError(error.message, EXIT_NOT_AGAIN);
    if (!(error instanceof UnderWayError)) await noteFailure(attempt, error);
    const isOnlyHeld =
      error instanceof ImportError && ask(config, (reader) => isDoneSince(reader, began));
    throw isOnlyHeld ? new ScriptError(error.message, EXIT_NOT_AGAIN) : error;
  }
});
