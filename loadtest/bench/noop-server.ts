/**
 * The same routes before a writer that does nothing and answers at once: what HTTP alone allows.
 * Everything else is as in `server/main.ts`: reads, validation, logging.
 */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import pino from 'pino';
import { createApp } from '#server/app.ts';
import { readEnv, toConfig } from '#server/config.ts';
import { openProofs } from '#server/capture/proof/proofs.ts';
import type { AppContext } from '#server/context.ts';
import { openReader } from '#server/db/open.ts';
import { createHeartbeats } from '#server/devices/heartbeats.ts';
import { createEventHub } from '#server/http/event-hub.ts';
import { loadSecrets } from '#server/secrets.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import type { Send } from '#server/writer/writer.ts';
import { writerOver } from '#server/writer/writer.ts';

/** A session as both routes answer it. */
const SESSION = {
  id: '01900000-0000-7000-8000-000000000000',
  user: { id: 1, displayName: 'Person 1' },
  orderNumber: '100001',
  customerName: 'Customer 1',
  description: 'Crystal obelisk 1',
  dueDate: '2026-01-14',
  taskType: 'ENGRAVE',
  taskTypeName: 'Engraving',
  startedAt: '2026-01-14T09:00:00.000Z',
  endedAt: null,
  endReason: null,
  durationMs: null,
  laborCents: null,
  goodQuantity: null,
  scrapQuantity: null,
  note: '',
  flags: [],
};
const nothing: Send = () =>
  Promise.resolve({
    ok: true,
    answer: { session: SESSION, switchedFrom: null },
    replayed: false,
    events: [],
  });

const config = toConfig(readEnv());
const reader = openReader(config.databasePath);
const log = pino({ base: null, formatters: { level: (level) => ({ level }) } });
const events = createEventHub();
const absent = (): never => {
  throw new Error('The server without a writer has no workers either');
};
const context: AppContext = {
  config,
  reader,
  writer: writerOver(nothing, (said) => events.publish(said)),
  passwords: { admit: absent, hash: absent, verify: absent, close: () => Promise.resolve() },
  reports: { run: absent, close: () => Promise.resolve() },
  searches: { run: absent, close: () => Promise.resolve() },
  exports: { send: absent, writeSummary: absent, close: () => Promise.resolve() },
  audit: {
    pages: { page: absent, entry: absent, verify: absent, close: () => Promise.resolve() },
    headNotes: { note: absent, latest: absent },
    verifier: { state: absent, start: absent, settled: () => Promise.resolve() },
    close: () => Promise.resolve(),
  },
  proofs: openProofs(loadSecrets(config.secretsDir, [])),
  events,
  refresher: {
    isUnderWay: () => false,
    trouble: () => null,
    start: () => undefined,
    nextAt: () => null,
    settled: () => Promise.resolve(),
    keep: () => () => undefined,
  },
  inspector: { list: absent, inspect: absent },
  heartbeats: createHeartbeats(),
  log,
  clock: () => Date.now(),
  settings: () => readSettings(reader),
  status: {
    door: { pragmas: {}, schemaLevel: 0, sqlite: '', putBack: null },
    writerSilentForMs: () => 0,
    isDraining: () => false,
    serverHash: 'noop',
  },
};
const server = createAdaptorServer({ fetch: createApp(context).fetch });
server.listen(0, '127.0.0.1', () => {
  log.info({ event: 'listening', port: (server.address() as AddressInfo).port });
});
process.on('SIGTERM', () => process.exit(0));
