/** What a person was told of corrections is not told again. */
import type { NoticesSeen } from '#schema/contract/corrections.ts';
import { statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';

const markSeen = statement((db, p: { userId: number; upTo: number; now: number }) =>
  db
    .updateTable('correction_notice')
    .set({ seen_at: p.now })
    .where('user_id', '=', p.userId)
    .where('seen_at', 'is', null)
    .where('correction_id', '<=', p.upTo),
);

export const markNoticesSeen = defineCommand({
  name: 'corrections.markSeen',
  right: 'operator',
  run(tx, { upTo }: NoticesSeen) {
    const { changes } = tx.run(markSeen, { userId: tx.user.id, upTo, now: tx.now });
    tx.change(null, { upTo, seen: changes });
    return { seen: changes };
  },
});
