/**
 * What sends commands through the door, and what answers. The same interface stands before the
 * writer thread, before a script's own door and before a running server's socket.
 */
import type { FloorEvent } from '#schema/contract/floor.ts';
import { AppError } from '#server/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '#server/commands.ts';
import type { CommandReply, Envelope } from './command.ts';

export interface Executed<Answer> {
  answer: Answer;
  /** True when this is the stored answer of an earlier try with the same key. */
  replayed: boolean;
}

/** Sends one request and waits for its reply. */
export type Send = (request: Envelope & { name: string; input: unknown }) => Promise<CommandReply>;

export interface Writer {
  /** @throws AppError as the command decided, or `busy` when nobody confirmed in time. */
  execute<Name extends CommandName>(
    name: Name,
    envelope: Envelope,
    input: CommandInput<Name>,
  ): Promise<Executed<CommandAnswer<Name>>>;
}

/** A refusal that was decided earlier: answered like the first time, and marked so. */
export class ReplayedError extends AppError {}

export function writerOver(send: Send, onEvents: (events: FloorEvent[]) => void): Writer {
  return {
    async execute(name, envelope, input) {
      const reply = await send({ ...envelope, name, input });
      if (!reply.ok) {
        const { code, detail, details } = reply.failure;
        throw new (reply.replayed ? ReplayedError : AppError)(code, detail, details);
      }
      if (reply.events.length > 0) onEvents(reply.events);
      return { answer: reply.answer as CommandAnswer<typeof name>, replayed: reply.replayed };
    },
  };
}
