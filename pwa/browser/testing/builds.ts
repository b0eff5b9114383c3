/** A WEB_ROOT of its own, on which one build follows another as on a shop's server. */
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../../scripts/build/publish.mjs';
import { buildServiceWorker } from '../../../scripts/build/service-worker.mjs';
import { readState } from '../../../scripts/build/targets.mjs';
import { checkTokens, tokenOf } from '../../../scripts/build/tokens.mjs';
import { stampVersion } from '../../../scripts/build/version.mjs';

const DIST = join(import.meta.dirname, '../../../dist/web');
/** What the wall of names says; the next build says it otherwise. */
const WALL = 'Who are you?';

export interface Builds {
  webRoot: string;
  /** Back to the build under test, with its own worker or one that does something wrong. */
  begin(worker?: string): Promise<void>;
  /** Publishes a next build of the tablet, whose wall of names says these words. */
  release(words: string, options?: { forgetEarlier?: boolean }): Promise<void>;
  remove(): Promise<void>;
}

/** The tablet's newest build, laid out anew with other words on the wall. */
async function writeNextBuild(folder: string, words: string, files: string[]): Promise<void> {
  for (const file of files.filter((name) => !/\.(br|gz)$/.test(name))) {
    await cp(join(DIST, 'tablet', file), join(folder, file));
  }
  const script = files.find((file) => /^assets\/index-.*\.js$/.test(file)) ?? '';
  const code = (await readFile(join(folder, script), 'utf8')).replaceAll(WALL, words);
  const renamed = `assets/index-${tokenOf(code)}.js`;
  await rm(join(folder, script));
  await writeFile(join(folder, renamed), code);
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const unstamped = html.replace(/ *<meta name="build"[^>]*>\n/, '').replace(script, renamed);
  await writeFile(join(folder, 'index.html'), unstamped);
  await stampVersion(folder);
}

export async function openBuilds(): Promise<Builds> {
  const webRoot = await mkdtemp(join(tmpdir(), 'tot-web-root-'));
  const tablet = join(webRoot, 'tablet');
  const console = join(webRoot, 'console');
  const consoleFiles = (await readState('console')).builds[0] ?? [];
  let builds: string[][] = [];
  let entry: string | undefined;

  async function writeWorker(): Promise<void> {
    const aside = await mkdtemp(join(webRoot, 'aside-'));
    const pages = [
      { base: '/', folder: tablet, files: builds[0] ?? [] },
      { base: '/console/', folder: console, files: consoleFiles },
    ];
    await buildServiceWorker(aside, entry ? { entry, pages } : { pages });
    await publish(aside, join(webRoot, 'service-worker'), []);
  }

  return {
    webRoot,
    async begin(worker) {
      for (const name of await readdir(webRoot)) await rm(join(webRoot, name), { recursive: true });
      builds = (await readState('tablet')).builds.slice(0, 1);
      for (const folder of ['tablet', 'console', 'service-worker']) {
        await cp(join(DIST, folder), join(webRoot, folder), { recursive: true });
      }
      entry = worker && `pwa/service-worker/testing/${worker}.ts`;
      if (entry) await writeWorker();
    },
    async release(words, { forgetEarlier = false } = {}) {
      const aside = await mkdtemp(join(webRoot, 'aside-'));
      await mkdir(join(aside, 'assets'));
      await writeNextBuild(aside, words, (await readState('tablet')).builds[0] ?? []);
      await checkTokens(aside, tablet);
      builds = await publish(aside, tablet, forgetEarlier ? [] : builds);
      await writeWorker();
    },
    remove: () => rm(webRoot, { recursive: true, force: true }),
  };
}
