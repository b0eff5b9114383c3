/**
 * kill -9 under load: people tap at a built server, it is killed at a random moment and started
 * again on the same files; then the ledger is held against what they were told, and everything
 * the killed server was sent is sent again under the same keys.
 */
import { once } from 'node:events';
import { Agent } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor, type Tap } from '#server/testing/taps.ts';

export interface KillOptions {
  /** Kills; all on one database. */
  cycles: number;
  people: number;
  /** 0 up to 1, anew at each call. */
  random: () => number;
  onCycle?: (result: KillResult) => void;
}

export interface KillResult {
  cycles: number;
  taps: number;
  /** Confirmed before the kill. */
  confirmed: number;
  /** Sent before the kill, not answered, and found in the database all the same. */
  doneUnconfirmed: number;
  /** Servers that were killed while they were still starting. */
  killedAtStart: number;
  faults: string[];
}

const SHORTEST_RUN_MS = 40;
const LONGEST_RUN_MS = 300;
/** Every so many cycles the next server is killed too, in the middle of its start. */
const KILL_AT_START_EVERY = 4;
const LONGEST_START_S = 0.4;

/** Starts a server that coreutils' `timeout` kills; it may have got as far as listening or not. */
async function killAtStart(folder: string, afterSeconds: number): Promise<void> {
  const launcher = ['timeout', '-s', 'KILL', afterSeconds.toFixed(3)];
  const server = await spawnServer({}, { folder, launcher }).catch(() => undefined);
  // When it listened in time, what kills it is still to come.
  const { exitCode, signalCode } = server?.child ?? { exitCode: 0 };
  if (server && exitCode === null && signalCode === null) await once(server.child, 'exit');
}

async function tapUntilKilled(server: RunningServer, floor: Floor, afterMs: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const tapping = floor.tapAway(server.origin, agent, () => false);
  await sleep(afterMs);
  await server.stop('SIGKILL');
  await tapping;
  agent.destroy();
}

async function sendAgain(server: RunningServer, floor: Floor, taps: readonly Tap[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const retried = await floor.retry(server.origin, taps, agent);
  agent.destroy();
  return retried;
}

/** Runs the cycles. A fault ends them: what it left stays in `folder` of the message. */
export async function killCycles(options: KillOptions): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tot-kill-'));
  const { random } = options;
  const result: KillResult = {
    cycles: 0,
    taps: 0,
    confirmed: 0,
    doneUnconfirmed: 0,
    killedAtStart: 0,
    faults: [],
  };
  const floor = new Floor(await stockShop(folder, options.people));
  let server = await spawnServer({}, { folder });
  try {
    while (result.cycles < options.cycles && result.faults.length === 0) {
      const first = floor.taps.length;
      await tapUntilKilled(
        server,
        floor,
        SHORTEST_RUN_MS + random() * (LONGEST_RUN_MS - SHORTEST_RUN_MS),
      );
      if (result.cycles % KILL_AT_START_EVERY === 1) {
        await killAtStart(folder, random() * LONGEST_START_S);
        result.killedAtStart += 1;
      }
      server = await spawnServer({}, { folder });
      const sent = floor.taps.slice(first);
      const confirmed = sent.filter((tap) => tap.confirmed !== undefined).length;
      result.faults.push(...checkLedger(server.databasePath, floor.taps));
      const retried = await sendAgain(server, floor, sent);
      result.faults.push(...retried.faults);
      result.faults.push(...checkLedger(server.databasePath, floor.taps), ...floor.surprises);
      result.cycles += 1;
      result.taps += sent.length;
      result.confirmed += confirmed;
      result.doneUnconfirmed += retried.doneUnconfirmed;
      options.onCycle?.(result);
    }
    if (result.faults.length > 0) result.faults.push(`The files are kept in ${folder}.`);
    return result;
  } finally {
    await server.stop('SIGKILL');
    if (result.faults.length === 0) rmSync(folder, { recursive: true, force: true });
  }
}
