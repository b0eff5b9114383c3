/** The process: configuration, log, the lock, the writer thread, signals. `serve.ts` does the rest. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import { readEnv, toConfig, type Config } from './config.ts';
import { doorOptions } from './door-options.ts';
import { systemClock } from './system-clock.ts';
import { startWriterThread } from './writer/client.ts';
import { acquireLock, readOwner, type WriterLock } from './writer/lock.ts';

const EXIT_CANNOT_START = 1;

const built = dirname(fileURLToPath(import.meta.url));

function takeLock(config: Config): WriterLock {
  const lock = acquireLock(config.databasePath, 'server', systemClock());
  if (lock) return lock;
  const owner = readOwner(config.databasePath);
  const who = owner ? `${owner.what}, process ${owner.pid} on ${owner.host}` : 'another process';
  throw new Error(`${config.databasePath} is in use by ${who}. Stop it, or use another database.`);
}

/** @returns how to stop */
async function start(config: Config, log: Logger): Promise<(signal: string) => Promise<void>> {
  mkdirSync(dirname(config.databasePath), { recursive: true });
  const lock = takeLock(config);
  const starting = startWriterThread({
    file: join(built, 'writer.js'),
    door: doorOptions(config, join(built, 'migrations')),
    deadlineMs: config.writeDeadlineMs,
    onUnexpected: (command, { message, stack }) =>
      log.error({ event: 'unexpected_error', command, message, stack }),
    onFatal: (exitCode, reason) => {
      log.fatal({ event: 'writer_failed', reason, exitCode });
      process.exit(exitCode);
    },
  });
  // The writer opens the database while this thread still loads what it will answer with.
  const [thread, { serve }] = await Promise.all([starting, import('./serve.ts')]);
  return serve({ config, log, clock: systemClock, built, lock, thread });
}

/** Stops at the first signal, also at one that comes while it still starts. */
function obeySignals(log: Logger, running: Promise<(signal: string) => Promise<void>>): void {
  let stopping: Promise<void> | undefined;
  const obey = (signal: string): void => {
    // A second signal, as npm passes on, changes nothing: the first is being obeyed.
    stopping ??= running
      .then((stop) => stop(signal))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ event: 'stop_failed', reason: String(error) });
          process.exit(EXIT_CANNOT_START);
        },
      );
  };
  process.on('SIGINT', obey).on('SIGTERM', obey);
}

async function main(): Promise<void> {
  // The database holds names and pay: its files are for this user alone.
  process.umask(0o077);
  // Nobody reads along any more: no reason to stop serving. Unheard, it would end the process in a
  // moment when threads are being started, where Node can hang for good.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  let log = pino({ base: null });
  try {
    const config = toConfig(readEnv());
    log = pino({
      level: config.logLevel,
      base: null,
      formatters: { level: (level) => ({ level }) },
    });
    const running = start(config, log);
    obeySignals(log, running);
    await running;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.fatal({ event: 'cannot_start', reason });
    console.error(`\n  Time On Tasks could not start: ${reason}\n`);
    process.exit(EXIT_CANNOT_START);
  }
}

await main();
