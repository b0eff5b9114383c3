/**
 * Runs one of the other bundles after the same bootstrap as `npm start`:
 *
 *   node scripts/run.mjs import DIR        (npm run reference:import -- DIR)
 *   node scripts/run.mjs admin-create      (npm run admin:create)
 *   node scripts/run.mjs secrets-rotate    (npm run secrets:rotate)
 *   node scripts/run.mjs stress --burst    (npm run stress -- --burst)
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { root, runMain, Stop } from './lib/project.mjs';

const [bundle = '', ...args] = process.argv.slice(2);
const places = ['server', 'loadtest'];
let file = '';

await runMain(async () => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt({ names: places });
  const files = places.map((place) => join(root, 'dist', place, `${bundle}.js`));
  const found = /^[a-z-]+$/.test(bundle) && files.find((candidate) => existsSync(candidate));
  if (!found) {
    throw new Stop(`There is no bundle named "${bundle}".`, 'See the scripts of package.json.');
  }
  file = found;
});

process.argv = [process.argv[0], file, ...args];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(file).href);
