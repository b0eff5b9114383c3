import { statement, type Reader } from '#server/db/statements.ts';
import type { DemoMoment } from './plan.ts';

/** The setting that remembers for which moment the demo shop was begun. */
export const DEMO_MOMENT = 'demo_moment';

const moment = statement((db, p: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', p.name),
);

/** The moment the demo shop in this database was made for; undefined when there is none. */
export function findDemoMoment(reader: Reader): DemoMoment | undefined {
  const row = reader.get(moment, { name: DEMO_MOMENT });
  return row && (JSON.parse(row.value) as DemoMoment);
}
