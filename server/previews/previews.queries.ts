/** Figures of this shop that a change of a setting is about. Without what stress runs made. */
import { sql } from 'kysely';
import { fixturePeople, isFixture } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';

const countAll = sql<number>`count(*)`;
const countOf = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`coalesce(sum(${condition}), 0)`;

const work = () =>
  build
    .selectFrom('work_session as w')
    .where('w.voided_at', 'is', null)
    .where('w.user_id', 'not in', fixturePeople());
const people = () =>
  build
    .selectFrom('app_user as u')
    .where('u.is_active', '=', 1)
    .where((eb) => eb.not(isFixture('u.display_name')));

function one<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('A count answered nothing');
  return row;
}

export function countTablets(reader: Reader): number {
  const enrolled = build
    .selectFrom('device')
    .select(countAll.as('count'))
    .where('enrolled_at', 'is not', null)
    .where('revoked_at', 'is', null);
  return one(reader.get(enrolled)).count;
}

export function countSessions(reader: Reader): { sessions: number; running: number } {
  const isRunning = sql<boolean>`w.ended_at IS NULL`;
  return one(
    reader.get(work().select([countAll.as('sessions'), countOf(isRunning).as('running')])),
  );
}

export function countApprovedWeeks(reader: Reader): number {
  return one(reader.get(build.selectFrom('approved_week').select(countAll.as('count')))).count;
}

/** People paid by the year on a plant day, by name. */
export function listSalaried(reader: Reader, day: string) {
  const latest = sql<string>`(SELECT max(p.effective_from) FROM pay_rate AS p
    WHERE p.user_id = u.id AND p.effective_from <= ${day})`;
  return reader.all(
    people()
      .innerJoin('pay_rate as r', 'r.user_id', 'u.id')
      .select(['u.display_name', 'r.amount_cents'])
      .where('r.kind', '=', 'salaried')
      .where('r.effective_from', '=', latest)
      .orderBy('u.display_name'),
  );
}

/** Ended work that was costed by a yearly salary. */
export function countSalariedWork(reader: Reader): number {
  const salaried = work()
    .where('w.rate_kind', '=', 'salaried')
    .where('w.labor_cents', 'is not', null);
  return one(reader.get(salaried.select(countAll.as('count')))).count;
}

export function countOtherPins(reader: Reader, digits: number) {
  return one(
    reader.get(
      people().select([
        countOf(sql<boolean>`u.pin_length < ${digits}`).as('shorter'),
        countOf(sql<boolean>`u.pin_length > ${digits}`).as('longer'),
      ]),
    ),
  );
}

/** Ended work since an instant (UTC ms), and how much of it lasted longer than each limit (ms). */
export function countLong(reader: Reader, since: number, limits: { now: number; then: number }) {
  return one(
    reader.get(
      work()
        .select([
          countAll.as('ended'),
          countOf(sql<boolean>`w.duration_ms > ${limits.now}`).as('now'),
          countOf(sql<boolean>`w.duration_ms > ${limits.then}`).as('then'),
          countOf(sql<boolean>`w.is_long = 1`).as('marked'),
        ])
        .where('w.ended_at', '>=', since),
    ),
  );
}

/** Running work that began before an instant (UTC ms). */
export function countRunningSince(reader: Reader, before: number): number {
  const long = work().where('w.ended_at', 'is', null).where('w.started_at', '<', before);
  return one(reader.get(long.select(countAll.as('count')))).count;
}

/** People who could work and do not, of those who are here on a plant day. */
export function countIdle(reader: Reader, day: string): number {
  const isHere = sql<boolean>`EXISTS (SELECT 1 FROM presence AS p
    WHERE p.user_id = u.id AND p.ended_at IS NULL AND p.business_day = ${day})`;
  const free = people()
    .where('u.pin_hash', 'is not', null)
    .where(isHere)
    .where('u.id', 'not in', work().select('w.user_id').where('w.ended_at', 'is', null));
  return one(reader.get(free.select(countAll.as('count')))).count;
}

export function countSessionsOn(reader: Reader, days: readonly string[]): number {
  const those = sql<boolean>`w.business_day IN (SELECT value FROM json_each(${JSON.stringify(days)}))`;
  return one(reader.get(work().where(those).select(countAll.as('count')))).count;
}
