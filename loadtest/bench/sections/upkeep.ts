/** Taps a second with the triggers that keep the roll-ups, and on the same shop without them. */
import { join } from 'node:path';
import { openWriter } from '#server/db/open.ts';
import { median, perSecond, ratioOf, ratioText } from '../figures.ts';
import { generate, startServer, type Server } from '../processes.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const CONNECTIONS = 20;
const LEAST_RATIO = 0.85;

/** @returns how many there were */
function dropTriggers(folder: string): number {
  const { raw } = openWriter(join(folder, 'shop.db'));
  const names = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
  for (const name of names) raw.exec(`DROP TRIGGER ${String(name)}`);
  raw.close();
  return names.length;
}

export const upkeep: Section = async (bench, quick) => {
  const rounds = quick ? 3 : 10;
  const seconds = quick ? 1.5 : 4;
  const faults: string[] = [];
  const bare = bench.shop.copy();
  const dropped = dropTriggers(bare);
  if (dropped === 0) throw new Error('There are no triggers: nothing keeps the roll-ups.');
  const servers = {
    kept: await startServer(bench, 'api'),
    dropped: await startServer(bench, 'api', {}, bare),
  };
  const rateOf = async (server: Server): Promise<number> => {
    const load = { kind: 'closed', work: 'tap' } as const;
    const plan = { connections: CONNECTIONS, seconds, warmupSeconds: 0.5, load };
    const result = await generate(bench, server, plan);
    faults.push(...errorsOf('upkeep', result));
    return resultOf(result, 'tap').perSecond;
  };
  const kept: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // In turn one first and the other first, so that neither always comes after the same.
    const first = round % 2 === 0;
    if (first) kept.push(await rateOf(servers.kept));
    without.push(await rateOf(servers.dropped));
    if (!first) kept.push(await rateOf(servers.kept));
  }
  for (const server of Object.values(servers)) {
    faults.push(...(await stopAndCheck('upkeep', server)));
  }
  const ratio = ratioOf(kept, without);
  bench.say(
    `  ${perSecond(median(kept))} with ${dropped} triggers, ${perSecond(median(without))} without`,
  );
  const goal = {
    what: `roll-ups kept in the transaction, ${CONNECTIONS} connections`,
    goal: `≥ ${LEAST_RATIO} × the write rate without`,
    measured: ratioText(ratio),
    isMet: ratio.median >= LEAST_RATIO,
  };
  return { goals: [goal], data: { kept, without }, faults };
};
