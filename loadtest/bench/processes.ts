/** Starts what is measured and what measures, each on its own cores. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { countMissing } from './acknowledged.ts';
import type { Machine } from './machine.ts';
import type { Sizes } from './options.ts';
import type { Plan, PlanResult } from './plan.ts';
import type { BenchShop } from './shop.ts';

/** Both dist/loadtest and loadtest/bench lie two folders down. */
const DIST = join(import.meta.dirname, '../../dist');
const MAIN = {
  api: 'server/main.js',
  noop: 'loadtest/bench-noop-server.js',
  bare: 'loadtest/bench-bare-hono.js',
};
export type Contestant = keyof typeof MAIN;

export interface Server {
  origin: string;
  folder: string;
  child: ChildProcess;
  /** Where generators write what was acknowledged to them. */
  acknowledgedFile: string;
  /** Peak and present resident memory, MB. */
  memory(): { peak: number; now: number };
  /** Processor time it has taken so far, seconds. */
  cpuSeconds(): number;
  /** Ends it. @returns acknowledged taps that are not in its database */
  stop(signal?: NodeJS.Signals): Promise<number>;
}

const LISTENING = /"event":"listening".*?"port":(\d+)/;
const LONGEST_START_MS = 20_000;

export interface Bench {
  machine: Machine;
  shop: BenchShop;
  sizes: Sizes;
  /** A folder that keeps the large shops; undefined when they go away afterwards. */
  bulk: string | undefined;
  say: (line: string) => void;
}

/** Starts a contestant on a copy of the shop, or on the folder given. */
export async function startServer(
  { machine, shop }: Bench,
  contestant: Contestant,
  environment: Record<string, string> = {},
  folder = shop.copy(),
): Promise<Server> {
  const output = join(folder, 'server.log');
  // A file, as a supervisor's journal is: nobody has to read along.
  const log = openSync(output, 'w');
  const main = join(DIST, MAIN[contestant]);
  const [command = '', ...args] = [...machine.serverLauncher, process.execPath, main];
  const child = spawn(command, args, {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_PATH: join(folder, 'shop.db'),
      WEB_ROOT: join(DIST, 'web'),
      NODE_ENV: 'development',
      DEMO: '0',
      SECRETS_DIR: '',
      ...environment,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = once(child, 'exit');
  running.add(child);
  child.once('exit', () => running.delete(child));
  const port = await portOf(child, output);
  const acknowledgedFile = join(folder, 'acknowledged');
  return {
    origin: `http://127.0.0.1:${port}`,
    folder,
    child,
    acknowledgedFile,
    memory: () => memoryOf(child.pid ?? 0),
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
      return contestant === 'api' ? countMissing(folder, acknowledgedFile) : 0;
    },
  };
}

const running = new Set<ChildProcess>();

/** Ends what a section left running because something in it went wrong. */
export function endServers(): void {
  for (const child of running) child.kill('SIGKILL');
}

async function portOf(child: ChildProcess, output: string): Promise<number> {
  for (let waited = 0; waited < LONGEST_START_MS; waited += 2) {
    const found = LISTENING.exec(readFileSync(output, 'utf8'));
    if (found) return Number(found[1]);
    if (child.exitCode !== null) break;
    await sleep(2);
  }
  throw new Error(`A server did not start:\n${readFileSync(output, 'utf8')}`);
}

function memoryOf(pid: number): { peak: number; now: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { peak: mb('VmHWM'), now: mb('VmRSS') };
}

/** Linux counts in hundredths of a second. */
const TICKS_PER_SECOND = 100;

function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold anything; user and system time are 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function outputOf(child: ChildProcess, what: string): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error(`${what} has no output`);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [said, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exited,
  ]);
  if (code !== 0) throw new Error(`${what} ended with ${code}: ${complaint}`);
  return said;
}

/** Runs a plan in a generator of its own. */
export async function generate(
  { machine, shop }: Bench,
  server: Server,
  plan: Omit<Plan, 'origin' | 'firstUserId' | 'acknowledgedFile' | 'firstPerson'> & {
    firstPerson?: number;
  },
): Promise<PlanResult> {
  const whole: Plan = {
    firstPerson: 0,
    ...plan,
    origin: server.origin,
    firstUserId: shop.firstUserId,
    acknowledgedFile: server.acknowledgedFile,
  };
  const main = join(DIST, 'loadtest/bench-generator.js');
  const [command = '', ...args] = [...machine.loadLauncher, process.execPath, main];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify(whole));
  return JSON.parse(await outputOf(child, 'A generator')) as PlanResult;
}

/** Taps a second without a server, `together` in one commit, on a copy of the shop. */
export async function baseline(
  { machine, shop }: Bench,
  folder: string,
  together: number,
  seconds: number,
): Promise<number> {
  const main = join(DIST, 'loadtest/bench-baseline.js');
  const numbers = [together, seconds, shop.firstUserId].map(String);
  const launch = [...machine.serverLauncher, process.execPath, main];
  const [command = '', ...args] = [...launch, join(folder, 'shop.db'), ...numbers];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return Number(await outputOf(child, 'The baseline'));
}

/** A folder that goes away afterwards. */
export async function withFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tot-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
