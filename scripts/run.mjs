/**
 * Runs one of the server's other bundles after the same bootstrap as `npm start`:
 *
 *   node scripts/run.mjs import DIR        (npm run reference:import -- DIR)
 *   node scripts/run.mjs admin-create      (npm run admin:create)
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { root, runMain, Stop } from './lib/project.mjs';

const [bundle = '', ...args] = process.argv.slice(2);
const file = join(root, 'dist/server', `${bundle}.js`);

await runMain(async () => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt({ names: ['server'] });
  if (!/^[a-z-]+$/.test(bundle) || !existsSync(file)) {
    throw new Stop(`There is no bundle named "${bundle}".`, 'See the scripts of package.json.');
  }
});

process.argv = [process.argv[0], file, ...args];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(file).href);
