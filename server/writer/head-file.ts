/**
 * The newest row of the command log, written down beside the database as `<db>.head`. Who puts an
 * older copy of the database back leaves this file as it is, so at the next start the two do not
 * fit: that is how the server knows that it went back in time.
 *
 *   log      1 ── 2 ── 3 ── 4 ── 5        head 4: it went on, or was killed within the minute
 *   older    1 ── 2 ── 3                  head 4: there is no row 4, so this is an older copy
 *   grown    1 ── 2 ── 3 ── 4'── 5'       head 4: row 4 is another one, so it once was
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { statement, type Reader } from '#server/db/statements.ts';
import { trueName } from './lock.ts';
import { readHead, type Head } from './verify-chain.ts';

const rowAt = statement((db, p: { seq: number }) =>
  db.selectFrom('command_log').select('mac').where('seq', '=', p.seq),
);

export const headPath = (databasePath: string): string => `${trueName(databasePath)}.head`;

/** Undefined when there is none, or when what stands there is no head. */
function readHeadFile(databasePath: string): Head | undefined {
  try {
    const { seq, mac } = JSON.parse(readFileSync(headPath(databasePath), 'utf8')) as Partial<Head>;
    return typeof seq === 'number' && typeof mac === 'string' ? { seq, mac } : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, also when the power fails. @throws Error of the file system. */
export function writeHeadFile(databasePath: string, head: Head): void {
  const path = headPath(databasePath);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(head)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

/** Why the database must be taken for an older copy of itself; undefined when it went on. */
export function whyOlder(reader: Reader, databasePath: string): string | undefined {
  const newest = readHead(reader);
  if (newest.seq === 0) return undefined;
  const head = readHeadFile(databasePath);
  if (!head) return `no readable ${headPath(databasePath)} says how far its log had come`;
  const row = reader.get(rowAt, { seq: head.seq });
  if (row?.mac === head.mac) return undefined;
  return row
    ? `row ${head.seq} of its log is not the one that ${headPath(databasePath)} remembers`
    : `its log ends at row ${newest.seq}, and ${headPath(databasePath)} remembers row ${head.seq}`;
}
