/**
 * Agreeing that work was as long as it says, however hard that is to believe: it is no estimate any
 * more. Nothing else of it changes, so its person is told nothing.
 */
import type { Agreement, AgreementAnswer } from '#schema/contract/corrections.ts';
import { AppError } from '#server/app-error.ts';
import { believeTimes } from '#server/sessions/believe-times.ts';
import { answerSession } from '#server/sessions/written-session.ts';
import { defineCommand } from '#server/writer/command.ts';
import { getCorrectable } from './changeable.ts';

type Input = Agreement & { id: string; ifVersion?: number | undefined };

export const agreeToTimes = defineCommand({
  name: 'corrections.agree',
  right: 'foreman',
  run(tx, input: Input): AgreementAnswer {
    const session = getCorrectable(tx, input);
    if (session.ended_at === null) {
      throw new AppError('still_open', 'This work still runs. Say when it ended.');
    }
    if (session.is_long === 0 || session.is_corrected === 1) {
      throw new AppError('already_decided', 'Somebody has already looked at how long this was.');
    }
    believeTimes(tx, input.id);
    tx.change(
      { sessionId: session.id, isEstimated: true },
      { sessionId: session.id, isEstimated: false, reason: input.reason },
    );
    tx.emit({ kind: 'session', userId: session.user_id });
    return { session: answerSession(tx, input.id) };
  },
});
