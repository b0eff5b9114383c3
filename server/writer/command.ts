/** What a command is, what it is sent with, and what comes back. */
import type { FloorEvent } from '#schema/contract/floor.ts';
import type { AppError, ErrorCode, ErrorDetails } from '#server/app-error.ts';
import type { Runner } from '#server/db/statements.ts';
import type { Role } from '#schema/contract/users.ts';

export type Strength = 'pin' | 'password';

/** Who sends a command. Only the server itself and its scripts may be `system`. */
export type Actor =
  { kind: 'user'; userId: number; strength: Strength } | { kind: 'system'; name: string };

/**
 * The least right a command asks for. A PIN gives operator rights whatever the role, so foreman
 * and admin commands need the password. `system` is nobody's: the server's and the scripts' own.
 * `device` is a tablet's: whom it speaks for, the command judges itself.
 */
export type Right = Role | 'system' | 'device';

/** The acting person as the database knows them inside the transaction. */
export interface ActingUser {
  id: number;
  displayName: string;
  /** The role this sign-in gives: role ∩ strength. */
  role: Role;
  teamId: number | null;
}

/** The transaction a command runs in: the only thing that can write. */
export interface Tx extends Runner {
  /** The one clock of the command, UTC ms; never runs backwards. */
  readonly now: number;
  /** When the tap happened, UTC ms by the device's corrected clock; `now` when nobody said. */
  readonly occurredAt: number;
  /** Unique for ever: scope and key. Written on the business row the command makes. */
  readonly sourceKey: string;
  readonly deviceId: number | null;
  readonly actor: Actor;
  /**
   * Who answers for this, when somebody else than its person does: then neither the age of
   * `occurredAt` nor that the person has left speaks against it; with an admin, nor does a week
   * that was approved.
   */
  readonly voucher: Voucher | null;
  /** @throws AppError `not_allowed` when the command is not a person's. */
  readonly user: ActingUser;
  /** Notes what changed for the audit line: ids and values, never names or secrets. */
  change(before: unknown, after: unknown): void;
  /** Says something to the floor once the transaction is committed. */
  emit(event: Omit<FloorEvent, 'at'>): void;
  /**
   * Runs another command inside this one, in a savepoint of its own: when it is refused nothing of
   * it stays, and the refusal is answered instead of thrown.
   */
  runWithin<Input, Answer>(
    command: Command<string, Input, Answer>,
    input: Input,
    as: Standpoint,
  ): Within<Answer>;
}

export type Voucher = 'foreman' | 'admin';

/** In whose name and from when a command runs inside another one. */
export interface Standpoint {
  /** Acts with the rights a PIN gives. */
  userId: number;
  deviceId: number | null;
  /** UTC ms. */
  occurredAt: number;
  sourceKey: string;
  voucher: Voucher | null;
}

export type Within<Answer> =
  | { ok: true; answer: Answer; change: { before: unknown; after: unknown } | null }
  | { ok: false; refusal: AppError };

export interface Command<Name extends string = string, Input = never, Answer = unknown> {
  name: Name;
  right: Right;
  /** Input fields that are secrets: left out of the request's fingerprint. */
  secretFields?: readonly (keyof Input & string)[];
  /** Input fields that tell of one sending, not of the request: left out of its fingerprint too. */
  sendingFields?: readonly (keyof Input & string)[];
  /** False for answers that must not be stored; such a command is never replayed. */
  storesAnswer?: boolean;
  /**
   * Answers a retry whose stored answer was blanked after 90 days, from the business row that
   * carries the key as its `source_key`. Undefined when there is no such row.
   */
  recall?(tx: Tx, input: Input): Answer | undefined;
  /** Runs synchronously inside the transaction. Throws AppError to refuse. */
  run(tx: Tx, input: Input): Answer;
}

/** Keeps the literal name and infers input and answer. */
export function defineCommand<const Name extends string, Input, Answer>(
  command: Command<Name, Input, Answer>,
): Command<Name, Input, Answer> {
  return command;
}

/** Around every command: whose it is and under which key. */
export interface Envelope {
  /** Keys are unique per scope: `user:7`, or `system:import`. */
  scope: string;
  key: string;
  actor: Actor;
  deviceId: number | null;
  /** UTC ms, corrected by the device's measured offset; null when the sender said nothing. */
  occurredAt: number | null;
}

export interface CommandRequest extends Envelope {
  name: string;
  input: unknown;
  /** Monotonic ms (see `writer/monotonic.ts`) after which nobody waits for the answer. */
  deadline: number;
}

export interface CommandFailure {
  code: ErrorCode;
  detail: string;
  details: ErrorDetails;
}

export type CommandReply =
  | { ok: true; answer: unknown; replayed: boolean; events: FloorEvent[] }
  | { ok: false; failure: CommandFailure; replayed: boolean };
