/**
 * `npm start`: installs and builds what is missing, then becomes the server. The server runs in this
 * very process, so signals and the exit code are its own.
 */
import { ensureBuilt } from './build.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { runMain } from './lib/project.mjs';

await runMain(async () => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
});

if (process.env.NODE_ENV !== 'production') process.env.DEMO ??= '1';
process.setSourceMapsEnabled(true);
await import('../dist/server/main.js');
