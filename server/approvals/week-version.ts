/** Which version of a team's week somebody was shown. */
import { createHash } from 'node:crypto';
import type { TeamWeek } from '#schema/contract/approvals.ts';

/** What an integer of JSON, and of `If-Match`, has room for. */
const BYTES = 6;

/** Another number as soon as anything of it reads otherwise: a person, a sum, an open point. */
export function versionOf({ people, issues }: Pick<TeamWeek, 'people' | 'issues'>): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([people, issues]))
    .digest();
  return digest.readUIntBE(0, BYTES) + 1;
}
