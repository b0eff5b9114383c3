/**
 * Worker entry for the audit: looks back through the log, and verifies its chain, which takes as
 * long as the log is old. Neither is anything for a thread that taps or people wait for.
 */
import { setImmediate } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import type { AuditEntry, AuditPage } from '#schema/contract/audit.ts';
import { auditEntry, auditPage } from '#server/audit/audit-page.ts';
import type { Selection } from '#server/audit/selection.ts';
import type { Connection } from '#server/db/statements.ts';
import { holdsHead, verifySteps, type Head, type Verdict } from '#server/writer/verify-chain.ts';
import { giveWay } from './give-way.ts';
import { refusalOf, type ThreadAnswer } from './thread-answer.ts';
import { openThreadReader, poolData } from './thread-reader.ts';

giveWay();

export type AuditJob =
  | { kind: 'page'; selection: Selection; limit: number; cursor: string | undefined }
  | { kind: 'entry'; seq: number }
  /** Tells through the port how many rows it found whole so far. */
  | { kind: 'verify'; known: Head | null; port: MessagePort };

export interface Verified {
  verdict: Verdict;
  /** Whether the row that is known from elsewhere is there; null when none is known. */
  matchesKnown: boolean | null;
}
export type AuditAnswer = AuditPage | AuditEntry | null | Verified;

let connection: Connection | undefined;

export default async function run(job: AuditJob): Promise<ThreadAnswer> {
  const { secret } = poolData() as { secret: Uint8Array };
  const reader = (connection ??= openThreadReader());
  try {
    return { ok: true, answer: await answerOf(reader, Buffer.from(secret), job) };
  } catch (error) {
    return refusalOf(error);
  }
}

async function answerOf(reader: Connection, secret: Buffer, job: AuditJob): Promise<AuditAnswer> {
  switch (job.kind) {
    case 'page': {
      const { selection, limit, cursor } = job;
      // What one page says is of one moment.
      return reader.snapshot(() => auditPage(reader, secret, selection, { limit, cursor }));
    }
    case 'entry':
      return auditEntry(reader, secret, job.seq) ?? null;
    case 'verify':
      return verify(reader, secret, job.known, job.port);
  }
}

/** A page at a time, each read by itself: a long walk must not keep the WAL from being folded. */
async function verify(
  reader: Connection,
  secret: Buffer,
  known: Head | null,
  port: MessagePort,
): Promise<Verified> {
  const steps = verifySteps(reader, secret, known ?? undefined);
  const gone = new AbortController();
  port.on('close', () => gone.abort());
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return { verdict: value, matchesKnown: known && holdsHead(reader, known) };
      port.postMessage(value);
      await setImmediate();
      if (gone.signal.aborted) throw new Error('Nobody waits for it any more.');
    }
  } finally {
    port.close();
  }
}
