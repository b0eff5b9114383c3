/**
 * 1,000 tablets whose taps and searches come when they come. Latency counts from when a request
 * was meant to be sent, so waiting behind a slow answer is not left out.
 */
import { ms, type Goal } from '../figures.ts';
import type { Stream } from '../plan.ts';
import { generate, startServer } from '../processes.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const TABLETS = 1000;
const RATES = [200, 500, 1000] as const;
const GOAL_RATE = 1000;
const MORE_THAN_BARE_MS = 8;
const MOST_MEMORY_MB = 160;

export const openLoop: Section = async (bench, quick) => {
  const seconds = quick ? 2 : 20;
  const faults: string[] = [];
  const goals: Goal[] = [];
  const data: Record<string, unknown> = {};
  for (const rate of quick ? [GOAL_RATE] : RATES) {
    const run = async (contestant: 'api' | 'bare') => {
      const server = await startServer(bench, contestant);
      const streams: Stream[] = [
        { work: contestant === 'bare' ? 'ping' : 'tap', rate },
        { work: contestant === 'bare' ? 'ping' : 'search', rate: 2 * rate },
      ];
      const load = { kind: 'open', streams } as const;
      const plan = { connections: TABLETS, seconds, warmupSeconds: quick ? 1 : 5, load };
      const result = await generate(bench, server, plan);
      const memory = server.memory();
      faults.push(...errorsOf(`${contestant} at ${rate} writes/s`, result));
      faults.push(...(await stopAndCheck(`${contestant} at ${rate} writes/s`, server)));
      return { result, memory };
    };
    const bare = await run('bare');
    const api = await run('api');
    const ping = resultOf(bare.result, 'ping').latency;
    const tap = resultOf(api.result, 'tap').latency;
    const search = resultOf(api.result, 'search').latency;
    const late = api.result.sendingLateP99;
    bench.say(
      `  ${rate} writes/s + ${2 * rate} searches/s: write p50 ${ms(tap.p50)}, p99 ${ms(tap.p99)}; ` +
        `search p50 ${ms(search.p50)}, p99 ${ms(search.p99)}; bare Hono p99 ${ms(ping.p99)}; ` +
        `memory ${api.memory.now.toFixed(0)} MB, peak ${api.memory.peak.toFixed(0)} MB; ` +
        `sent late p99 ${ms(late)}`,
    );
    data[rate] = { tap, search, bare: ping, memory: api.memory, late };
    if (rate !== GOAL_RATE) continue;
    goals.push({
      what: `open loop, ${TABLETS} tablets, ${rate} writes + ${2 * rate} searches a second`,
      goal: `write p99 ≤ bare Hono’s + ${MORE_THAN_BARE_MS} ms`,
      measured: `${ms(tap.p99)}, bare Hono ${ms(ping.p99)}`,
      isMet: tap.p99 <= ping.p99 + MORE_THAN_BARE_MS,
    });
    goals.push({
      what: 'memory under that load',
      goal: `≤ ${MOST_MEMORY_MB} MB RSS`,
      measured: `${api.memory.now.toFixed(0)} MB, peak ${api.memory.peak.toFixed(0)} MB`,
      isMet: api.memory.peak <= MOST_MEMORY_MB,
    });
  }
  return { goals, data, faults };
};
