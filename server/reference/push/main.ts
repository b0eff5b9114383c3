/**
 * npm run reference:push -- TARGET [DIR] [--accept]
 *
 * Sends the tables that DIR/mapping.json names (DIR: the canonical folder REFERENCE_DIR when not
 * said) to the machine of deploy/targets/TARGET.env and imports them there through its server.
 * Monday to Friday where that plant is; FORCE_REFRESH=1 on any day. Exit 0 when it was imported,
 * now or before.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv, toConfig } from '#server/config.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { loadMapping } from '../mapping.ts';
import { finishPromotion } from '../refresh/promote.ts';
import { windowWords } from '../refresh/window-words.ts';
import { requireWorkday } from '../refresh/workday.ts';
import { push } from './push.ts';
import { loadTarget } from './target.ts';

const USAGE = 'npm run reference:push -- TARGET [DIR] [--accept]';

/** Ctrl-C and a supervisor's signal end the work there, not the tidying up. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

await runScript(async (clock) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { accept: { type: 'boolean', default: false } },
  });
  const [name, said, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new ScriptError(`Say one target: ${USAGE}`);
  const { referenceDir, forceRefresh } = toConfig(readEnv());
  const target = loadTarget(name);
  requireWorkday(clock(), target.PLANT_TIME_ZONE, forceRefresh);
  const dir = said === undefined ? referenceDir : resolve(said);
  const mappingPath = join(dir, 'mapping.json');
  if (!existsSync(mappingPath)) throw new ScriptError(`There is no mapping at ${mappingPath}.`);
  await finishPromotion(dir);
  const mapping = loadMapping(mappingPath);
  console.log(`From ${dir} to ${target.SSH_HOST}, ${target.DATABASE_PATH}`);
  console.log(windowWords(mapping, plantCalendar(target.PLANT_TIME_ZONE).dayOf(clock())));
  const { accept } = values;
  const say = (line: string): void => console.log(line);
  await push({ target, dir, mapping, mappingPath, accept, say, signal: stopSignal() });
});
