/**
 * `npm run stress:cleanup`: removes what an interrupted run left. Servers and folders of local
 * runs that were killed are ended and removed; with --target URL the fixtures of that server go.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AdminApi } from './admin-api.ts';
import { FOLDER_PREFIX, MARKER, type Marker } from './local-server.ts';
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

function markerOf(folder: string): Marker | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, MARKER), 'utf8')) as Marker;
  } catch {
    return undefined;
  }
}

async function endServer(pid: number): Promise<void> {
  if (!commandOf(pid)?.includes('dist/server/main.js')) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; commandOf(pid) !== undefined; waited += LOOK_EVERY_MS) {
    if (waited >= WAIT_FOR_END_MS) throw new Error(`Process ${pid} does not end; end it by hand.`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Ends what local runs left that are not running any more. @returns one line for each */
export async function removeLeftovers(parent = tmpdir()): Promise<string[]> {
  const folders = readdirSync(parent)
    .filter((name) => name.startsWith(FOLDER_PREFIX))
    .map((name) => join(parent, name));
  const lines: string[] = [];
  for (const folder of folders) {
    const marker = markerOf(folder);
    if (marker && /stress/.test(commandOf(marker.runner) ?? '')) {
      lines.push(`${folder} belongs to a run that is still going on; left alone.`);
      continue;
    }
    if (marker) await endServer(marker.server);
    rmSync(folder, { recursive: true, force: true });
    lines.push(`Removed ${folder}${marker ? ' and ended its server' : ''}.`);
  }
  return lines;
}

async function cleanTarget(url: string): Promise<string[]> {
  const origin = targetUrl.safeParse(url);
  if (!origin.success) throw new UsageError(`--target ${origin.error.issues[0]?.message}.`);
  const api = await AdminApi.signIn(origin.data, adminFrom(process.env));
  return removalText(await api.removeFixtures());
}

export async function cleanUpAfterStress(args: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({ args: [...args], options: { target: { type: 'string' } } });
  if (values.target !== undefined) return cleanTarget(values.target);
  const lines = await removeLeftovers();
  return [
    ...(lines.length === 0 ? ['No local run left anything behind.'] : lines),
    'What a run left on a running server: npm run stress:cleanup -- --target URL',
  ];
}
