/** `npm run bench`: how far from the limit? docs/performance.md says how to read what it prints. */
import { writeFileSync } from 'node:fs';
import { goalTable, type Goal } from './figures.ts';
import { describeMachine, machine } from './machine.ts';
import { parseOptions, USAGE, type SectionName } from './options.ts';
import { endServers, type Bench } from './processes.ts';
import { crowd } from './sections/crowd.ts';
import { exports } from './sections/exports.ts';
import { floor } from './sections/floor.ts';
import { importing } from './sections/import.ts';
import { lock } from './sections/lock.ts';
import { openLoop } from './sections/open-loop.ts';
import { reads } from './sections/reads.ts';
import { reports } from './sections/reports.ts';
import { search } from './sections/search.ts';
import type { Section } from './sections/section.ts';
import { slowDisk } from './sections/slow-disk.ts';
import { start } from './sections/start.ts';
import { storm } from './sections/storm.ts';
import { tablet } from './sections/tablet.ts';
import { upkeep } from './sections/upkeep.ts';
import { writes } from './sections/writes.ts';
import { makeShop, ORDERS, PEOPLE } from './shop.ts';

const SECTIONS: Readonly<Record<SectionName, { title: string; run: Section }>> = {
  writes: { title: 'Writes: taps a second', run: writes },
  reads: { title: 'Reads a second', run: reads },
  'open-loop': { title: 'Open loop: 1,000 tablets', run: openLoop },
  crowd: { title: 'Crowd: 2,000 at once', run: crowd },
  lock: { title: 'Somebody else holds the lock', run: lock },
  'slow-disk': { title: 'A slow disk', run: slowDisk },
  storm: { title: 'A storm of sign-ins', run: storm },
  start: { title: 'Start', run: start },
  tablet: { title: 'The tablet’s page', run: tablet },
  floor: { title: 'The floor: 1,000 people, 200 changes a second', run: floor },
  upkeep: { title: 'What the roll-ups cost the writes', run: upkeep },
  reports: { title: 'Reports on five years of work', run: reports },
  exports: { title: 'Files of 50,000 rows', run: exports },
  import: { title: 'An import from the ERP while people work', run: importing },
  search: { title: 'Search among millions of orders', run: search },
};

const say = (line: string): void => console.log(line);

async function bench(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options.help) {
    say(USAGE);
    return 0;
  }
  const on = machine();
  say(describeMachine(on));
  const shop = await makeShop();
  say(`Shop: ${PEOPLE.toLocaleString('en-US')} people, ${ORDERS.toLocaleString('en-US')} orders`);
  const goals: Goal[] = [];
  const faults: string[] = [];
  const data: Record<string, unknown> = { machine: on };
  const { sizes, bulk } = options;
  const around: Bench = { machine: on, shop, sizes, bulk, say };
  try {
    for (const name of options.only) {
      const { title, run } = SECTIONS[name];
      say(`\n${title}`);
      const result = await run(around, options.quick);
      goals.push(...result.goals);
      faults.push(...result.faults);
      data[name] = result.data;
    }
  } finally {
    endServers();
    shop.remove();
  }
  if (goals.length > 0) say(`\n${goalTable(goals)}`);
  for (const fault of faults) say(`NOT VALID: ${fault}`);
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ ...data, goals, faults }, undefined, 2)}\n`);
    say(`Written to ${options.json}.`);
  }
  // A goal that is missed is a figure; an error or a lost tap makes figures worthless.
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
