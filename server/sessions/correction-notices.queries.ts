import type { CorrectedFields, CorrectionNotice } from '#schema/contract/corrected-work.ts';
import { statement, type Reader } from '#server/db/statements.ts';

/** More than a person reads at a sign-in; the next ones come once these were seen. */
const MOST_TOLD = 10;

const unseenBy = statement((db, p: { userId: number; limit: number }) =>
  db
    .selectFrom('correction_notice as n')
    .innerJoin('work_session_correction_audit as a', 'a.id', 'n.correction_id')
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
    .where('n.user_id', '=', p.userId)
    .where('n.seen_at', 'is', null)
    .orderBy('a.id')
    .limit(p.limit),
);
const taskName = statement((db, p: { code: string }) =>
  db.selectFrom('task_type').select('name').where('code', '=', p.code),
);

/** What others corrected of a person's work and the person was not told yet, the first one first. */
export function listUnseenCorrections(reader: Reader, userId: number): CorrectionNotice[] {
  const named = (json: string): CorrectionNotice['before'] => {
    const fields = JSON.parse(json) as CorrectedFields | null;
    if (!fields) return null;
    const code = fields.taskType;
    return { ...fields, taskTypeName: reader.get(taskName, { code })?.name ?? code };
  };
  return reader.all(unseenBy, { userId, limit: MOST_TOLD }).map((row) => ({
    id: row.id,
    correctedAt: new Date(row.corrected_at).toISOString(),
    correctedBy: { id: row.corrected_by, displayName: row.display_name },
    reason: row.reason,
    before: named(row.before),
    after: named(row.after),
  }));
}
