/** Sends a plan's requests over its connections and measures the answers. */
import { appendFileSync } from 'node:fs';
import { latencyOf, percentile } from '../latency.ts';
import { Connection } from './connection.ts';
import type { Plan, PlanResult, Work } from './plan.ts';
import { Requester } from './requests.ts';

interface Waiting {
  work: Work;
  /** When it was meant to be sent, ms. */
  intended: number;
}

/** A connection with the requests that wait for it: a tablet sends one after the other. */
class Tablet {
  readonly #waiting: Waiting[] = [];
  #connection: Connection | undefined;

  constructor(
    private readonly requester: Requester,
    private readonly on: {
      sent(lateMs: number): void;
      answered(one: Waiting, status: number, key: string | undefined): void;
    },
  ) {}

  open(port: number, onError: (code: string) => void): Promise<void> {
    return new Promise((resolve) => {
      this.#connection = new Connection(port, resolve, onError);
    });
  }

  push(one: Waiting): void {
    this.#waiting.push(one);
    this.#next();
  }

  close(): void {
    this.#connection?.close();
  }

  #next(): void {
    if (!this.#connection || this.#connection.isBusy) return;
    const one = this.#waiting.shift();
    if (!one) return;
    const { text, key } = this.requester.next(one.work);
    this.on.sent(performance.now() - one.intended);
    this.#connection.send(text, (status) => {
      this.on.answered(one, status, key);
      this.#next();
    });
  }
}

const TICK_MS = 1;
const CONNECT_AT_ONCE = 100;
/** Answers to what was sent in time are waited for at most so long. */
const PATIENCE_MS = 30_000;

export async function runPlan(plan: Plan): Promise<PlanResult> {
  const port = Number(new URL(plan.origin).port);
  const samples = new Map<Work, number[]>();
  const errors: Record<string, number> = {};
  const acknowledged: string[] = [];
  const late: number[] = [];
  let pending = 0;
  let countFrom = Infinity;
  let countUntil = Infinity;
  let whenAnswered: (tablet: Tablet, one: Waiting) => void = () => undefined;

  const fail = (what: string): void => {
    errors[what] = (errors[what] ?? 0) + 1;
  };
  const tablets = Array.from({ length: plan.connections }, (_, n): Tablet => {
    const tablet: Tablet = new Tablet(new Requester(plan, n), {
      sent: (lateMs) => late.push(lateMs),
      answered(one, status, key) {
        pending -= 1;
        const now = performance.now();
        if (status < 200 || status > 299) fail(String(status));
        else {
          if (key !== undefined) acknowledged.push(key);
          // In a closed load whoever is answered in the counted time counts.
          const at = plan.load.kind === 'open' ? one.intended : now;
          if (at >= countFrom && at < countUntil) {
            const list = samples.get(one.work) ?? [];
            samples.set(one.work, list);
            list.push(now - one.intended);
          }
        }
        whenAnswered(tablet, one);
      },
    });
    return tablet;
  });
  for (let from = 0; from < tablets.length; from += CONNECT_AT_ONCE) {
    const some = tablets.slice(from, from + CONNECT_AT_ONCE);
    await Promise.all(some.map((tablet) => tablet.open(port, fail)));
  }
  const push = (tablet: Tablet | undefined, work: Work, intended: number): void => {
    pending += 1;
    tablet?.push({ work, intended });
  };

  const started = performance.now();
  countFrom = started + plan.warmupSeconds * 1000;
  countUntil = countFrom + plan.seconds * 1000;
  const { load } = plan;
  if (load.kind === 'open') {
    await Promise.all(
      load.streams.map(({ work, rate }) =>
        schedule(rate, started, countUntil, (n, at) => push(tablets[n % tablets.length], work, at)),
      ),
    );
  } else {
    if (load.kind === 'once') countFrom = started;
    if (load.kind === 'once') countUntil = Infinity;
    whenAnswered = (tablet, { work }) => {
      const now = performance.now();
      if (load.kind === 'closed' && now < countUntil) push(tablet, work, now);
    };
    for (const tablet of tablets) push(tablet, load.work, performance.now());
  }
  const giveUp = performance.now() + plan.seconds * 1000 + plan.warmupSeconds * 1000 + PATIENCE_MS;
  while (pending > 0 && performance.now() < giveUp) await pause(5);
  if (pending > 0) fail(`${pending} never answered`);
  const tookSeconds = load.kind === 'once' ? (performance.now() - started) / 1000 : plan.seconds;
  for (const tablet of tablets) tablet.close();
  appendFileSync(plan.acknowledgedFile, acknowledged.map((line) => `${line}\n`).join(''));
  return {
    results: [...samples].map(([work, list]) => ({
      work,
      count: list.length,
      perSecond: list.length / tookSeconds,
      latency: latencyOf(list),
    })),
    errors,
    acknowledged: acknowledged.length,
    sendingLateP99: percentile(Float64Array.from(late).sort(), 99),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls at `rate` a second by the clock, catching up when the timer was late. */
async function schedule(
  rate: number,
  from: number,
  until: number,
  due: (n: number, at: number) => void,
): Promise<void> {
  for (let n = 0; ;) {
    const now = performance.now();
    for (let at = from + (n * 1000) / rate; at <= now; at = from + (n * 1000) / rate) {
      if (at >= until) return;
      due(n, at);
      n += 1;
    }
    await pause(TICK_MS);
  }
}
