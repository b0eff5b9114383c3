/** Does what a tap asks for, through the very command that does it online. */
import type { TapCommand, TapResult } from '#schema/contract/events.ts';
import { isClockCorrected } from '#schema/rules/tap-capture.ts';
import { statement } from '#server/db/statements.ts';
import { logMaterial } from '#server/materials/materials.commands.ts';
import { closeSessionCommand } from '#server/sessions/closure.commands.ts';
import { startSession } from '#server/sessions/start.commands.ts';
import { undoTap } from '#server/sessions/undo.commands.ts';
import { answerSession } from '#server/sessions/written-session.ts';
import type { Command, Standpoint, Tx, Within } from '#server/writer/command.ts';

type InnerCommand = Command<string, never, TapResult>;

/** The command behind each kind of tap. */
const INNER: Readonly<Record<TapCommand, InnerCommand>> = {
  'sessions.start': startSession,
  'sessions.close': closeSessionCommand,
  'sessions.undo': undoTap,
  'materials.log': logMaterial,
};

const markCorrected = statement((db, p: { publicId: string }) =>
  db.updateTable('work_session').set({ is_clock_corrected: 1 }).where('public_id', '=', p.publicId),
);

export interface WantedTap {
  command: TapCommand;
  /** In order by the contract of the command. */
  input: unknown;
  /** By the device's own clock, UTC ms. */
  deviceTime: number;
}

/** A refused tap leaves nothing behind; whoever asked decides what becomes of the refusal. */
export function performTap(
  tx: Tx,
  { command, input, deviceTime }: WantedTap,
  as: Standpoint,
): Within<TapResult> {
  const done = tx.runWithin(INNER[command], input as never, as);
  if (!done.ok || !('session' in done.answer) || !isClockCorrected(as.occurredAt, deviceTime)) {
    return done;
  }
  const publicId = done.answer.session.id;
  tx.run(markCorrected, { publicId });
  return { ...done, answer: { ...done.answer, session: answerSession(tx, publicId) } };
}

/** The answer to a tap done earlier, read from the rows it made; undefined when they are gone. */
export function recallTap(tx: Tx, command: TapCommand, input: unknown): TapResult | undefined {
  return INNER[command].recall?.(tx, input as never);
}
