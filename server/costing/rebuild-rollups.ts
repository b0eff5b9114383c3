/**
 * npm run rollups:rebuild [-- --run NAME | --help]
 *
 * Sums the roll-ups again, a few orders or a day in each command, so that taps get in between. A
 * run that was interrupted goes on where it was when it is given the name it had: the door knows
 * which of its commands were done.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { CommandInput, CommandName } from '#server/commands.ts';
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { listDays, listMonths, orderRanges } from './rollup-parts.queries.ts';

/** Some 20 ms of the writer's time at 20 sessions an order. */
const ORDERS_AT_ONCE = 100;
const PROGRESS_EVERY_MS = 2000;

const USAGE = `npm run rollups:rebuild [-- --run NAME]

Sums the roll-ups again that reports are read from, beside a running server or without one.

  --run NAME  goes on with a run that was interrupted; NAME is what it said at its start
  --help      says this`;

/** @returns what the run is called; undefined when somebody only wants to know how. */
function readName(): string | undefined {
  const { values } = parseArgs({ options: { run: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return undefined;
  if (values.run === undefined) return randomUUID();
  if (/^[\w-]{1,64}$/.test(values.run)) return values.run;
  throw new ScriptError('A run is named by letters, digits and dashes, as it said itself.');
}

await runScript(async (clock) => {
  const name = readName();
  if (name === undefined) {
    console.log(USAGE);
    return;
  }
  const config = toConfig(readEnv());
  const door = openBuiltDoor(config, 'rollups:rebuild', clock);
  const reader = openReader(config.databasePath);
  const counts = { done: 0, earlier: 0, rows: 0 };
  let saidAt = clock();

  async function send<Name extends CommandName>(
    command: Name & `rollups.${string}`,
    part: string,
    input: CommandInput<Name>,
  ): Promise<void> {
    const { answer, replayed } = await door.writer.execute(
      command,
      {
        scope: 'system:rollups-rebuild',
        key: `${name}/${part}`,
        actor: { kind: 'system', name: 'rollups-rebuild' },
        deviceId: null,
        occurredAt: null,
      },
      input,
    );
    counts.done += 1;
    if (replayed) counts.earlier += 1;
    else counts.rows += (answer as { rows: number }).rows;
    if (clock() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = clock();
    console.log(`${counts.done} parts done, at ${part}.`);
  }

  try {
    console.log(door.how);
    console.log(`If this is interrupted, go on with: npm run rollups:rebuild -- --run ${name}`);
    for (const range of orderRanges(reader, ORDERS_AT_ONCE)) {
      await send('rollups.rebuildOrders', `orders ${range.from}`, range);
    }
    const days = listDays(reader);
    for (const day of days) await send('rollups.rebuildDay', `day ${day}`, { day });
    // After its days, for it is summed from them.
    for (const month of listMonths(reader, days)) {
      await send('rollups.rebuildMonth', `month ${month}`, { month });
    }
    const { done, earlier, rows } = counts;
    console.log(
      `The roll-ups are summed: ${done} parts (${earlier} of them before), ${rows} rows.`,
    );
  } finally {
    reader.close();
    door.close();
  }
});
