/** What passes between the HTTP thread and the writer thread; requests and replies in batches. */
import type { CommandReply, CommandRequest } from './command.ts';
import type { DoorStatus } from './boot.ts';

export interface Numbered<T> {
  id: number;
  body: T;
}

export type ToWriter =
  | { kind: 'requests'; requests: Numbered<CommandRequest>[] }
  /** Finish what is queued, checkpoint, close. */
  | { kind: 'drain' };

export type FromWriter =
  | { kind: 'ready'; status: DoorStatus }
  | { kind: 'not_ready'; reason: string }
  | { kind: 'replies'; replies: Numbered<CommandReply>[] }
  | { kind: 'unexpected'; command: string; message: string; stack: string | undefined }
  /** The disk or the file is broken: the process must end with 74 and be started anew. */
  | { kind: 'fatal'; code: string; message: string }
  | { kind: 'beat' }
  | { kind: 'drained' };
