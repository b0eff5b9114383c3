/** Bundles each entry of the server by itself: threads and workers are started from these files. */
import { existsSync } from 'node:fs';
import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, Stop } from '../lib/project.mjs';
import { commitInfo } from './targets.mjs';

const ENTRIES = {
  main: 'server/main.ts',
  writer: 'server/writer/thread.ts',
  passwords: 'server/workers/passwords.ts',
  reports: 'server/workers/reports.ts',
  import: 'server/reference/import.ts',
  'admin-create': 'server/users/admin-create.ts',
};

/** They stay packages: a native addon, packages that find files beside their own, CommonJS. */
const EXTERNAL = ['better-sqlite3', 'piscina', 'pino', 'dbffile', 'swagger-ui-dist'];

/** @param {string} outdir */
export async function buildServer(outdir) {
  const { build } = await import('esbuild');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { commit, dirty } = await commitInfo();
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(ENTRIES).filter(([, file]) => existsSync(join(root, file))),
    ),
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    sourcemap: true,
    legalComments: 'none',
    external: EXTERNAL,
    define: {
      __APP_VERSION__: JSON.stringify(version),
      __COMMIT__: JSON.stringify(commit),
      __DIRTY__: JSON.stringify(dirty),
    },
    logLevel: 'warning',
  }).catch(() => {
    throw new Stop('The server does not build.', 'esbuild said above why.');
  });
  const migrations = join(root, 'schema/migrations');
  if (existsSync(migrations)) {
    await cp(migrations, join(outdir, 'migrations'), {
      recursive: true,
      filter: (file) => file === migrations || file.endsWith('.sql'),
    });
  }
  const bundles = (await readdir(outdir)).filter((file) => file.endsWith('.js'));
  return `${bundles.length} bundles`;
}
