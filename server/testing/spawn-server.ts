/** The built server as a process of its own, as the shop runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(import.meta.dirname, '../../dist/server/main.js');
const WEB_ROOT = join(import.meta.dirname, '../../dist/web');

export interface RunningServer {
  origin: string;
  folder: string;
  databasePath: string;
  child: ChildProcess;
  /** Everything it printed so far. */
  output: () => string;
  /** Sends a signal and answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  remove(): void;
}

export interface Launch {
  /** Where the database lies; a new folder when not said. */
  folder?: string;
  /** What starts Node, for example `taskset -c 0,1`. */
  launcher?: readonly string[];
  /** The built file to run, when it is not the server itself. */
  main?: string;
}

/**
 * Starts a server on a free port.
 * @throws Error with what it printed when it ends instead of listening.
 */
export async function spawnServer(
  environment: Record<string, string> = {},
  { folder = mkdtempSync(join(tmpdir(), 'tot-')), launcher = [], main = MAIN }: Launch = {},
): Promise<RunningServer> {
  const databasePath = join(folder, 'shop.db');
  const [command = process.execPath, ...args] = [...launcher, process.execPath, main];
  const child = spawn(command, args, {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_PATH: databasePath,
      WEB_ROOT,
      NODE_ENV: 'development',
      DEMO: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      printed.push(`${line}\n`);
      const found = /"event":"listening".*?"port":(\d+)/.exec(line);
      if (found) resolve(Number(found[1]));
    });
    void exited.then(([code]) => reject(new Error(`exit ${code}\n${printed.join('')}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    folder,
    databasePath,
    child,
    output: () => printed.join(''),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      return (await exited)[0];
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
