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
import { logDelivery, tellOfImport } from './notify.ts';
import { findTrouble, isDoneSince } from './reference.queries.ts';
import { fetchTables } from './refresh/fetch-tables.ts';
import { isWorkday } from './refresh/workday.ts';
import {
  INTERRUPTED,
  isUnfinished,
  repair,
  runImport,
  sentenceOf,
  UnderWayError,
} from './run-import.ts';
import { lastDue, nextDue, TRY_AGAIN_MS } from './schedule.ts';
import { send } from './send-command.ts';

const LOOK_EVERY_MS = 30_000;
const TO_ACCEPT = 'npm run reference:import -- REFERENCE_DIR --accept';
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
  /** How often the schedule is looked at. */
  lookEveryMs?: number;
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
  const { lookEveryMs = LOOK_EVERY_MS } = parts;
  const { databasePath, referenceDir, referenceInbox, referenceAt } = config;
  const importParts: ImportParts = { writer, reader, threadFile, databasePath };
  let underWay: Promise<void> | undefined;
  let triedAt = 0;
  let told = '';
  let trouble: string | null = null;

  const mappingPath = join(referenceDir, 'mapping.json');

  /** However often it is tried again, the same trouble is told once. */
  async function tell(what: string): Promise<void> {
    if (what === told) return;
    const delivery = await tellOfImport(config, what);
    logDelivery(log, delivery);
    if (delivery === null || delivery.failure === null) told = what;
  }

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
    if (wrong.length === 0) told = '';
    else await tell(wrong.map((outcome) => sentenceOf(outcome, TO_ACCEPT)).join('\n'));
  }

  /** Brings to its end what another import, or this server before it was ended, left behind. */
  async function mend(): Promise<void> {
    const { settled, failed } = await repair(importParts, clock());
    if (settled.length > 0) log.warn({ event: 'reference_repaired', groups: settled });
    if (failed.length > 0) await tell(`${failed.join(', ')}: ${INTERRUPTED}`);
  }

  /** What kept anything from being read is on the record, as what was read wrong is. */
  async function noteFailure(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UnderWayError) {
      log.info({ event: 'reference_refresh_put_off', reason: message });
      return;
    }
    log.error({ event: 'reference_refresh_failed', reason: message });
    await tell(message);
    await send(writer, 'reference.recordImport', failedRecord('orders', message));
  }

  function begin(work: () => Promise<void>): void {
    underWay ??= work()
      .catch(noteFailure)
      .catch((error: unknown) => {
        log.error({ event: 'reference_refresh_failed', reason: String(error) });
      })
      .finally(() => {
        underWay = undefined;
        trouble = findTrouble(reader);
      });
  }

  const isAllowed = (at: number): boolean =>
    config.forceRefresh || isWorkday(at, settings().plantTimeZone);

  const due = (): number => lastDue(clock(), referenceAt, settings().plantTimeZone);

  function beginRefresh(): void {
    triedAt = clock();
    begin(refresh);
  }

  /** When what failed is tried again, UTC ms; null when nothing did. */
  function againAt(): number | null {
    const at = triedAt + TRY_AGAIN_MS;
    return triedAt < due() || isDoneSince(reader, due()) || !isAllowed(at) ? null : at;
  }

  /** For each time that was due, also when the server was off then, until it is done. */
  function look(): void {
    const since = due();
    if (isDoneSince(reader, since) || !isAllowed(clock())) return;
    if (triedAt < since) told = '';
    else if (clock() < triedAt + TRY_AGAIN_MS) return;
    beginRefresh();
  }

  /** Scripts import, too, and may be ended in the middle of it. */
  function tick(): void {
    trouble = findTrouble(reader);
    if (underWay) return;
    if (isUnfinished(importParts)) begin(mend);
    else if (referenceInbox !== null) look();
  }

  return {
    isUnderWay: () => underWay !== undefined,
    trouble: () => trouble,
    start() {
      if (underWay) throw new AppError('import_under_way', 'An import is under way already.');
      if (!isAllowed(clock())) {
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
      beginRefresh();
    },
    nextAt() {
      if (referenceInbox === null) return null;
      return againAt() ?? nextDue(clock(), referenceAt, settings().plantTimeZone);
    },
    async settled() {
      await underWay;
    },
    keep() {
      trouble = findTrouble(reader);
      const first = setTimeout(() => isUnfinished(importParts) && begin(mend), AFTER_START_MS);
      const looking = setInterval(tick, lookEveryMs);
      return () => {
        clearTimeout(first);
        clearInterval(looking);
      };
    },
  };
}
