/** 2,000 people at once, each tapping as soon as the last tap is answered. */
import { ms, perSecond } from '../figures.ts';
import { generate, startServer } from '../processes.ts';
import { PEOPLE } from '../shop.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const MOST_P99_MS = 250;

export const crowd: Section = async (bench, quick) => {
  const server = await startServer(bench, 'api');
  const load = { kind: 'closed', work: 'tap' } as const;
  const plan = { connections: PEOPLE, seconds: quick ? 2 : 15, warmupSeconds: quick ? 1 : 5, load };
  const result = await generate(bench, server, plan);
  const faults = [...errorsOf('crowd', result), ...(await stopAndCheck('crowd', server))];
  const { latency, perSecond: rate } = resultOf(result, 'tap');
  bench.say(`  ${perSecond(rate)}, p50 ${ms(latency.p50)}, p99 ${ms(latency.p99)}`);
  const goal = {
    what: `${PEOPLE.toLocaleString('en-US')} clients at once, closed loop`,
    goal: `p99 ≤ ${MOST_P99_MS} ms, no error, no acknowledged write lost`,
    measured: `${ms(latency.p99)} at ${perSecond(rate)}, ${faults.length === 0 ? 'no error, none lost' : faults.join('; ')}`,
    isMet: latency.p99 <= MOST_P99_MS && faults.length === 0,
  };
  return { goals: [goal], data: { latency, rate }, faults };
};
