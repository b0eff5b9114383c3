/** Answers requests from the first to the last: opens what that takes, listens, drains. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { openAudit } from './audit/audit.ts';
import { openProofs } from './capture/proof/proofs.ts';
import type { Config } from './config.ts';
import type { AppContext } from './context.ts';
import { keepRecosting } from './costing/recost-runner.ts';
import { openReader } from './db/open.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { createHeartbeats } from './devices/heartbeats.ts';
import { keepHeartbeats } from './devices/keep-heartbeats.ts';
import { keepWeeklySummaries } from './exports/weekly/schedule.ts';
import { greet } from './greeting.ts';
import { createEventHub } from './http/event-hub.ts';
import { keepHouse } from './housekeeping.ts';
import { createInspector } from './reference/inspector.ts';
import { createRefresher } from './reference/refresher.ts';
import { loadSecrets, secretValue } from './secrets.ts';
import { plantCalendar } from './settings/plant-calendar.ts';
import { readSettings } from './settings/settings.queries.ts';
import { hasAnyUser } from './users/users.queries.ts';
import { openExports } from './workers/export-pool.ts';
import { openPasswords, openReports, openSearches } from './workers/pools.ts';
import type { WriterThread } from './writer/client.ts';
import type { WriterLock } from './writer/lock.ts';
import { monotonicMs } from './writer/monotonic.ts';
import { listenForScripts } from './writer/socket.ts';
import { writerOver } from './writer/writer.ts';

/** From the signal to the end, at the most: requests may take all but the last second of it. */
const DRAIN_MS = 10_000;
const CLOSING_MS = 1000;
const CLOSE_IDLE_EVERY_MS = 20;

export interface Parts {
  config: Config;
  log: Logger;
  /** Wall clock, UTC ms. */
  clock: () => number;
  /** The folder of the built bundles. */
  built: string;
  lock: WriterLock;
  thread: WriterThread;
}

/** @returns how to stop: what is queued is finished, then everything is closed. */
export async function serve(parts: Parts): Promise<(signal: string) => Promise<void>> {
  const { config, log, clock, built, lock, thread } = parts;
  const events = createEventHub();
  const writer = writerOver(thread.send, (said) => events.publish(said));
  const reader = openReader(config.databasePath);
  const secrets = loadSecrets(config.secretsDir, []);
  const passwords = openPasswords(join(built, 'passwords.cjs'), secretValue(secrets, 'pin-pepper'));
  const reports = openReports(join(built, 'reports.cjs'), config.databasePath);
  const searches = openSearches(join(built, 'search.cjs'), config.databasePath);
  const exports = openExports(join(built, 'exports.cjs'), config.databasePath);
  const audit = openAudit({
    file: join(built, 'audit.cjs'),
    databasePath: config.databasePath,
    secret: secretValue(secrets, 'audit-mac'),
    ...{ writer, reader, log, clock },
  });
  let isDraining = false;

  if (config.demo) {
    const { plantTimeZone: timeZone } = readSettings(reader);
    const now = clock();
    const today = plantCalendar(timeZone).dayOf(now);
    await seedDemo(writer, reader, passwords, { today, now, timeZone });
  }
  const settings = () => readSettings(reader);
  const refresher = createRefresher({
    ...{ config, writer, reader, log, clock, settings },
    threadFile: join(built, 'reference-reading.js'),
  });
  const inspector = createInspector({
    dir: config.referenceDir,
    threadFile: join(built, 'reference-inspecting.js'),
  });
  const context: AppContext = {
    config,
    reader,
    writer,
    passwords,
    reports,
    searches,
    exports,
    audit,
    refresher,
    inspector,
    proofs: openProofs(secrets),
    events,
    heartbeats: createHeartbeats(),
    log,
    clock,
    settings,
    status: {
      door: thread.status,
      writerSilentForMs: thread.silentForMs,
      isDraining: () => isDraining,
      serverHash: hashOf(built, [
        'main.js',
        'writer.js',
        'passwords.cjs',
        'reports.cjs',
        'search.cjs',
        'exports.cjs',
        'audit.cjs',
        'reference-reading.js',
        'reference-inspecting.js',
      ]),
    },
  };
  const { putBack } = thread.status;
  if (putBack !== null) {
    const { generation } = context.settings();
    log.warn({ event: 'older_database_put_back', reason: putBack, generation });
  }
  const scripts = await listenForScripts(lock.owner.socket, thread.send);
  // Without options it is the one of plain HTTP.
  const server = createAdaptorServer({ fetch: createApp(context).fetch }) as Server;
  const { port } = await listen(server, config);
  log.info({ event: 'listening', host: config.host, port, pragmas: thread.status.pragmas });
  const stopHousekeeping = keepHouse({ writer, reader, log, headNotes: audit.headNotes, clock });
  const stopSummaries = keepWeeklySummaries(context);
  const stopRecosting = keepRecosting(writer, reader, log);
  const stopRefreshing = refresher.keep();
  const stopHeartbeats = keepHeartbeats(writer, context.heartbeats, log);
  greet(config, port, readSettings(reader).isDemo, hasAnyUser(reader));

  return async (signal) => {
    const until = monotonicMs() + DRAIN_MS - CLOSING_MS;
    const leftMs = (): number => Math.max(0, until - monotonicMs());
    isDraining = true;
    log.info({ event: 'draining', signal });
    stopHousekeeping();
    stopSummaries();
    stopRecosting();
    stopRefreshing();
    stopHeartbeats();
    events.close();
    // It still listens: new writes are refused, and whoever asks hears that it is not ready.
    await thread.finish(leftMs());
    scripts.close();
    await closeServer(server, leftMs());
    const pools = [passwords, reports, searches, exports, audit];
    await Promise.all(pools.map((pool) => pool.close()));
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

function hashOf(built: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(built, file);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
