/** Sees to it that there is a summary of every week that is over. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '#server/context.ts';
import { firstDayOfWork } from './weekly.queries.ts';
import { fileNameOf } from './weekly-file.ts';
import { weeksOver, type Week } from './weeks.ts';

const HOUR_MS = 3_600_000;
/** The first taps after a start come first. */
const AFTER_START_MS = 60_000;

type Parts = Pick<AppContext, 'config' | 'reader' | 'exports' | 'clock' | 'settings' | 'log'>;

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function writeOne({ config, exports, log }: Parts, week: Week): Promise<void> {
  const said = { week: week.name, folder: config.reportsDir };
  try {
    const bytes = await exports.writeSummary({
      kind: 'weekly-summary',
      folder: config.reportsDir,
      week,
    });
    log.info({ event: 'weekly_summary_written', ...said, bytes });
  } catch (error) {
    log.error({ event: 'weekly_summary_failed', ...said, reason: String(error) });
  }
}

/**
 * Writes what is missing of the last four weeks, the earliest first; what is there stays as it
 * was written. One that fails is said in the log and tried again the next time.
 */
export async function writeMissing(parts: Parts): Promise<void> {
  const { config, reader, clock, settings } = parts;
  const began = firstDayOfWork(reader);
  const weeks = weeksOver(clock(), settings().plantTimeZone);
  for (const week of weeks.reverse()) {
    // Of the time before the shop began there is nothing to say.
    if (began === undefined || week.to < began) continue;
    if (!(await isThere(join(config.reportsDir, fileNameOf(week))))) await writeOne(parts, week);
  }
}

/** Looks soon after the start and every hour. @returns how to stop it. */
export function keepWeeklySummaries(parts: Parts): () => void {
  let underWay: Promise<void> | undefined;
  const look = (): void => {
    underWay ??= writeMissing(parts)
      .catch((error: unknown) => {
        parts.log.error({ event: 'weekly_summary_failed', reason: String(error) });
      })
      .finally(() => {
        underWay = undefined;
      });
  };
  const first = setTimeout(look, AFTER_START_MS);
  const hourly = setInterval(look, HOUR_MS);
  return () => {
    clearTimeout(first);
    clearInterval(hourly);
  };
}
