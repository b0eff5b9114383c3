/**
 * Idempotency and audit in one table. Every decided command is a row; each row's MAC covers the
 * row and the MAC before it, so an edited, missing or reordered row shows.
 */
import { insertion, statement, type Connection } from '#server/db/statements.ts';
import type { Tables } from '#schema/tables.ts';
import type { CommandRequest } from './command.ts';
import { hmacSha256, sha256 } from './digest.ts';

export const CHAIN_START = '0'.repeat(64);

export type LoggedRow = Tables['command_log'];

const byKey = statement((db, p: { scope: string; key: string }) =>
  db
    .selectFrom('command_log')
    .select(['request_hash', 'outcome', 'answer'])
    .where('scope', '=', p.scope)
    .where('idempotency_key', '=', p.key),
);
const newest = statement((db, _p: object) =>
  db
    .selectFrom('command_log')
    .select(['seq', 'mac', 'received_at'])
    .orderBy('seq', 'desc')
    .limit(1),
);
const insert = insertion('command_log', [
  'seq',
  'scope',
  'idempotency_key',
  'name',
  'actor_user_id',
  'device_id',
  'occurred_at',
  'received_at',
  'request_hash',
  'change',
  'outcome',
  'answer',
  'answer_hash',
  'prev_mac',
  'mac',
]);

/** JSON with sorted keys, so that two spellings of one request have one fingerprint. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Fingerprint of name and input, without secret fields and without anything about the sending. */
export function requestHash(request: CommandRequest, leftOut: readonly string[]): string {
  const input =
    leftOut.length === 0
      ? request.input
      : Object.fromEntries(
          Object.entries(request.input as object).filter(([key]) => !leftOut.includes(key)),
        );
  return sha256(`${request.name}\n${canonicalJson(input)}`);
}

/** The MAC of a row: HMAC-SHA256 over its columns and the MAC of the row before. */
export function rowMac(secret: Buffer, row: Omit<LoggedRow, 'mac' | 'answer'>): string {
  return hmacSha256(
    secret,
    JSON.stringify([
      row.prev_mac,
      row.seq,
      row.scope,
      row.idempotency_key,
      row.name,
      row.actor_user_id,
      row.device_id,
      row.occurred_at,
      row.received_at,
      row.request_hash,
      row.change,
      row.outcome,
      row.answer_hash,
    ]),
  );
}

export class CommandLog {
  #head: { seq: number; mac: string };
  /** When the newest row was received, UTC ms; the clock never runs behind it. */
  readonly lastReceivedAt: number;

  constructor(
    private readonly connection: Connection,
    private readonly secret: Buffer,
  ) {
    const head = connection.get(newest, {});
    this.#head = head ?? { seq: 0, mac: CHAIN_START };
    this.lastReceivedAt = head?.received_at ?? 0;
  }

  get head(): { seq: number; mac: string } {
    return this.#head;
  }

  /** After a rollback the head in memory is the head on disk. */
  restoreHead(head: { seq: number; mac: string }): void {
    this.#head = head;
  }

  find(scope: string, key: string) {
    return this.connection.get(byKey, { scope, key });
  }

  append(
    row: Omit<LoggedRow, 'seq' | 'answer_hash' | 'prev_mac' | 'mac'> & { answer: string },
    keepAnswer: boolean,
  ): void {
    const full = {
      ...row,
      seq: this.#head.seq + 1,
      answer_hash: sha256(row.answer),
      prev_mac: this.#head.mac,
    };
    const mac = rowMac(this.secret, full);
    this.connection.run(insert, { ...full, answer: keepAnswer ? row.answer : null, mac });
    this.#head = { seq: full.seq, mac };
  }
}
