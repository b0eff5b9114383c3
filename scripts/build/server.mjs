/** Bundles each entry of the server by itself: threads and workers are started from these files. */
import { existsSync } from 'node:fs';
import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, Stop } from '../lib/project.mjs';
import { commitInfo } from './targets.mjs';

const ENTRIES = {
  main: 'server/main.ts',
  writer: 'server/writer/thread.ts',
  import: 'server/reference/import.ts',
  'audit-verify': 'server/writer/audit-verify.ts',
  'admin-create': 'server/users/admin-create.ts',
};

/**
 * What piscina starts is CommonJS: it loads its file with `require`, and Node 20 aborts the whole
 * process when a thread is stopped while `require` loads an ES module.
 */
const WORKERS = {
  passwords: 'server/workers/passwords.ts',
  reports: 'server/workers/reports.ts',
};

/** They stay packages: a native addon, packages that find files beside their own, CommonJS. */
const EXTERNAL = ['better-sqlite3', 'piscina', 'pino', 'dbffile', 'swagger-ui-dist'];

/** @param {Record<string, string>} entries */
const present = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))));

/** @param {string} outdir */
export async function buildServer(outdir) {
  const { build } = await import('esbuild');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { commit, dirty } = await commitInfo();
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    absWorkingDir: root,
    outdir,
    bundle: true,
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
  };
  await Promise.all([
    build({ ...options, format: 'esm', entryPoints: present(ENTRIES) }),
    build({
      ...options,
      format: 'cjs',
      entryPoints: present(WORKERS),
      outExtension: { '.js': '.cjs' },
    }),
  ]).catch(() => {
    throw new Stop('The server does not build.', 'esbuild said above why.');
  });
  const migrations = join(root, 'schema/migrations');
  if (existsSync(migrations)) {
    await cp(migrations, join(outdir, 'migrations'), {
      recursive: true,
      filter: (file) => file === migrations || file.endsWith('.sql'),
    });
  }
  const bundles = (await readdir(outdir)).filter((file) => /\.c?js$/.test(file));
  return `${bundles.length} bundles`;
}
