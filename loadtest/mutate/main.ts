/**
 * npm run reference:mutate -- [--count N] [--seed N]
 *
 * Damages sound FoxPro tables, 100,000 times when nothing is said, and reads each: refused, or read
 * as its sound twin. One worker per core, each with bounded memory. Exit 1 at what is read wrong,
 * crashes, or takes long; the seed it names with `--count 1` is that very table again.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runCampaign, type Tally } from './campaign.ts';
import { addTally, tableOf } from './tally.ts';

interface Share {
  first: number;
  end: number;
  step: number;
}

type Message = { done: number } | { tally: Tally };

/** A worker that says nothing for so long hangs: a thousand small tables take about a second. */
const SILENCE_MS = 60_000;
const HEAP_MB = 128;
const count = new Intl.NumberFormat('en-US');

function* seedsOf({ first, end, step }: Share): Generator<number> {
  for (let seed = first; seed < end; seed += step) yield seed;
}

function work(share: Share): void {
  const post = (message: Message): void => parentPort?.postMessage(message);
  const tally = runCampaign(seedsOf(share), (done) => post({ done }));
  post({ tally });
}

function startWorker(share: Share): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: share,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const hangs = (): void => {
      void worker.terminate();
      reject(
        new Error(
          `A worker hangs, at one of the seeds ${share.first}, ${share.first + share.step}, …`,
        ),
      );
    };
    let alarm = setTimeout(hangs, SILENCE_MS);
    worker.on('message', (message: Message) => {
      clearTimeout(alarm);
      if ('tally' in message) return resolve(message.tally);
      alarm = setTimeout(hangs, SILENCE_MS);
    });
    worker.on('error', (error) => {
      clearTimeout(alarm);
      reject(error);
    });
  });
}

function numberOf(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} wants a number, not "${text}".`);
  process.exit(1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '0' },
    },
  });
  const mutations = numberOf('count', values.count);
  const first = numberOf('seed', values.seed);
  const workers = Math.max(1, Math.min(availableParallelism(), Math.ceil(mutations / 1000)));
  console.log(
    `[mutate] ${count.format(mutations)} damaged tables from seed ${first}, ${workers} at once`,
  );
  const started = performance.now();
  const tallies = await Promise.all(
    Array.from({ length: workers }, (_, n) =>
      startWorker({ first: first + n, end: first + mutations, step: workers }),
    ),
  );
  const tally = tallies.reduce(addTally);
  console.log(tableOf(tally));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${seconds} s, the longest single one ${tally.longestMs.toFixed(0)} ms`);
  for (const { seed, sample, kind, fault } of tally.faults) {
    console.error(`\nFAIL: seed ${seed}, ${sample}, ${kind}: ${fault}`);
  }
  const [fault] = tally.faults;
  if (fault === undefined) return;
  console.error(`\nAgain: npm run reference:mutate -- --count 1 --seed ${fault.seed}`);
  process.exitCode = 1;
}

if (isMainThread) await main();
else work(workerData as Share);
