/** Bundles the service worker and writes into it what it keeps: the pages and what they load. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, Stop } from '../lib/project.mjs';
import { compressFolder } from './compress.mjs';
import { laziness } from './page-rules.mjs';
import { readState, targets } from './targets.mjs';
import { tokenOf } from './tokens.mjs';

/**
 * @typedef {object} BuiltPage
 * @property {string} base address of the page
 * @property {string} folder where it was built
 * @property {string[]} files of its newest build; the folder holds those of earlier ones, too
 */

/** @returns {Promise<BuiltPage[]>} */
async function builtPages() {
  const bases = { tablet: '/', console: '/console/' };
  return Promise.all(
    Object.entries(bases).map(async ([name, base]) => {
      const { builds } = await readState(name);
      return { base, folder: join(root, targets[name].output), files: builds[0] ?? [] };
    }),
  );
}

const isAsset = (file) => /^assets\/.*(?<!\.br|\.gz)$/.test(file);

/**
 * Everything the pages need to open without a network, each under an address that carries its
 * content. The console's rooms are not among it: they show nothing without a server, and every
 * tablet would fetch them. The pages share one token: on the console's own host `/` is the console.
 * @param {BuiltPage[]} pages
 */
async function keptEntries(pages) {
  const texts = await Promise.all(
    pages.map(({ folder }) => readFile(join(folder, 'index.html'), 'utf8')),
  );
  const token = tokenOf(...texts);
  return pages.flatMap(({ base, files }, i) => {
    const isLazy = laziness(texts[i], base);
    const kept = files.filter((file) => isAsset(file) && !isLazy(file));
    return [
      `${base}?v=${token}`,
      ...(/\/manifest\.webmanifest\?v=[0-9a-f]{12}/.exec(texts[i]) ?? []),
      ...kept.map((file) => base + file),
    ];
  });
}

/**
 * @param {string} outDir
 * @param {{ entry?: string, pages?: BuiltPage[] }} [options]
 */
export async function buildServiceWorker(outDir, { entry, pages } = {}) {
  const [{ build }, { injectManifest }] = await Promise.all([
    import('esbuild'),
    import('workbox-build'),
  ]);
  const bundle = join(outDir, 'bundle.js');
  await build({
    absWorkingDir: root,
    entryPoints: [entry ?? 'pwa/service-worker/sw.ts'],
    outfile: bundle,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  }).catch(() => {
    throw new Stop('The service worker does not build.', 'esbuild said above why.');
  });
  const entries = await keptEntries(pages ?? (await builtPages()));
  await injectManifest({
    swSrc: bundle,
    swDest: join(outDir, 'sw.js'),
    globDirectory: outDir,
    // The lists of the newest builds, not what lies in the folders: earlier builds lie there, too.
    globPatterns: [],
    additionalManifestEntries: entries.map((url) => ({ url, revision: null })),
  });
  await rm(bundle);
  await compressFolder(outDir);
  return `${entries.length} files kept for when there is no network`;
}
