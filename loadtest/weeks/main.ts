/**
 * npm run weeks -- [--weeks N] [--seed N]
 *
 * Simulated weeks on the floor, see `week.ts`: real tablets' queues against the real app, with
 * everything going wrong between them. 1,000 weeks from a random seed when nothing is said. At the
 * first week that comes out wrong: its seed, what is wrong, its story, and exit 1. The same seed
 * with `--weeks 1` is that very week again.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openWeekShop } from './week-shop.ts';
import { runWeek, type WeekResult } from './week.ts';

const TELL_EVERY = 100;
const MOST_SEEDS = 1_000_000_000;

const { values } = parseArgs({
  options: {
    weeks: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * MOST_SEEDS)) },
  },
});
const count = new Intl.NumberFormat('en-US');
const weeks = numberOf('weeks', values.weeks);
const firstSeed = numberOf('seed', values.seed);

function numberOf(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} wants a number, not "${text}".`);
  process.exit(1);
}

function fail({ seed, faults, story }: WeekResult): void {
  console.error(`\nFAIL: the week of seed ${seed}\n\n${story.join('\n')}\n`);
  for (const fault of faults) console.error(`  ${fault}`);
  console.error(`\nAgain: npm run weeks -- --weeks 1 --seed ${seed}`);
  process.exitCode = 1;
}

console.log(`[weeks] ${count.format(weeks)} weeks from seed ${firstSeed}`);
const started = performance.now();
const sums = new Map<string, number>();
const shop = await openWeekShop();
let done = 0;
try {
  while (done < weeks && process.exitCode === undefined) {
    const result = await runWeek(firstSeed + done, shop);
    if (result.faults.length > 0) fail(result);
    for (const [what, times] of Object.entries(result.counts)) {
      sums.set(what, (sums.get(what) ?? 0) + times);
    }
    done += 1;
    if (done % TELL_EVERY === 0) console.log(`  ${count.format(done)} weeks`);
  }
} finally {
  await shop.close();
}
const seconds = Math.round((performance.now() - started) / 1000);
const words = [...sums].sort().map(([what, times]) => `${what} ${count.format(times)}`);
console.log(`  ${words.join(', ')}`);
const where = `${seconds} s, on 1 of ${availableParallelism()} cores, Node ${process.version}`;
if (process.exitCode === undefined) console.log(`PASS: ${count.format(done)} weeks in ${where}`);
