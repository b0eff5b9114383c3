import type { CorrectedFields, Correction } from '#schema/contract/corrected-work.ts';
import { statement, type Reader } from '#server/db/statements.ts';

const ofSession = statement((db, p: { sessionId: number }) =>
  db
    .selectFrom('work_session_correction_audit as a')
    .innerJoin('app_user as u', 'u.id', 'a.corrected_by')
    .select([
      'a.id',
      'a.corrected_at',
      'a.corrected_by',
      'u.display_name',
      'a.reason',
      'a.before',
      'a.after',
    ])
    .where('a.session_id', '=', p.sessionId)
    .orderBy('a.id', 'desc'),
);
const sessionByPublicId = statement((db, p: { publicId: string }) =>
  db
    .selectFrom('work_session as w')
    .innerJoin('app_user as u', 'u.id', 'w.user_id')
    .select(['w.id', 'u.team_id'])
    .where('w.public_id', '=', p.publicId),
);

/** The session's own id and its person's team. */
export function findCorrectable(reader: Reader, publicId: string) {
  return reader.get(sessionByPublicId, { publicId });
}

/** What was corrected on a session, the latest first. */
export function listCorrections(reader: Reader, sessionId: number): Correction[] {
  return reader.all(ofSession, { sessionId }).map((row) => ({
    id: row.id,
    correctedAt: new Date(row.corrected_at).toISOString(),
    correctedBy: { id: row.corrected_by, displayName: row.display_name },
    reason: row.reason,
    before: JSON.parse(row.before) as CorrectedFields | null,
    after: JSON.parse(row.after) as CorrectedFields | null,
  }));
}
