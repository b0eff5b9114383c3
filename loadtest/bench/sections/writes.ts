/** Taps a second: over HTTP, without a writer, without a server. Side by side, round by round. */
import { median, perSecond, ratioOf, ratioText, type Goal } from '../figures.ts';
import { baseline, generate, startServer, type Bench, type Server } from '../processes.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const CONNECTIONS = [20, 100, 500] as const;
/** Times R1 that the API must reach, unless HTTP alone allows less. */
const GOALS: Readonly<Record<number, number>> = { 20: 2.5, 100: 4 };
const OF_NOOP = 0.6;

type Name = 'R1' | 'R64' | `noop ${number}` | `api ${number}`;

export const writes: Section = async (bench, quick) => {
  const { say, shop } = bench;
  const rounds = quick ? 1 : 5;
  const seconds = quick ? 1 : 4;
  const faults: string[] = [];
  const api = await startServer(bench, 'api');
  const noop = await startServer(bench, 'noop');
  const [single, grouped] = [shop.copy(), shop.copy()];
  const tapsAt = async (server: Server, connections: number, what: string): Promise<number> => {
    const load = { kind: 'closed', work: 'tap' } as const;
    const plan = { connections, seconds, warmupSeconds: quick ? 0.5 : 1, load };
    const result = await generate(bench, server, plan);
    faults.push(...errorsOf(what, result));
    return resultOf(result, 'tap').perSecond;
  };
  const contestants: [Name, () => Promise<number>][] = [
    ['R1', () => baseline(bench, single, 1, seconds)],
    ['R64', () => baseline(bench, grouped, 64, seconds)],
    ...CONNECTIONS.flatMap((n): [Name, () => Promise<number>][] => [
      [`noop ${n}`, () => tapsAt(noop, n, `no-op writer, ${n} connections`)],
      [`api ${n}`, () => tapsAt(api, n, `API, ${n} connections`)],
    ]),
  ];
  const figures = new Map<Name, number[]>(contestants.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Each round begins with another one, so that nobody always comes after the same.
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const next = contestants[(turn + round) % contestants.length];
      if (next) figures.get(next[0])?.push(await next[1]());
    }
    const line = [...figures].map(([name, values]) => `${name} ${perSecond(values.at(-1) ?? 0)}`);
    say(`  round ${round + 1}: ${line.join(', ')}`);
  }
  faults.push(...(await stopAndCheck('API', api)));
  await noop.stop();
  return { goals: goalsOf(figures, bench), data: Object.fromEntries(figures), faults };
};

function goalsOf(figures: ReadonlyMap<Name, number[]>, { say }: Bench): Goal[] {
  const of = (name: Name): number[] => figures.get(name) ?? [];
  const goals: Goal[] = [];
  for (const connections of CONNECTIONS) {
    const api = of(`api ${connections}`);
    const toR1 = ratioOf(api, of('R1'));
    const toNoop = ratioOf(api, of(`noop ${connections}`));
    const rate = perSecond(median(api));
    say(
      `  ${connections} connections: ${rate} = ${ratioText(toR1)} R1, ${ratioText(toNoop)} no-op writer`,
    );
    const wanted = GOALS[connections];
    if (wanted === undefined) continue;
    goals.push({
      what: `API writes at ${connections} connections`,
      goal: `≥ ${wanted} × R1, or ≥ ${OF_NOOP} × no-op writer`,
      measured: `${rate}: ${toR1.median.toFixed(2)} × R1 (${perSecond(median(of('R1')))}), ${toNoop.median.toFixed(2)} × no-op`,
      isMet: toR1.median >= wanted || toNoop.median >= OF_NOOP,
    });
  }
  say(`  R64 is ${ratioText(ratioOf(of('R64'), of('R1')))} R1: what sharing a commit is worth`);
  return goals;
}
