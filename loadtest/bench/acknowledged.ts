/** Whether every tap that was acknowledged is in the database, asked of the file itself. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '#server/db/open.ts';

/** @returns how many acknowledged taps are missing; the server must have stopped */
export function countMissing(folder: string, acknowledgedFile: string): number {
  if (!existsSync(acknowledgedFile)) return 0;
  const reader = openReader(join(folder, 'shop.db'));
  const find = reader.raw
    .prepare(
      `SELECT 1 FROM command_log WHERE scope = ? AND idempotency_key = ? AND outcome = 'accepted'`,
    )
    .pluck();
  const lines = readFileSync(acknowledgedFile, 'utf8').split('\n').filter(Boolean);
  const missing = lines.filter((line) => find.get(...line.split(' ')) === undefined);
  reader.close();
  return missing.length;
}
