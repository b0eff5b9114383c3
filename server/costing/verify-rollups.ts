/**
 * npm run rollups:verify
 *
 * Compares every roll-up with the sessions, shares and usages it was summed from, and names the
 * first that differ. Reads only, a part at a time, so a server may run beside it: each part is
 * seen at one moment. Exit 1 when something differs.
 */
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { compareMonth, compareOrders } from './rollup-differences.queries.ts';
import { listDays, listMonths, orderRanges } from './rollup-parts.queries.ts';
import type { Reader } from '#server/db/statements.ts';

const ORDERS_AT_ONCE = 5000;
const MOST_NAMED = 10;

/** Differences, part by part. */
function* differences(reader: Reader) {
  for (const range of orderRanges(reader, ORDERS_AT_ONCE)) yield compareOrders(reader, range);
  for (const month of listMonths(reader, listDays(reader))) yield compareMonth(reader, month);
}

await runScript(() => {
  const { databasePath } = toConfig(readEnv());
  const reader = openReader(databasePath);
  try {
    let parts = 0;
    for (const found of differences(reader)) {
      parts += 1;
      if (found.length === 0) continue;
      for (const { table, row, found: has, summed } of found.slice(0, MOST_NAMED)) {
        console.log(`${table}, ${row}:`);
        console.log(`  holds    ${has ?? 'no such row'}`);
        console.log(`  sums to  ${summed ?? 'nothing'}`);
      }
      throw new ScriptError(
        `The roll-ups in ${databasePath} are not what they sum. These are the first rows that ` +
          `differ; npm run rollups:rebuild sums all of them again, beside a running server.`,
      );
    }
    console.log(`The roll-ups hold what they sum: ${parts} parts compared.`);
    return Promise.resolve();
  } finally {
    reader.close();
  }
});
