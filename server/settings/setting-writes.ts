import { statement } from '#server/db/statements.ts';

/** Gives a setting this value, whether it had one or not. */
export const saveSetting = statement((db, p: { name: string; value: string }) =>
  db
    .insertInto('setting')
    .values({ name: p.name, value: p.value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: p.value })),
);
