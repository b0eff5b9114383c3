/**
 * What can be built, from which inputs, and whether the built files are still those of the inputs.
 * Built-ins only: `npm start` asks this before it loads any package.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../lib/project.mjs';

/**
 * @typedef {object} Target
 * @property {string} entry it exists once this target can be built
 * @property {string[]} inputs files and folders that decide the result
 * @property {string} output folder of the built files
 * @property {string} proof a file that is there when it was built
 * @property {string[]} [after] targets whose result it reads
 */

/** Read by every target: how to build, and with which packages. */
const COMMON_INPUTS = ['package-lock.json', 'scripts/build', 'scripts/build.mjs'];

const TABLET_INPUTS = ['pwa/tablet', 'pwa/shared', 'schema', 'vite.config.tablet.ts'];
const CONSOLE_INPUTS = ['pwa/console', 'pwa/shared', 'schema', 'vite.config.console.ts'];

/** @type {Record<string, Target>} */
export const targets = {
  server: {
    entry: 'server/main.ts',
    inputs: ['server', 'schema', 'package.json'],
    output: 'dist/server',
    proof: 'main.js',
  },
  tablet: {
    entry: 'pwa/tablet/index.html',
    inputs: TABLET_INPUTS,
    output: 'dist/web/tablet',
    proof: 'index.html',
  },
  console: {
    entry: 'pwa/console/index.html',
    inputs: CONSOLE_INPUTS,
    output: 'dist/web/console',
    proof: 'index.html',
  },
  'service-worker': {
    entry: 'pwa/service-worker/sw.ts',
    inputs: ['pwa/service-worker', ...TABLET_INPUTS, ...CONSOLE_INPUTS],
    output: 'dist/web/service-worker',
    proof: 'sw.js',
    after: ['tablet', 'console'],
  },
  loadtest: {
    entry: 'loadtest/http-client.ts',
    inputs: ['loadtest', 'server', 'schema', 'pwa/tablet', 'pwa/shared'],
    output: 'dist/loadtest',
    proof: '.',
  },
  docs: {
    entry: 'pwa/docs/index.html',
    inputs: [
      'pwa/docs',
      'docs',
      'deploy/reference',
      'pwa/tablet/public',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
    ],
    output: 'dist/web/docs',
    proof: 'index.html',
  },
};

export const targetNames = Object.keys(targets);

async function filesUnder(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true }).catch(
    (error) => {
      if (error.code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
  if (!entries) return [absolute];
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** @param {string} name */
export async function inputsHash(name) {
  const { inputs } = targets[name];
  const hash = createHash('sha256');
  const lists = await Promise.all([...COMMON_INPUTS, ...inputs].map(filesUnder));
  const files = lists.flat();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  files.forEach((file, i) => hash.update(file.slice(root.length)).update('\0').update(contents[i]));
  if (name === 'server') hash.update(JSON.stringify(await commitInfo()));
  return hash.digest('hex');
}

/** The checked-out commit ('' outside a git checkout) and whether tracked files differ from it. */
export async function commitInfo() {
  const git = async (...args) =>
    (await promisify(execFile)('git', ['-C', root, ...args])).stdout.trim();
  try {
    const [top, commit, changes] = await Promise.all([
      git('rev-parse', '--show-prefix'),
      git('rev-parse', 'HEAD'),
      git('--no-optional-locks', 'status', '--porcelain', '--untracked-files=no'),
    ]);
    // A prefix means that the checkout is another project's, with this one copied into it.
    return top ? { commit: '', dirty: false } : { commit, dirty: changes !== '' };
  } catch {
    return { commit: '', dirty: false };
  }
}

/**
 * What the last build of a target left: the hash of its inputs, and the files of the newest builds,
 * the newest first.
 * @typedef {{ inputs: string, builds: string[][] }} BuildState
 */
const stateFile = (name) => join(root, 'dist', '.state', `${name}.json`);

/** @returns {Promise<BuildState>} */
export async function readState(name) {
  try {
    return JSON.parse(await readFile(stateFile(name), 'utf8'));
  } catch {
    return { inputs: '', builds: [] };
  }
}

/** @param {string} name @param {BuildState} state */
export async function writeState(name, state) {
  await mkdir(join(root, 'dist', '.state'), { recursive: true });
  await writeFile(`${stateFile(name)}.new`, JSON.stringify(state));
  await rename(`${stateFile(name)}.new`, stateFile(name));
}

/**
 * The targets that must be built anew, with the hash of their inputs.
 * @param {string[]} [names]
 * @returns {Promise<{ name: string, inputs: string }[]>}
 */
export async function staleTargets(names = targetNames) {
  const found = await Promise.all(
    names.map(async (name) => {
      const { entry, output, proof } = targets[name];
      if (!existsSync(join(root, entry))) return undefined;
      const [inputs, state] = await Promise.all([inputsHash(name), readState(name)]);
      const fresh = state.inputs === inputs && existsSync(join(root, output, proof));
      return fresh ? undefined : { name, inputs };
    }),
  );
  return found.filter((target) => target !== undefined);
}
