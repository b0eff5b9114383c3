/** Reads the configuration, opens everything, listens, and drains on a signal. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import pino, { type Logger } from 'pino';
import { createApp } from './app.ts';
import { readEnv, toConfig, type Config } from './config.ts';
import type { AppContext } from './context.ts';
import { openReader } from './db/open.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { DEMO_SIGN_INS } from './demo/sign-ins.ts';
import { createEventHub } from './http/event-hub.ts';
import { keepHouse } from './housekeeping.ts';
import { loadSecrets, secretValue } from './secrets.ts';
import { doorOptions } from './door-options.ts';
import { plantCalendar } from './settings/plant-calendar.ts';
import { readSettings } from './settings/settings.queries.ts';
import { hasAnyUser } from './users/users.queries.ts';
import { openPasswords, openReports } from './workers/pools.ts';
import { startWriterThread } from './writer/client.ts';
import { acquireLock, readOwner, type WriterLock } from './writer/lock.ts';
import { monotonicMs } from './writer/monotonic.ts';
import { listenForScripts } from './writer/socket.ts';
import { writerOver } from './writer/writer.ts';

/** From the signal to the end, at the most: requests may take all but the last second of it. */
const DRAIN_MS = 10_000;
const CLOSING_MS = 1000;
const CLOSE_IDLE_EVERY_MS = 20;
const EXIT_CANNOT_START = 1;

const built = dirname(fileURLToPath(import.meta.url));
const clock = (): number => Date.now();

function takeLock(config: Config): WriterLock {
  const lock = acquireLock(config.databasePath, 'server', clock());
  if (lock) return lock;
  const owner = readOwner(config.databasePath);
  const who = owner ? `${owner.what}, process ${owner.pid} on ${owner.host}` : 'another process';
  throw new Error(`${config.databasePath} is in use by ${who}. Stop it, or use another database.`);
}

async function start(config: Config, log: Logger): Promise<(signal: string) => Promise<void>> {
  mkdirSync(dirname(config.databasePath), { recursive: true });
  const lock = takeLock(config);
  const thread = await startWriterThread({
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
  const events = createEventHub();
  const writer = writerOver(thread.send, (said) => events.publish(said));
  const reader = openReader(config.databasePath);
  const pepper = secretValue(loadSecrets(config.secretsDir, []), 'pin-pepper');
  const passwords = openPasswords(join(built, 'passwords.cjs'), pepper);
  const reports = openReports(join(built, 'reports.cjs'), config.databasePath);
  let isDraining = false;

  if (config.demo) {
    const { plantTimeZone: timeZone } = readSettings(reader);
    const now = clock();
    const today = plantCalendar(timeZone).dayOf(now);
    await seedDemo(writer, reader, passwords, { today, now, timeZone });
  }
  const context: AppContext = {
    config,
    reader,
    writer,
    passwords,
    reports,
    events,
    log,
    clock,
    settings: () => readSettings(reader),
    status: {
      door: thread.status,
      writerSilentForMs: thread.silentForMs,
      isDraining: () => isDraining,
      serverHash: hashOf(['main.js', 'writer.js', 'passwords.cjs', 'reports.cjs']),
    },
  };
  const scripts = await listenForScripts(lock.owner.socket, thread.send);
  // Without options it is the one of plain HTTP.
  const server = createAdaptorServer({ fetch: createApp(context).fetch }) as Server;
  const { port } = await listen(server, config);
  log.info({ event: 'listening', host: config.host, port, pragmas: thread.status.pragmas });
  const stopHousekeeping = keepHouse(writer, reader, log);
  greet(config, port, readSettings(reader).isDemo, hasAnyUser(reader));

  return async (signal) => {
    const until = monotonicMs() + DRAIN_MS - CLOSING_MS;
    const leftMs = (): number => Math.max(0, until - monotonicMs());
    isDraining = true;
    log.info({ event: 'draining', signal });
    stopHousekeeping();
    events.close();
    // It still listens: new writes are refused, and whoever asks hears that it is not ready.
    await thread.finish(leftMs());
    scripts.close();
    await closeServer(server, leftMs());
    await Promise.all([passwords.close(), reports.close()]);
    reader.close();
    // The last connection to close: so it takes the write-ahead log away with it.
    await thread.drain(CLOSING_MS + leftMs());
    lock.release();
    log.info({ event: 'stopped' });
  };
}

function listen(server: Server, config: Config): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${config.port} on ${config.host} is taken. Set PORT to another one.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error);
    });
    server.listen(config.port, config.host, () => resolve(server.address() as AddressInfo));
  });
}

/** Lets running requests finish, and ends those that do not within `limitMs`. */
function closeServer(server: Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is busy now is idle, and kept alive, once its answer is out.
    const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    const giveUp = setTimeout(() => server.closeAllConnections(), limitMs);
    server.close(() => {
      clearInterval(closeIdle);
      clearTimeout(giveUp);
      resolve();
    });
  });
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(built, file);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** For the person at the terminal; a supervisor reads the JSON lines instead. */
function greet(config: Config, port: number, isDemo: boolean, hasPeople: boolean): void {
  if (config.isProduction && hasPeople) return;
  const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  const lines = [
    '',
    `  Time On Tasks is running${isDemo ? ' with the demo shop' : ''}.`,
    '',
    `  Tablet    http://${host}:${port}/`,
    `  Console   http://${host}:${port}/console/`,
  ];
  if (isDemo) {
    lines.push(
      '',
      `  Everybody's PIN    ${DEMO_SIGN_INS.pin}`,
      `  Console sign-in    ${DEMO_SIGN_INS.username} / ${DEMO_SIGN_INS.password}`,
    );
  } else if (!hasPeople) {
    lines.push('', '  Nobody can sign in yet: make the first admin with  npm run admin:create');
  }
  console.log([...lines, '', '  Stop with Ctrl-C.', ''].join('\n'));
}

async function main(): Promise<void> {
  // The database holds names and pay: its files are for this user alone.
  process.umask(0o077);
  let log = pino({ base: null });
  try {
    const config = toConfig(readEnv());
    log = pino({
      level: config.logLevel,
      base: null,
      formatters: { level: (level) => ({ level }) },
    });
    const stop = await start(config, log);
    let stopping: Promise<void> | undefined;
    const obey = (signal: string): void => {
      // A second signal, as npm passes on, changes nothing: the first is being obeyed.
      stopping ??= stop(signal).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ event: 'stop_failed', reason: String(error) });
          process.exit(EXIT_CANNOT_START);
        },
      );
    };
    process.on('SIGINT', obey).on('SIGTERM', obey);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.fatal({ event: 'cannot_start', reason });
    console.error(`\n  Time On Tasks could not start: ${reason}\n`);
    process.exit(EXIT_CANNOT_START);
  }
}

await main();
