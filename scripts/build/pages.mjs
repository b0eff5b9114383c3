/** Builds the tablet's and the console's pages with Vite. */
import { join } from 'node:path';
import { root, Stop } from '../lib/project.mjs';
import { compressFolder } from './compress.mjs';
import { checkNothingInline, measurePage } from './page-rules.mjs';
import { addTokens } from './tokens.mjs';
import { stampVersion } from './version.mjs';

/** What an operator on a slow network waits for before the first tap: JavaScript and CSS, brotli. */
const TABLET_BUDGET_BYTES = 60_000;

/**
 * The Vite settings both pages share; `vite.config.tablet.ts` and `vite.config.console.ts` use them
 * for `npx vite -c …` too, a page that reloads itself in front of a running server.
 * @param {'tablet' | 'console'} page
 * @returns {import('vite').UserConfig}
 */
export function pageConfig(page) {
  return {
    root: join(root, 'pwa', page),
    base: page === 'tablet' ? '/' : '/console/',
    cacheDir: join(root, 'node_modules/.cache/vite', page),
    // Vite does not lower standard decorators: an `accessor` field would fail in the browser.
    oxc: {
      decorator: { legacy: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: {
      target: 'baseline-widely-available',
      emptyOutDir: true,
      // The content security policy allows neither inline scripts nor data: fonts.
      assetsInlineLimit: 0,
      modulePreload: page === 'tablet' ? false : { polyfill: false },
      reportCompressedSize: false,
      // One chunk: a tablet that lost its network after the first file must not miss a second one.
      rolldownOptions: page === 'tablet' ? { output: { codeSplitting: false } } : {},
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
}

/**
 * @param {'tablet' | 'console'} page
 * @param {string} outDir
 */
export async function buildPage(page, outDir) {
  // Vite believes a NODE_ENV it finds: the tests' own would bring Lit's development build along.
  process.env.NODE_ENV = 'production';
  const { build, mergeConfig } = await import('vite');
  await build(
    mergeConfig(pageConfig(page), {
      configFile: false,
      mode: 'production',
      logLevel: 'warn',
      build: { outDir },
    }),
  );
  if (page === 'tablet') await addTokens(outDir);
  await stampVersion(outDir);
  await checkNothingInline(outDir);
  const { bytes, lazyFiles } = await measurePage(outDir, page === 'tablet' ? '/' : '/console/');
  const figure = `${bytes.toLocaleString('en')} bytes of JavaScript and CSS (brotli)`;
  if (page === 'tablet') {
    if (lazyFiles.length > 0) {
      throw new Stop(`The tablet must load in one piece, but these are lazy: ${lazyFiles.join()}`);
    }
    if (bytes > TABLET_BUDGET_BYTES) {
      throw new Stop(
        `The tablet's page is too heavy: ${figure}.`,
        `The budget is ${TABLET_BUDGET_BYTES.toLocaleString('en')}. Look for a package that came along.`,
      );
    }
  }
  await compressFolder(outDir);
  return page === 'tablet'
    ? `${figure}, budget ${TABLET_BUDGET_BYTES.toLocaleString('en')}`
    : `${figure}, and ${lazyFiles.length} files when they are needed`;
}
