/**
 * The server's own refresh: takes what the ERP dropped, imports it, and says so when that failed.
 * One at a time. It runs when an admin asks for it, and by its own schedule where an inbox is set.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError } from '#server/app-error.ts';
import type { Config } from '#server/config.ts';
import type { Reader } from '#server/db/statements.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import type { Settings } from '#server/settings/settings.queries.ts';
import type { Writer } from '#server/writer/writer.ts';
import type { GroupOutcome, ImportParts } from './import-group.ts';
import { failedRecord } from './manifest-writes.ts';
import { loadMapping } from './mapping.ts';
import { tellOfImport } from './notify.ts';
import { findTrouble, lastCheckedAt } from './reference.queries.ts';
import { fetchTables } from './refresh/fetch-tables.ts';
import { isWorkday } from './refresh/workday.ts';
import { repair, runImport } from './run-import.ts';
import { lastDue, nextDue } from './schedule.ts';
import { send } from './send-command.ts';

const LOOK_EVERY_MS = 30_000;
/** The first taps after a start come first. */
const AFTER_START_MS = 10_000;

export interface RefresherParts {
  config: Config;
  writer: Writer;
  reader: Reader;
  log: Logger;
  /** Wall clock, UTC ms. */
  clock: () => number;
  settings: () => Settings;
  /** The built reading thread. */
  threadFile: string;
}

export interface Refresher {
  isUnderWay(): boolean;
  /** What is wrong with what was imported last, as it was known half a minute ago; null: nothing. */
  trouble(): string | null;
  /**
   * Begins, and does not wait for the end.
   * @throws AppError `import_under_way`, or `import_not_set_up` on a weekend or without a mapping
   */
  start(): void;
  /** When the schedule begins the next one, UTC ms; null where it begins none. */
  nextAt(): number | null;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Runs the schedule. @returns how to stop it */
  keep(): () => void;
}

const isWrong = ({ result }: GroupOutcome): boolean =>
  result === 'failed' || result === 'quarantined';

export function createRefresher(parts: RefresherParts): Refresher {
  const { config, writer, reader, log, clock, settings, threadFile } = parts;
  const { databasePath, referenceDir, referenceInbox, referenceAt } = config;
  const importParts: ImportParts = { writer, reader, threadFile, databasePath };
  let underWay: Promise<void> | undefined;
  let triedFor = 0;
  let trouble: string | null = null;

  const mappingPath = join(referenceDir, 'mapping.json');
  const tell = (what: string): Promise<void> => tellOfImport(config, what, log);

  async function refresh(): Promise<void> {
    const mapping = loadMapping(mappingPath);
    if (referenceInbox !== null) {
      const drop = { dir: null, inbox: referenceInbox, to: referenceDir, mapping, databasePath };
      const { promoted } = await fetchTables(drop, clock());
      log.info({ event: 'reference_fetched', files: promoted.length });
    }
    const today = plantCalendar(settings().plantTimeZone).dayOf(clock());
    const order = { dir: referenceDir, mapping, today, accept: false };
    const outcomes = await runImport(importParts, order, clock());
    for (const { group, result, record } of outcomes) {
      const { rows, added, changed, closed, durationMs } = record;
      log.info({
        event: 'reference_imported',
        group,
        result,
        rows,
        added,
        changed,
        closed,
        durationMs,
      });
    }
    const wrong = outcomes.filter(isWrong);
    if (wrong.length === 0) return;
    const said = wrong.map(({ group, result }) => `${group} ${result}`).join(', ');
    await tell(`${said}. The page of imports says why.`);
  }

  /** What kept anything from being read is on the record, as what was read wrong is. */
  async function noteFailure(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    log.error({ event: 'reference_refresh_failed', reason: message });
    await send(writer, 'reference.recordImport', failedRecord('orders', message));
    await tell('nothing could be read. The page of imports says why.');
  }

  function begin(): void {
    underWay ??= refresh()
      .catch(noteFailure)
      .catch((error: unknown) => {
        log.error({ event: 'reference_refresh_failed', reason: String(error) });
      })
      .finally(() => {
        underWay = undefined;
        trouble = findTrouble(reader);
      });
  }

  function isAllowedToday(): boolean {
    return config.forceRefresh || isWorkday(clock(), settings().plantTimeZone);
  }

  /** Once for each time that was due, also when the server was off then. */
  function look(): void {
    const now = clock();
    const due = lastDue(now, referenceAt, settings().plantTimeZone);
    const checked = lastCheckedAt(reader, 'orders') ?? 0;
    if (triedFor >= due || checked >= due || !isAllowedToday()) return;
    triedFor = due;
    begin();
  }

  return {
    isUnderWay: () => underWay !== undefined,
    trouble: () => trouble,
    start() {
      if (underWay) throw new AppError('import_under_way', 'An import is under way already.');
      if (!isAllowedToday()) {
        const zone = settings().plantTimeZone;
        throw new AppError(
          'import_not_set_up',
          `It is a weekend in ${zone}: the ERP drops nothing. FORCE_REFRESH=1 imports all the same.`,
        );
      }
      try {
        loadMapping(mappingPath);
      } catch (error) {
        throw new AppError('import_not_set_up', (error as Error).message);
      }
      begin();
    },
    nextAt: () =>
      referenceInbox === null ? null : nextDue(clock(), referenceAt, settings().plantTimeZone),
    async settled() {
      await underWay;
    },
    keep() {
      const mend = setTimeout(() => {
        repair(importParts, clock()).then(
          (groups) => groups.length > 0 && log.warn({ event: 'reference_repaired', groups }),
          (error: unknown) =>
            log.error({ event: 'reference_repair_failed', reason: String(error) }),
        );
      }, AFTER_START_MS);
      trouble = findTrouble(reader);
      const looking = setInterval(() => {
        // Scripts import, too.
        trouble = findTrouble(reader);
        if (referenceInbox !== null) look();
      }, LOOK_EVERY_MS);
      return () => {
        clearTimeout(mend);
        clearInterval(looking);
      };
    },
  };
}
