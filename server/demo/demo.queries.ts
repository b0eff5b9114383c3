import type { Reader } from '#server/db/statements.ts';
import { findSetting } from '#server/settings/settings.queries.ts';
import type { DemoMoment } from './plan.ts';

/** The setting that remembers for which moment the demo shop was begun. */
export const DEMO_MOMENT = 'demo_moment';

/** The moment the demo shop in this database was made for; undefined when there is none. */
export function findDemoMoment(reader: Reader): DemoMoment | undefined {
  const moment = findSetting(reader, DEMO_MOMENT);
  return moment === undefined ? undefined : (JSON.parse(moment) as DemoMoment);
}
