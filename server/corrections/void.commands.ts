/**
 * Voiding a session that never was: its row stays, with who began it when and on what, and without
 * an end, so without hours and cost, as if its start had been undone. What it was stands in the
 * correction. Material and pieces logged meanwhile stay. Nothing reopens: whoever voided by
 * mistake adds the work anew.
 */
import type { CorrectionAnswer, Voiding } from '#schema/contract/corrections.ts';
import { toSession } from '#server/sessions/sessions.queries.ts';
import { getWritten } from '#server/sessions/written-session.ts';
import { defineCommand } from '#server/writer/command.ts';
import { getCorrectable } from './changeable.ts';
import { moveDay } from './move-day.ts';
import { fieldsOf, recordCorrection } from './record.ts';
import { emptyOut } from './session-writes.ts';

type Input = Voiding & { id: string; ifVersion?: number | undefined };

export const voidSession = defineCommand({
  name: 'corrections.void',
  right: 'foreman',
  run(tx, input: Input): CorrectionAnswer {
    const session = getCorrectable(tx, input);
    const before = fieldsOf(tx, session);
    emptyOut(tx, session);
    const voided = getWritten(tx, input.id);
    moveDay(tx, session.user_id, session, voided);
    const { reason } = input;
    const correction = recordCorrection(tx, session, { before, after: null, reason });
    tx.change({ sessionId: session.id, ...before }, null);
    tx.emit({ kind: 'session', userId: session.user_id });
    return { correction, session: toSession(voided, { seesCents: false }) };
  },
});
