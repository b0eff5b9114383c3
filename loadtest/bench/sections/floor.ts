/**
 * The floor, looked on: 1,000 people on the clock, 200 of them switch their work every second, ten
 * browsers hear of it, one of which is a real one whose work is measured.
 */
import { existsSync } from 'node:fs';
import { get, type ClientRequest } from 'node:http';
import { chromium, type CDPSession } from 'playwright-core';
import { latencyOf } from '../../latency.ts';
import { ms } from '../figures.ts';
import type { Stream } from '../plan.ts';
import { generate, startServer, type Server } from '../processes.ts';
import { FOREMAN_TOKEN } from '../shop.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const PEOPLE = 1000;
const CHANGES_PER_SECOND = 200;
const LISTENERS = 10;
const MOST_MORE_MS = 5;
const MOST_OF_A_CORE = 0.1;
const MOST_DELAY_MS = 1000;
const BROWSER = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export const floor: Section = async (bench, quick) => {
  const seconds = quick ? 3 : 20;
  const server = await startServer(bench, 'api');
  const faults: string[] = [];
  const load = async (what: string, streams: Stream[]) => {
    const timing = { seconds, warmupSeconds: quick ? 1 : 5 };
    const plan = { connections: PEOPLE, ...timing, load: { kind: 'open', streams } as const };
    const [from, began] = [server.cpuSeconds(), performance.now()];
    const result = await generate(bench, server, plan);
    const cores = (1000 * (server.cpuSeconds() - from)) / (performance.now() - began);
    faults.push(...errorsOf(what, result));
    return { result, cores };
  };
  const everybody = { kind: 'once', work: 'switch' } as const;
  const clockIn = { connections: PEOPLE, seconds: 1, warmupSeconds: 0, load: everybody };
  faults.push(...errorsOf('clocking in', await generate(bench, server, clockIn)));

  const changes: Stream = { work: 'switch', rate: CHANGES_PER_SECOND };
  const alone = await load('changes', [changes]);
  const listeners = Array.from({ length: LISTENERS }, () => listen(server));
  const heard = await load('changes that are heard', [changes, { work: 'floor', rate: 2 }]);
  const delay = latencyOf(listeners.flatMap((listener) => listener.stop()));
  const page = await lookOn(server, () => load('changes that are seen', [changes]));
  faults.push(...(await stopAndCheck('the floor', server)));

  const before = resultOf(alone.result, 'switch').latency;
  const tap = resultOf(heard.result, 'switch').latency;
  const answer = resultOf(heard.result, 'floor').latency;
  const share = page && `${percent(page.mainThread)} of a core`;
  bench.say(
    `  taps p50 ${ms(before.p50)}, p99 ${ms(before.p99)}; with ${LISTENERS} listeners p50 ` +
      `${ms(tap.p50)}, p99 ${ms(tap.p99)}; the floor's answer p50 ${ms(answer.p50)}, p99 ` +
      `${ms(answer.p99)}; heard after p50 ${ms(delay.p50)}, p99 ${ms(delay.p99)}, of ${delay.count}`,
  );
  bench.say(
    `  the server: ${percent(alone.cores)} of a core, with listeners ${percent(heard.cores)}`,
  );
  bench.say(
    page
      ? `  the page: main thread ${share}, its whole process ${percent(page.process)}`
      : `  the page is left out: there is no browser at ${BROWSER}`,
  );
  return {
    goals: [
      goal('the floor’s answer, p99', `≤ ${MOST_MORE_MS} ms`, answer.p99, MOST_MORE_MS),
      goal(
        `taps with ${LISTENERS} listeners, p99`,
        `≤ ${MOST_MORE_MS} ms more than without (${ms(before.p99)})`,
        tap.p99,
        before.p99 + MOST_MORE_MS,
      ),
      goal('a change is heard, p99', `≤ ${MOST_DELAY_MS} ms`, delay.p99, MOST_DELAY_MS),
      ...(page
        ? [
            {
              what: 'the page in a browser',
              goal: `≤ ${100 * MOST_OF_A_CORE} % of a core`,
              measured: share ?? '',
              isMet: page.mainThread <= MOST_OF_A_CORE,
            },
          ]
        : []),
    ],
    data: { before, tap, answer, delay, page, cores: [alone.cores, heard.cores] },
    faults,
  };
};

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

const goal = (what: string, words: string, measured: number, most: number) => ({
  what,
  goal: words,
  measured: ms(measured),
  isMet: measured <= most,
});

interface Listener {
  /** @returns how long after its commit each change was heard, ms */
  stop(): number[];
}

/** A browser's line, without the browser. */
function listen({ origin }: Server): Listener {
  const delays: number[] = [];
  const cookie = `tot_development_console=${FOREMAN_TOKEN}`;
  const request: ClientRequest = get(`${origin}/api/floor/events`, { headers: { cookie } });
  request.on('response', (stream) => {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      const now = Date.now();
      for (const [, at] of piece.matchAll(/"userId":\d+,"at":"([^"]+)"/g)) {
        delays.push(now - Date.parse(at ?? ''));
      }
    });
  });
  request.on('error', () => undefined);
  return {
    stop() {
      request.destroy();
      return delays;
    },
  };
}

interface Work {
  /** Parts of a core, 0 to 1. */
  mainThread: number;
  process: number;
}

/** Opens the page and measures what it costs while `changes` go on; null without a browser. */
async function lookOn({ origin }: Server, changes: () => Promise<unknown>): Promise<Work | null> {
  if (!existsSync(BROWSER)) return null;
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const cookie = { name: 'tot_development_console', value: FOREMAN_TOKEN, url: origin };
    await context.addCookies([cookie]);
    const page = await context.newPage();
    await page.goto('/console/floor');
    await page.locator('floor-list tr.working').first().waitFor();
    const tab = await context.newCDPSession(page);
    await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
    const whole = await browser.newBrowserCDPSession();
    const running = changes();
    await page.waitForTimeout(3000);
    const [from, fromCpu] = [await taskSeconds(tab), await rendererSeconds(whole)];
    const began = performance.now();
    await page.waitForTimeout(10_000);
    const tookSeconds = (performance.now() - began) / 1000;
    const work = {
      mainThread: ((await taskSeconds(tab)) - from) / tookSeconds,
      process: ((await rendererSeconds(whole)) - fromCpu) / tookSeconds,
    };
    await running;
    return work;
  } finally {
    await browser.close();
  }
}

async function taskSeconds(tab: CDPSession): Promise<number> {
  const { metrics } = await tab.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

/** Processor time of the pages' processes. */
async function rendererSeconds(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
