import { statement, type Reader } from '#server/db/statements.ts';

const earliest = statement((db, _p: object) =>
  db.selectFrom('work_session').select((eb) => eb.fn.min('business_day').as('day')),
);

/** The plant day on which work was first recorded; undefined before there was any. */
export function firstDayOfWork(reader: Reader): string | undefined {
  return reader.get(earliest, {})?.day ?? undefined;
}
