/** Two hundred PINs at once, and what everybody else notices of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ms } from '../figures.ts';
import { generate, startServer, type Bench } from '../processes.ts';
import { errorsOf, resultOf, type Section, type SectionResult } from './section.ts';

const STORM = 200;
/** More than the server lets wait: the rest is told to come again. */
const FLOOD = 1200;
const MOST_P99_MS = 20;
const PROBE_SECONDS = 12;

export const storm: Section = async (bench, quick) => {
  const { others, signIn, faults } = await measure(bench, quick);
  bench.say(
    `  ${STORM} at once: the last signed in after ${ms(signIn.max)}; others p50 ${ms(others.p50)}, p99 ${ms(others.p99)}`,
  );
  const goal = {
    what: `${STORM} PINs in a burst`,
    goal: `other requests’ p99 ≤ ${MOST_P99_MS} ms, every sign-in answered`,
    measured: `p99 ${ms(others.p99)}, ${signIn.count} of ${STORM} signed in`,
    isMet: others.p99 <= MOST_P99_MS && signIn.count === STORM,
  };
  const stormed = { goals: [goal], data: { others, signIn }, faults };
  return quick ? stormed : withFlood(bench, stormed);
};

/** The queue of sign-ins is full: the rest is told so at once. */
async function withFlood(bench: Bench, stormed: SectionResult): Promise<SectionResult> {
  const flood = await floodOnce(bench);
  const goal = {
    what: `${FLOOD.toLocaleString('en-US')} PINs in a burst`,
    goal: 'queue full → 503 busy, everybody answered',
    measured: `${flood.signedIn} signed in, ${flood.busy} × 503`,
    isMet: flood.busy > 0 && flood.signedIn + flood.busy === FLOOD,
  };
  bench.say(`  ${FLOOD} at once: ${goal.measured}`);
  return {
    goals: [...stormed.goals, goal],
    data: { ...(stormed.data as object), flood },
    faults: [...stormed.faults, ...flood.faults],
  };
}

async function measure(bench: Bench, quick: boolean) {
  const server = await startServer(bench, 'api');
  const probe = (seconds: number) =>
    generate(bench, server, {
      connections: 20,
      firstPerson: 1500,
      seconds,
      warmupSeconds: 0.5,
      load: {
        kind: 'open',
        streams: [
          { work: 'health', rate: 40 },
          { work: 'me', rate: 40 },
          { work: 'search', rate: 20 },
        ],
      },
    });
  // A server that has just started compiles what it runs; a shop's has been running.
  await probe(1);
  const pins = (connections: number, firstPerson: number) =>
    generate(bench, server, {
      connections,
      firstPerson,
      seconds: 30,
      warmupSeconds: 0,
      load: { kind: 'once', work: 'pin' },
    });
  await pins(20, 0);
  const probing = probe(quick ? PROBE_SECONDS / 2 : PROBE_SECONDS);
  await sleep(1000);
  const stormed = await pins(STORM, 100);
  const probed = await probing;
  const faults = [...errorsOf('storm', stormed), ...errorsOf('beside the storm', probed)];
  await server.stop();
  return { others: worstOf(probed), signIn: resultOf(stormed, 'pin').latency, faults };
}

/** Of the kinds of request, the one with the worst p99. */
function worstOf(result: Parameters<typeof resultOf>[0]) {
  const latencies = (['health', 'me', 'search'] as const).map(
    (work) => resultOf(result, work).latency,
  );
  return latencies.reduce((worst, one) => (one.p99 > worst.p99 ? one : worst));
}

async function floodOnce(bench: Bench) {
  const server = await startServer(bench, 'api');
  const result = await generate(bench, server, {
    connections: FLOOD,
    seconds: 60,
    warmupSeconds: 0,
    load: { kind: 'once', work: 'pin' },
  });
  await server.stop();
  const { 503: busy = 0, ...others } = result.errors;
  const faults = errorsOf('flood', { ...result, errors: others });
  return { signedIn: resultOf(result, 'pin').count, busy, faults };
}
