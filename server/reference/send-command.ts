/** How an import sends its commands: one after the other, again with its own key while the door is busy. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#server/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '#server/commands.ts';
import type { Writer } from '#server/writer/writer.ts';

const BUSY_RETRIES = 20;

/** The actor's name keeps these commands out of the transactions of taps. */
export async function send<Name extends CommandName>(
  writer: Writer,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandAnswer<Name>> {
  const envelope = {
    scope: 'system:import',
    key: randomUUID(),
    actor: { kind: 'system', name: 'import' },
    deviceId: null,
    occurredAt: null,
  } as const;
  for (let retry = 0; ; retry += 1) {
    try {
      return (await writer.execute(name, envelope, input)).answer;
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'busy';
      if (!isBusy || retry === BUSY_RETRIES) throw error;
      await sleep(error.details.retryAfterMs ?? 1000);
    }
  }
}
