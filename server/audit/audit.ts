/** What the server needs to show its log and to prove that it is whole. */
import { openAuditReader, type AuditReader } from '#server/workers/audit-pool.ts';
import { createHeadNotes, type HeadNotes } from './noted-head.ts';
import { createVerifier, type Verifier, type VerifierParts } from './verification.ts';

export interface Audit {
  pages: AuditReader;
  headNotes: HeadNotes;
  verifier: Verifier;
  close(): Promise<void>;
}

interface Opening extends Omit<VerifierParts, 'auditReader' | 'notes'> {
  /** The built worker. */
  file: string;
  databasePath: string;
  /** Of the chain of the log. */
  secret: Buffer;
}

export function openAudit({ file, databasePath, secret, ...parts }: Opening): Audit {
  const pages = openAuditReader(file, databasePath, secret);
  const headNotes = createHeadNotes();
  const verifier = createVerifier({ ...parts, auditReader: pages, notes: headNotes });
  return { pages, headNotes, verifier, close: () => pages.close() };
}
