/**
 * npm run crash -- [--cycles N] [--people N]
 *
 * Kills the built server with SIGKILL while people tap, N times (1,000 unless said otherwise), and
 * proves after each that no confirmed tap was lost or doubled. Exit 1 at the first that was.
 */
import { parseArgs } from 'node:util';
import { killCycles } from './kill-cycles.ts';

/** So many kills share a database: the check reads all of it after each. */
const KILLS_PER_DATABASE = 50;

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '1000' },
    people: { type: 'string', default: '40' },
  },
});
const cycles = Number(values.cycles);
const people = Number(values.people);

console.log(`${cycles} kills under load, ${people} people tapping at once.`);
let done = 0;
const sums = { taps: 0, confirmed: 0, doneUnconfirmed: 0, killedAtStart: 0 };
while (done < cycles) {
  const result = await killCycles({
    cycles: Math.min(KILLS_PER_DATABASE, cycles - done),
    people,
    random: Math.random,
  });
  done += result.cycles;
  for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += result[name];
  if (result.faults.length > 0) {
    console.error(`\nFAIL at kill ${done}:\n${result.faults.join('\n')}`);
    process.exit(1);
  }
  console.log(`  ${done} of ${cycles}: ${sums.confirmed} confirmed taps, none lost, none doubled`);
}
