/** Verifying the chain on demand: one at a time, in a thread of its own, for everybody to see. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Verification } from '#schema/contract/audit.ts';
import type { Reader } from '#server/db/statements.ts';
import type { AuditReader } from '#server/workers/audit-pool.ts';
import type { Envelope } from '#server/writer/command.ts';
import { readHead } from '#server/writer/verify-chain.ts';
import type { Writer } from '#server/writer/writer.ts';
import type { VerificationOutcome } from './audit.commands.ts';
import { lastVerification } from './audit.queries.ts';
import type { HeadNotes, NotedHead } from './noted-head.ts';

export interface Verifier {
  state(): Verification;
  /** Begins, or goes on with the one that runs. @param asked in whose name it will be logged */
  start(asked: Envelope): void;
  /** Resolves when none runs. */
  settled(): Promise<void>;
}

export interface VerifierParts {
  auditReader: AuditReader;
  writer: Writer;
  reader: Reader;
  notes: HeadNotes;
  log: Logger;
  clock: () => number;
}

export function createVerifier(parts: VerifierParts): Verifier {
  const { auditReader, writer, reader, notes, log, clock } = parts;
  let running: { checked: number; total: number; since: string } | null = null;
  let failure: string | null = null;
  let underWay = Promise.resolve();

  async function verify(asked: Envelope): Promise<void> {
    const noted = notes.latest();
    const { verdict, matchesKnown } = await auditReader.verify(noted?.head ?? null, (rows) => {
      if (running) running = { ...running, checked: rows };
    });
    const outcome: VerificationOutcome = {
      isWhole: verdict.whole,
      rows: verdict.whole ? verdict.head.seq : verdict.seq - 1,
      brokenSeq: verdict.whole ? null : verdict.seq,
      reason: verdict.whole ? null : verdict.reason,
      head: headOf(noted, matchesKnown),
    };
    if (!verdict.whole) {
      log.error({ event: 'audit_broken', seq: verdict.seq, reason: verdict.reason });
    }
    const envelope = { ...asked, key: randomUUID(), occurredAt: null };
    await writer.execute('audit.recordVerification', envelope, outcome);
  }

  return {
    state: () => ({ running, last: lastVerification(reader), failure }),
    start(asked) {
      if (running) return;
      const since = new Date(clock()).toISOString();
      running = { checked: 0, total: readHead(reader).seq, since };
      failure = null;
      underWay = verify(asked)
        .catch((error: unknown) => {
          failure = 'The log could not be verified to its end. Start it again.';
          log.warn({ event: 'audit_verification_failed', reason: String(error) });
        })
        .finally(() => {
          running = null;
        });
    },
    settled: () => underWay,
  };
}

function headOf(noted: NotedHead | null, matches: boolean | null): VerificationOutcome['head'] {
  if (!noted || matches === null) return null;
  return { seq: noted.head.seq, notedAt: new Date(noted.at).toISOString(), matches };
}
