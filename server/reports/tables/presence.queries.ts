/**
 * Days at work: presence with its breaks, by person and plant day, in UTC milliseconds. A day that
 * nobody ended counts to the last work of that day, which is where the next day's first tap will
 * end it. A break counts as far as it lies within the presence.
 */
import { sql } from 'kysely';
import { build, type Reader } from '#server/db/statements.ts';
import type { Days } from '#server/costing/rollups.queries.ts';
import { idsOfPeople, type Scope } from './people.queries.ts';

export interface PresenceDay {
  user_id: number;
  business_day: string;
  presence_ms: number;
  paid_break_ms: number;
  unpaid_break_ms: number;
  /** Between two stays of the day: signed out at noon, and back an hour later. */
  away_ms: number;
  /** Presences of the day that nobody ended. */
  open: number;
}

const DAY_MS = 86_400_000;

/** Work of the day begins on it; the instant only spares reading the person's whole history. */
const lastWork = sql<number | null>`(
  SELECT max(w.ended_at) FROM work_session AS w
  WHERE w.user_id = p.user_id AND w.started_at > p.began_at - ${sql.lit(DAY_MS)}
    AND w.business_day = p.business_day)`;
const endOfStay = sql<number>`coalesce(p.ended_at, max(p.began_at, coalesce(${lastWork}, 0)))`;
const breakMs = (isPaid: 0 | 1) => sql<number>`sum(
  max(0, min(b.ended_at, s.ended_at) - max(b.began_at, s.began_at)) * (b.is_paid = ${sql.lit(isPaid)}))`;

/** In the order of people and days. */
export function listPresenceDays(reader: Reader, { from, to }: Days, scope: Scope): PresenceDay[] {
  return reader.all(
    build
      .with('stay', (db) =>
        db
          .selectFrom('presence as p')
          .select(['p.id', 'p.user_id', 'p.business_day', 'p.began_at'])
          .select([endOfStay.as('ended_at'), sql<number>`p.ended_at IS NULL`.as('is_open')])
          .where('p.business_day', '>=', from)
          .where('p.business_day', '<=', to)
          .where('p.user_id', 'in', idsOfPeople(scope)),
      )
      .with('pause', (db) =>
        db
          .selectFrom('stay as s')
          .innerJoin('presence_break as b', 'b.presence_id', 's.id')
          .select(['s.id', breakMs(1).as('paid_ms'), breakMs(0).as('unpaid_ms')])
          .groupBy('s.id'),
      )
      .selectFrom('stay as s')
      .leftJoin('pause as b', 'b.id', 's.id')
      .select([
        's.user_id',
        's.business_day',
        sql<number>`sum(s.ended_at - s.began_at)`.as('presence_ms'),
        sql<number>`coalesce(sum(b.paid_ms), 0)`.as('paid_break_ms'),
        sql<number>`coalesce(sum(b.unpaid_ms), 0)`.as('unpaid_break_ms'),
        sql<number>`max(0, max(s.ended_at) - min(s.began_at) - sum(s.ended_at - s.began_at))`.as(
          'away_ms',
        ),
        sql<number>`sum(s.is_open)`.as('open'),
      ])
      .groupBy(['s.user_id', 's.business_day'])
      .orderBy('s.user_id')
      .orderBy('s.business_day'),
  );
}
