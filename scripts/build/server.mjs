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
  'reference-reading': 'server/reference/reading/thread.ts',
  'reference-inspecting': 'server/reference/inspect-thread.ts',
  'reference-refresh': 'server/reference/refresh/main.ts',
  'reference-push': 'server/reference/push/main.ts',
  'reference-check': 'server/reference/push/check-main.ts',
  'reference-inspect': 'server/reference/inspect-main.ts',
  'audit-verify': 'server/writer/audit-verify.ts',
  'admin-create': 'server/users/admin-create.ts',
  'secrets-rotate': 'server/settings/rotate-secret.ts',
  'rollups-verify': 'server/costing/verify-rollups.ts',
  'rollups-rebuild': 'server/costing/rebuild-rollups.ts',
};

/**
 * What piscina starts is CommonJS: it loads its file with `require`, and Node 20 aborts the whole
 * process when a thread is stopped while `require` loads an ES module.
 */
const WORKERS = {
  passwords: 'server/workers/passwords.ts',
  reports: 'server/workers/reports.ts',
  search: 'server/workers/search.ts',
  exports: 'server/workers/exports.ts',
  audit: 'server/workers/audit.ts',
};

/** What loads the server: run by `scripts/run.mjs` too, but no part of it. */
const LOADTEST_ENTRIES = {
  stress: 'loadtest/stress/main.ts',
  'stress-cleanup': 'loadtest/stress/cleanup-main.ts',
  bench: 'loadtest/bench/main.ts',
  bulk: 'loadtest/bulk/main.ts',
  'bench-noop-server': 'loadtest/bench/noop-server.ts',
  'bench-bare-hono': 'loadtest/bench/bare-hono.ts',
  'bench-baseline': 'loadtest/bench/baseline.ts',
  'bench-generator': 'loadtest/bench/generator.ts',
  crash: 'loadtest/crash/main.ts',
  weeks: 'loadtest/weeks/main.ts',
  mutate: 'loadtest/mutate/main.ts',
};

/** They stay packages: a native addon, packages that find files beside their own, CommonJS. */
const EXTERNAL = [
  'better-sqlite3',
  'piscina',
  'pino',
  'dbffile',
  'swagger-ui-dist',
  'autocannon',
  'playwright-core',
];

/** @param {Record<string, string>} entries */
const present = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))));

/** @param {string} outdir @returns {Promise<import('esbuild').BuildOptions>} */
async function optionsFor(outdir) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { commit, dirty } = await commitInfo();
  return {
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
}

const doesNotBuild = (what) => () => {
  throw new Stop(`${what} does not build.`, 'esbuild said above why.');
};

/** @param {string} outdir */
export async function buildLoadtest(outdir) {
  const { build } = await import('esbuild');
  const options = await optionsFor(outdir);
  const entryPoints = present(LOADTEST_ENTRIES);
  await build({ ...options, format: 'esm', entryPoints }).catch(doesNotBuild('The load test'));
  return `${Object.keys(entryPoints).length} bundles`;
}

/** @param {string} outdir */
export async function buildServer(outdir) {
  const { build } = await import('esbuild');
  const options = await optionsFor(outdir);
  await Promise.all([
    build({ ...options, format: 'esm', entryPoints: present(ENTRIES) }),
    build({
      ...options,
      format: 'cjs',
      entryPoints: present(WORKERS),
      outExtension: { '.js': '.cjs' },
    }),
  ]).catch(doesNotBuild('The server'));
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
