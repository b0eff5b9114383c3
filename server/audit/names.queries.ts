/** What ids are called today. What is gone has no name any more. */
import { sql } from 'kysely';
import { query, type Reader } from '#server/db/statements.ts';

/** What is known by an id: a label that says it all, and the parts a sentence is made of. */
export interface Named {
  id: number;
  label: string;
  person: string | null;
  order: string | null;
  task: string | null;
}

const work = sql`coalesce(o.order_number || ' · ' || t.name, t.name)`;
/** The first order of a session speaks for it. */
const firstShare = sql`
  LEFT JOIN order_task AS ot ON ot.id = (
    SELECT order_task_id FROM work_session_share WHERE session_id = s.id ORDER BY id LIMIT 1)
  LEFT JOIN sales_order AS o ON o.id = ot.order_id`;

const SOURCES = {
  user: sql`display_name AS label, display_name AS person, NULL AS "order", NULL AS task
    FROM app_user AS n`,
  device: sql`n.name AS label, NULL AS person, NULL AS "order", NULL AS task FROM device AS n`,
  team: sql`n.name AS label, NULL AS person, NULL AS "order", NULL AS task FROM team AS n`,
  material: sql`n.name AS label, NULL AS person, NULL AS "order", NULL AS task FROM material AS n`,
  taskType: sql`n.name AS label, NULL AS person, NULL AS "order", n.name AS task
    FROM task_type AS n`,
  order: sql`n.order_number AS label, NULL AS person, n.order_number AS "order", NULL AS task
    FROM sales_order AS n`,
  orderTask: sql`${work} AS label, NULL AS person, o.order_number AS "order", t.name AS task
    FROM order_task AS n JOIN sales_order AS o ON o.id = n.order_id
    JOIN task_type AS t ON t.id = n.task_type_id`,
  session: sql`u.display_name || ' · ' || ${work} AS label, u.display_name AS person,
      o.order_number AS "order", t.name AS task
    FROM work_session AS n JOIN work_session AS s ON s.id = n.id
    JOIN app_user AS u ON u.id = s.user_id
    JOIN task_type AS t ON t.id = s.task_type_id ${firstShare}`,
  materialUsage: sql`m.name || ' · ' || o.order_number AS label, NULL AS person,
      o.order_number AS "order", NULL AS task
    FROM material_usage AS n JOIN material AS m ON m.id = n.material_id
    JOIN sales_order AS o ON o.id = n.order_id`,
  payRate: sql`u.display_name || ' · ' || n.effective_from AS label, u.display_name AS person,
      NULL AS "order", NULL AS task
    FROM pay_rate AS n JOIN app_user AS u ON u.id = n.user_id`,
  item: sql`coalesce(u.display_name, '') || ' · ' || n.command AS label, u.display_name AS person,
      NULL AS "order", NULL AS task
    FROM captured_event AS n LEFT JOIN app_user AS u ON u.id = n.user_id`,
} as const;
export type AuditIdKind = keyof typeof SOURCES;

/** Sessions and logged material by the ids that were minted where they were tapped. */
export function findMinted(
  reader: Reader,
  publicIds: readonly string[],
): Map<string, { kind: 'session' | 'materialUsage'; id: number }> {
  if (publicIds.length === 0) return new Map();
  const among = sql`IN (SELECT value FROM json_each(${JSON.stringify(publicIds)}))`;
  const rows = reader.all(
    query(sql<{ publicId: string; kind: 'session' | 'materialUsage'; id: number }>`
      SELECT public_id AS publicId, 'session' AS kind, id FROM work_session
        WHERE public_id ${among}
      UNION ALL SELECT public_id, 'materialUsage', id FROM material_usage
        WHERE public_id ${among}`),
  );
  return new Map(rows.map(({ publicId, ...found }) => [publicId, found]));
}

/** @returns by id; one that is gone is not in it. */
export function findNamed(
  reader: Reader,
  kind: AuditIdKind,
  ids: readonly number[],
): Map<number, Named> {
  if (ids.length === 0) return new Map();
  const rows = reader.all(
    query(sql<Named>`SELECT n.id, ${SOURCES[kind]}
      WHERE n.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
