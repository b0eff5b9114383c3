/**
 * `npm run stress:cleanup`: removes what an interrupted run left. Servers and folders of local
 * runs that were killed are ended and removed; with --target URL the fixtures of that server go.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readOwner } from '#server/writer/lock.ts';
import { AdminApi, readVersion } from './admin-api.ts';
import { DATABASE, FOLDER_PREFIX, MARKER } from './local-server.ts';
import { targetUrl, UsageError } from './options.ts';
import { removalText } from './stress.ts';
import { adminFrom } from './target.ts';

const WAIT_FOR_END_MS = 12_000;
const LOOK_EVERY_MS = 100;

/** What a process was started with; undefined when there is none of that number. */
function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

/** The run that made the folder; undefined when it did not get so far. */
function runnerOf(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, MARKER), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns whether one was there to end */
async function endServer(pid: number): Promise<boolean> {
  if (!commandOf(pid)?.includes('dist/server/main.js')) return false;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; commandOf(pid) !== undefined; waited += LOOK_EVERY_MS) {
    if (waited >= WAIT_FOR_END_MS) throw new Error(`Process ${pid} does not end; end it by hand.`);
    await sleep(LOOK_EVERY_MS);
  }
  return true;
}

/** Ends what local runs left that are not running any more. @returns one line for each */
export async function removeLeftovers(parent = tmpdir()): Promise<string[]> {
  const folders = readdirSync(parent)
    .filter((name) => name.startsWith(FOLDER_PREFIX))
    .map((name) => join(parent, name));
  const lines: string[] = [];
  for (const folder of folders) {
    const runner = runnerOf(folder);
    if (runner !== undefined && /stress/.test(commandOf(runner) ?? '')) {
      lines.push(`${folder} belongs to a run that is still going on; left alone.`);
      continue;
    }
    const owner = readOwner(join(folder, DATABASE));
    const ended = owner !== undefined && (await endServer(owner.pid));
    rmSync(folder, { recursive: true, force: true });
    lines.push(`Removed ${folder}${ended ? ' and ended its server' : ''}.`);
  }
  return lines;
}

async function cleanTarget(url: string): Promise<string[]> {
  const origin = targetUrl.safeParse(url);
  if (!origin.success) throw new UsageError(`--target ${origin.error.issues[0]?.message}.`);
  const admin = adminFrom(process.env);
  await readVersion(origin.data);
  const api = await AdminApi.signIn(origin.data, admin);
  try {
    return removalText(await api.removeFixtures());
  } finally {
    await api.signOut();
  }
}

function targetOf(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { target: { type: 'string' } } }).values.target;
  } catch (error) {
    throw new UsageError(`${String(error)}\nUsage: npm run stress:cleanup [-- --target URL]`);
  }
}

export async function cleanUpAfterStress(args: readonly string[]): Promise<string[]> {
  const target = targetOf(args);
  if (target !== undefined) return cleanTarget(target);
  const lines = await removeLeftovers();
  return [
    ...(lines.length === 0 ? ['No local run left anything behind.'] : lines),
    'What a run left on a running server: npm run stress:cleanup -- --target URL',
  ];
}
