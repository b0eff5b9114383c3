/**
 * Whether somebody decided about the own work. A foreman of a small shop may be the only one who
 * can, so it is not refused: it is marked, and has a list of its own.
 */
import { sql } from 'kysely';
import { AUDIT_COMMANDS, isAuditCommand } from '#schema/rules/audit-commands.ts';
import { query, type Reader } from '#server/db/statements.ts';
import type { ChangeId } from './change-ids.ts';
import type { AuditIdKind } from './names.queries.ts';

/** Where it stands whose work an id is. */
const TABLES: Partial<Record<AuditIdKind, string>> = {
  session: 'work_session',
  materialUsage: 'material_usage',
  item: 'captured_event',
};

function whose(reader: Reader, { kind, id }: Pick<ChangeId, 'kind' | 'id'>): number | null {
  if (kind === 'user') return id;
  const table = TABLES[kind];
  if (table === undefined) return null;
  const row = reader.get(
    query(sql<{ userId: number | null }>`
      SELECT user_id AS "userId" FROM ${sql.table(table)} WHERE id = ${id}`),
  );
  return row?.userId ?? null;
}

/** @param ids what the line speaks of */
export function isOwnWork(
  reader: Reader,
  { name, actor_user_id: actor }: { name: string; actor_user_id: number | null },
  ids: readonly Pick<ChangeId, 'kind' | 'id'>[],
): boolean {
  if (actor === null || !isAuditCommand(name)) return false;
  if (AUDIT_COMMANDS[name].group !== 'corrections') return false;
  return ids.some((one) => whose(reader, one) === actor);
}
