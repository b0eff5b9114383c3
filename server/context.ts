/** What the slices are handed: everything the HTTP thread owns, and nothing global. */
import type { Logger } from 'pino';
import type { Audit } from './audit/audit.ts';
import type { Proofs } from './capture/proof/proofs.ts';
import type { Config } from './config.ts';
import type { Reader } from './db/statements.ts';
import type { Heartbeats } from './devices/heartbeats.ts';
import type { Inspector } from './reference/inspector.ts';
import type { Refresher } from './reference/refresher.ts';
import type { EventHub } from './http/event-hub.ts';
import type { Settings } from './settings/settings.queries.ts';
import type { DoorStatus } from './writer/boot.ts';
import type { Writer } from './writer/writer.ts';
import type { Exports } from './workers/export-pool.ts';
import type { Passwords, Reports, Searches } from './workers/pools.ts';

export interface AppContext {
  config: Config;
  /** A connection that cannot write. */
  reader: Reader;
  writer: Writer;
  passwords: Passwords;
  reports: Reports;
  searches: Searches;
  exports: Exports;
  audit: Audit;
  /** Brings the ERP's data in. */
  refresher: Refresher;
  /** Looks into the ERP's tables. */
  inspector: Inspector;
  /** What proves a tap. */
  proofs: Proofs;
  events: EventHub;
  /** What the tablets said last. */
  heartbeats: Heartbeats;
  log: Logger;
  /** Wall clock, UTC ms. */
  clock: () => number;
  settings: () => Settings;
  status: ServerStatus;
}

export interface ServerStatus {
  door: DoorStatus;
  /** Milliseconds since the writer last said it lives. */
  writerSilentForMs: () => number;
  isDraining: () => boolean;
  /** Hash of the server's own built files. */
  serverHash: string;
}
