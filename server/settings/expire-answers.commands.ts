/**
 * Stored answers are kept for 90 days. Then only the answer is blanked, a few rows at a time: the
 * row stays, its MAC covers the answer's hash, and a later retry is answered from the business row.
 */
import { statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';

export const KEEP_ANSWERS_MS = 90 * 24 * 3_600_000;
const ROWS_AT_A_TIME = 500;

const blankSome = statement((db, p: { before: number; limit: number }) =>
  db
    .updateTable('command_log')
    .set({ answer: null })
    .where('seq', 'in', (eb) =>
      eb
        .selectFrom('command_log as old')
        .select('old.seq')
        .where('old.answer', 'is not', null)
        .where('old.received_at', '<', p.before)
        .orderBy('old.seq')
        .limit(p.limit),
    ),
);

export const expireAnswers = defineCommand({
  name: 'settings.expireAnswers',
  right: 'system',
  run(tx, _input: object) {
    const before = tx.now - KEEP_ANSWERS_MS;
    const { changes } = tx.run(blankSome, { before, limit: ROWS_AT_A_TIME });
    tx.change(null, { blanked: changes });
    return { blanked: changes, more: changes === ROWS_AT_A_TIME };
  },
});
