/** Installs the packages when, and only when, what is installed no longer fits. Built-ins only. */
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './child.mjs';
import { withLock } from './lock.mjs';
import { root, say, secondsSince, Stop } from './project.mjs';

const STAMP_FILE = join(root, 'node_modules', '.time-on-tasks-stamp');
const OLDEST_NODE = [20, 19];

/** @throws {Stop} when this Node.js is too old for the packages */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Stop(
    `Time On Tasks needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
    'Install Node.js 20 (20.19 or later), 22 or 24 and start again.',
  );
}

/** The fields of package.json that decide what is installed; a new npm script reinstalls nothing. */
async function wantedStamp() {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { dependencies, devDependencies, overrides, allowScripts } = manifest;
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, overrides, allowScripts }))
    .update(await readFile(join(root, 'package-lock.json')))
    .update([process.versions.modules, process.platform, process.arch].join(' '))
    .digest('hex');
}

async function installedStamp() {
  return readFile(STAMP_FILE, 'utf8').catch(() => '');
}

/** npm as it was started, else the one beside this Node.js, else the one on the PATH. */
function npmCommand() {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const script = [process.env.npm_execpath, beside].find(
    (path) => path?.endsWith('npm-cli.js') && existsSync(path),
  );
  return script ? [process.execPath, [script]] : ['npm', []];
}

/** Lets node-gyp compile with the headers beside this Node.js instead of fetching them. */
function installEnvironment() {
  const env = { ...process.env };
  const prefixes = [process.execPath, realpathSync(process.execPath)].map((p) =>
    dirname(dirname(p)),
  );
  const prefix = prefixes.find((p) => existsSync(join(p, 'include/node/node_api.h')));
  if (prefix) env.npm_config_nodedir ??= prefix;
  env.JOBS ??= 'max';
  // An empty HOME would make npm create a folder named ~ here; without one it asks the system.
  if (env.HOME === '') delete env.HOME;
  return env;
}

const HINTS = [
  [
    /EUSAGE/,
    'package.json and package-lock.json disagree. Run `npm install` and commit the lockfile.',
  ],
  [/ENOSPC/, 'The disk is full.'],
  [/EACCES|EPERM|EROFS/, 'This user may not write here. Start as the owner of this folder.'],
  [
    /gyp ERR!|not found: make|prebuild-install/,
    'better-sqlite3 had to be compiled and that failed. It needs python3, make and a C++ compiler; on Debian: apt-get install -y python3 make g++',
  ],
  [
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|network/,
    'The npm registry could not be reached. Check the network (or the proxy settings) and start again.',
  ],
];

async function install() {
  const [npm, npmArgs] = npmCommand();
  // The build needs the development packages, also where NODE_ENV is production.
  const args = [...npmArgs, 'ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=warn'];
  const { code, output } = await run(npm, args, { env: installEnvironment() });
  if (code === 0) return;
  const tail = output.trim().split('\n').slice(-25).join('\n');
  const hint = HINTS.find(([pattern]) => pattern.test(output))?.[1];
  throw new Stop(
    `${tail}\n\nInstalling the packages failed (npm ci, exit code ${code}).`,
    hint ?? 'The lines above are what npm said last.',
  );
}

/** Makes node_modules fit package-lock.json, this Node.js and this machine. */
export async function ensureInstalled() {
  const wanted = await wantedStamp();
  if ((await installedStamp()) === wanted) return;
  await withLock('install', async () => {
    const found = await installedStamp();
    if (found === wanted) return;
    const started = performance.now();
    const why = found ? 'they have changed' : 'first time only';
    say(`Installing packages (${why}, one or two minutes)…`);
    await install();
    await writeFile(STAMP_FILE, wanted);
    say(`Installed in ${secondsSince(started)}.`);
  });
}
