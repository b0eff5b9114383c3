/** From starting the built server to its first answer, also after kill -9. */
import { HttpClient } from '../../http-client.ts';
import { median, ms } from '../figures.ts';
import { generate, startServer, type Bench } from '../processes.ts';
import type { Section } from './section.ts';

const MOST_MS = 400;

/** Starts a server on the folder and answers how long its first answer took. */
async function firstAnswer(bench: Bench, folder: string) {
  const began = performance.now();
  const server = await startServer(bench, 'api', {}, folder);
  const client = new HttpClient(server.origin);
  await client.send({ method: 'GET', path: '/api/health' });
  client.agent.destroy();
  return { took: performance.now() - began, server };
}

export const start: Section = async (bench, quick) => {
  const times = quick ? 2 : 10;
  const folder = bench.shop.copy();
  const clean: number[] = [];
  const killed: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const after = await firstAnswer(bench, folder);
    clean.push(after.took);
    const load = { kind: 'closed', work: 'tap' } as const;
    await generate(bench, after.server, { connections: 20, seconds: 0.5, warmupSeconds: 0, load });
    await after.server.stop('SIGKILL');
    const again = await firstAnswer(bench, folder);
    killed.push(again.took);
    await again.server.stop();
  }
  const worst = Math.max(median(clean), median(killed));
  const text = (values: number[]) =>
    `median ${ms(median(values))}, longest ${ms(Math.max(...values))}`;
  bench.say(`  after a clean stop ${text(clean)}; after kill -9 ${text(killed)}`);
  const goal = {
    what: 'built server to first answer',
    goal: `≤ ${MOST_MS} ms, also after kill -9`,
    measured: `${ms(median(clean))}; after kill -9 ${ms(median(killed))} (medians of ${times})`,
    isMet: worst <= MOST_MS,
  };
  return { goals: [goal], data: { clean, killed }, faults: [] };
};
