/** Point reads and searches a second, beside the framework's own answer. */
import autocannon from 'autocannon';
import { median, perSecond, ratioOf, ratioText } from '../figures.ts';
import type { Work } from '../plan.ts';
import { generate, startServer } from '../processes.ts';
import { tokenOf } from '../shop.ts';
import { errorsOf, resultOf, type Section } from './section.ts';

const CONNECTIONS = 50;
const READS: readonly Work[] = ['health', 'order', 'me', 'search'];

export const reads: Section = async (bench, quick) => {
  const rounds = quick ? 1 : 4;
  const seconds = quick ? 0.7 : 3;
  const faults: string[] = [];
  const api = await startServer(bench, 'api');
  const bare = await startServer(bench, 'bare');
  const rateOf = async (work: Work): Promise<number> => {
    const load = { kind: 'closed', work } as const;
    const plan = { connections: CONNECTIONS, seconds, warmupSeconds: 0.5, load };
    const result = await generate(bench, work === 'ping' ? bare : api, plan);
    faults.push(...errorsOf(work, result));
    return resultOf(result, work).perSecond;
  };
  const works: Work[] = ['ping', ...READS];
  const figures = new Map<Work, number[]>(works.map((work) => [work, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < works.length; turn += 1) {
      const work = works[(turn + round) % works.length];
      if (work) figures.get(work)?.push(await rateOf(work));
    }
  }
  const ping = figures.get('ping') ?? [];
  bench.say(`  bare Hono: ${perSecond(median(ping))}`);
  for (const work of READS) {
    const values = figures.get(work) ?? [];
    bench.say(
      `  ${work}: ${perSecond(median(values))} = ${ratioText(ratioOf(values, ping))} bare Hono`,
    );
  }
  // A second opinion from a generator that is not ours, where every request is the same.
  const { requests } = await autocannon({
    url: `${api.origin}/api/me`,
    connections: CONNECTIONS,
    duration: Math.max(1, seconds),
    headers: { cookie: `tot_development_tablet=${tokenOf(0)}` },
  });
  bench.say(`  me by autocannon: ${perSecond(requests.average)}`);
  await Promise.all([api.stop(), bare.stop()]);
  const data = { ...Object.fromEntries(figures), autocannonMe: requests.average };
  return { goals: [], data, faults };
};
