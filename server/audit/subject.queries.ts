/** The ids under which the log speaks of a person, a tablet, a session or an order. */
import { sql } from 'kysely';
import { orderKey } from '#schema/rules/order-number.ts';
import { AppError } from '#server/app-error.ts';
import { query, type Reader } from '#server/db/statements.ts';
import type { AuditIdKind } from './names.queries.ts';

export interface Subject {
  ids: ReadonlyMap<AuditIdKind, ReadonlySet<number>>;
  /** What it is called in what was refused, which is logged as it was asked for. */
  publicId?: string;
  /** Nothing happened to it before, UTC ms; null when that is not known. */
  since: number | null;
}

const idsOf = (reader: Reader, from: ReturnType<typeof sql<{ id: number }>>): Set<number> =>
  new Set(reader.all(query(from)).map(({ id }) => id));

function sessionSubject(reader: Reader, publicId: string): Subject {
  const row = reader.get(
    query(sql<{ id: number; since: number }>`
      SELECT id, received_at AS since FROM work_session WHERE public_id = ${publicId.toLowerCase()}`),
  );
  if (!row) throw new AppError('not_found', 'There is no such work session.');
  const ids = new Map([['session', new Set([row.id])] as const]);
  return { ids, publicId: publicId.toLowerCase(), since: row.since };
}

function orderSubject(reader: Reader, orderNumber: string): Subject | undefined {
  const row = reader.get(
    query(sql<{ id: number; since: number }>`
      SELECT id, created_at AS since FROM sales_order WHERE order_key = ${orderKey(orderNumber)}`),
  );
  if (!row) return undefined;
  const tasks = idsOf(reader, sql`SELECT id FROM order_task WHERE order_id = ${row.id}`);
  const sessions = idsOf(
    reader,
    sql`SELECT DISTINCT s.session_id AS id FROM work_session_share AS s
      JOIN order_task AS t ON t.id = s.order_task_id WHERE t.order_id = ${row.id}`,
  );
  const usages = idsOf(reader, sql`SELECT id FROM material_usage WHERE order_id = ${row.id}`);
  return {
    ids: new Map([
      ['order', new Set([row.id])],
      ['orderTask', tasks],
      ['session', sessions],
      ['materialUsage', usages],
    ]),
    since: row.since,
  };
}

/** Of taps that waited for a decision: what was decided speaks of the tap only. */
const itemsOf = (reader: Reader, userId: number): Set<number> =>
  idsOf(
    reader,
    sql`SELECT id FROM captured_event WHERE user_id = ${userId} AND outcome <> 'applied'`,
  );

/**
 * @param about as the contract has it, for example `order:10482`
 * @throws AppError `not_found` for a session or an order that is not there. People and tablets that
 *   are gone still stand in the log.
 */
export function findSubject(reader: Reader, about: string): Subject {
  const [, kind, id = ''] = /^([a-z]+):(.*)$/u.exec(about) ?? [];
  switch (kind) {
    case 'session':
      return sessionSubject(reader, id);
    case 'order': {
      const order = orderSubject(reader, id);
      if (!order) throw new AppError('not_found', `There is no order ${id}.`);
      return order;
    }
    case 'user': {
      const userId = Number(id);
      const ids = new Map([['user', new Set([userId])] as const]);
      return { ids: new Map([...ids, ['item', itemsOf(reader, userId)]]), since: null };
    }
    default:
      return { ids: new Map([['device', new Set([Number(id)])]]), since: null };
  }
}

const MOST_FOUND = 20;

/** What words somebody typed may mean: an order by its number, people and tablets by name. */
export function findMeant(reader: Reader, words: string): Subject['ids'] {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const named = (table: 'app_user' | 'device', column: string) =>
    idsOf(
      reader,
      sql`SELECT id FROM ${sql.table(table)}
        WHERE ${sql.ref(column)} LIKE ${like} ESCAPE '\\' LIMIT ${MOST_FOUND}`,
    );
  const users = named('app_user', 'display_name');
  const devices = named('device', 'name');
  return new Map([
    ...(orderSubject(reader, words)?.ids ?? []),
    ['user', users] as const,
    ['device', devices] as const,
  ]);
}
