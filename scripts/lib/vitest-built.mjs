/**
 * Before any test: makes sure that dist/ is built from the sources under test, so that threads can
 * be started from dist/server/*.js. SKIP_BUILD=1 leaves dist/ as it is, for tests that need none of
 * it while something else does not build.
 */
import { ensureBuilt } from '../build.mjs';

/** @param {import('vitest/node').TestProject} project */
export default async function setup(project) {
  if (process.env.SKIP_BUILD === '1') return;
  await ensureBuilt(project.name === 'unit' ? { names: ['server'] } : {});
}
