/**
 * npm run crash -- [--cycles N] [--power-cuts N] [--people N]
 *
 * Kills the built server with SIGKILL while people tap, and replays power cuts from recordings of
 * what it wrote; after each proves that nothing it had confirmed was lost or doubled. 1,000 kills
 * when neither number is said. Exit 1 at the first loss.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killCycles } from './kill-cycles.ts';
import { replayPowerCuts } from './power-cuts.ts';
import { recordTaps } from './recording.ts';

/** So many kills share a database: the check reads all of it after each. */
const KILLS_PER_DATABASE = 50;
/** So many images are cut from one recording. */
const IMAGES_PER_RECORDING = 1000;
const TAPS_PER_RECORDING = 1200;

const { values } = parseArgs({
  options: {
    cycles: { type: 'string' },
    'power-cuts': { type: 'string' },
    people: { type: 'string', default: '40' },
  },
});
const people = numberOf('people', values.people);
const images = numberOf('power-cuts', values['power-cuts'] ?? '0');
const cycles = numberOf('cycles', values.cycles ?? (images > 0 ? '0' : '1000'));
const count = new Intl.NumberFormat('en-US');

function numberOf(name: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  console.error(`--${name} wants a number, not "${text}".`);
  process.exit(1);
}

function fail(where: string, faults: readonly string[]): never {
  console.error(`\nFAIL at ${where}:\n  ${faults.join('\n  ')}`);
  process.exit(1);
}

async function killManyTimes(): Promise<void> {
  console.log(`[kill -9] ${count.format(cycles)} times, ${people} people tapping at once`);
  const sum = { cycles: 0, confirmed: 0, doneUnconfirmed: 0, taps: 0, killedAtStart: 0 };
  while (sum.cycles < cycles) {
    const left = Math.min(KILLS_PER_DATABASE, cycles - sum.cycles);
    const result = await killCycles({ cycles: left, people, random: Math.random });
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += result[name];
    if (result.faults.length > 0) fail(`kill ${sum.cycles}`, result.faults);
    console.log(
      `  ${count.format(sum.cycles)} kills, ${count.format(sum.confirmed)} confirmed taps`,
    );
  }
  console.log(
    `  ${count.format(sum.taps)} taps, ${count.format(sum.confirmed)} confirmed before a kill: ` +
      `0 lost, 0 doubled. ${count.format(sum.taps - sum.confirmed)} were under way; ` +
      `${count.format(sum.doneUnconfirmed)} of them had been done and were answered alike when ` +
      `sent again. ${count.format(sum.killedAtStart)} servers were killed while starting.`,
  );
}

async function cutPowerManyTimes(): Promise<void> {
  console.log(`[power cut] ${count.format(images)} disk images`);
  let done = 0;
  let promises = 0;
  while (done < images) {
    const folder = mkdtempSync(join(tmpdir(), 'tot-recording-'));
    try {
      const recording = await recordTaps({ folder, people, taps: TAPS_PER_RECORDING });
      const left = Math.min(IMAGES_PER_RECORDING, images - done);
      const result = replayPowerCuts(recording, left, Math.random);
      done += result.images;
      promises += result.promises;
      if (result.lossy > 0) fail(`image ${done}: ${result.lossy} lost something`, result.examples);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    console.log(`  ${count.format(done)} images, ${count.format(promises)} promises checked`);
  }
  console.log(`  0 of ${count.format(done)} images lost a promise; all were sound.`);
}

const started = performance.now();
if (cycles > 0) await killManyTimes();
if (images > 0) await cutPowerManyTimes();
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`PASS in ${seconds} s, on ${availableParallelism()} cores, Node ${process.version}`);
