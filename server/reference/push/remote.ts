/** Commands on another machine, over ssh. Nobody is asked for anything: keys or nothing. */
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Target } from './target.ts';

/** The other machine was not reached, or said no. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
}

/** A lost line ends a command after about a minute. */
const OPTIONS = [
  'BatchMode=yes',
  'ConnectTimeout=15',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
  'ControlMaster=auto',
  'ControlPersist=60',
].flatMap((option) => ['-o', option]);

/** A word of a shell command, whatever stands in it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

export class Remote {
  /** One line for all commands, which begins with the first and is shared by the others. */
  private readonly line = mkdtempSync(join(tmpdir(), 'push-'));
  private isEnding = false;

  constructor(
    private readonly target: Target,
    private readonly signal: AbortSignal,
  ) {}

  /** From here on nothing is stopped any more: for what must be tidied up. */
  end(): void {
    this.isEnding = true;
  }

  /** Hangs up. */
  async close(): Promise<void> {
    await ended(spawn('ssh', ['-O', 'exit', ...this.args()], { stdio: 'ignore' }));
    rmSync(this.line, { recursive: true, force: true });
  }

  /** What it prints. @throws RemoteError unless it ends with 0 */
  async read(command: string): Promise<string> {
    const child = this.pipe(command, this.ending);
    child.stdin.end();
    const [output, error, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      ended(child),
    ]);
    if (code === 0) return output;
    throw this.failure(error, code);
  }

  /**
   * Starts what goes on until it is let go, or until this end or the line is gone. Nothing else
   * stops it, so that what it began with is known to have been done.
   * @returns its first line. @throws RemoteError when it ends before
   */
  async hold(command: string): Promise<{ said: string; letGo: () => Promise<void> }> {
    const child = this.pipe(command, {});
    // It may be gone already when it is let go.
    child.stdin.on('error', () => undefined);
    const error = text(child.stderr);
    const end = ended(child);
    const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
    const [said] = await Promise.race([line, end.then(() => [undefined] as const)]);
    if (said === undefined) throw this.failure(await error, await end);
    const letGo = async (): Promise<void> => {
      child.stdin.end();
      await end;
    };
    return { said, letGo };
  }

  /** Shows what it prints. Answers its exit code, 255 where ssh itself failed. */
  async show(command: string): Promise<number> {
    return ended(spawn('ssh', this.args(command), { ...this.ending, stdio: ['ignore', 1, 2] }));
  }

  /** Sends a file. Answers what was sent. @throws RemoteError */
  async send(path: string, to: string): Promise<{ bytes: number; sha256: string }> {
    const child = this.pipe(`cat > ${quoted(to)}`);
    const hash = createHash('sha256');
    let bytes = 0;
    const count = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    };
    const sending = pipeline(createReadStream(path), count, child.stdin);
    // Why it broke off stands in what ssh says.
    const [error, code, failure] = await Promise.all([
      text(child.stderr),
      ended(child),
      sending.then(() => null, String),
    ]);
    if (code === 0 && failure === null) return { bytes, sha256: hash.digest('hex') };
    const { message } = this.failure(error, code);
    const why = code === 0 ? (failure ?? message) : message;
    throw new RemoteError(`${path} was not sent; nothing was imported. ${why}`);
  }

  /** What ssh says when the line is cut, it says as if somebody had hung up: nothing. */
  private failure(error: string, code: number): RemoteError {
    const { SSH_HOST } = this.target;
    if (error.trim() !== '') return new RemoteError(`${SSH_HOST}: ${error.trim()}`);
    if (code !== LINE_LOST) return new RemoteError(`${SSH_HOST}: exit ${code}`);
    return new RemoteError(`The connection to ${SSH_HOST} was lost. Push again.`);
  }

  private pipe(command: string, ending = this.ending): ChildProcessWithoutNullStreams {
    return spawn('ssh', this.args(command), ending);
  }

  private get ending(): { signal?: AbortSignal } {
    return this.isEnding ? {} : { signal: this.signal };
  }

  private args(...command: string[]): string[] {
    const { SSH_HOST, SSH_CONFIG } = this.target;
    const config = SSH_CONFIG === undefined ? [] : ['-F', SSH_CONFIG];
    const line = ['-o', `ControlPath=${join(this.line, 'line')}`];
    return [...config, ...OPTIONS, ...line, '--', SSH_HOST, ...command];
  }
}

/** What ssh ends with where the other end said nothing. */
export const LINE_LOST = 255;

/** 255, as ssh says it, where there is no ssh or it was stopped. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(LINE_LOST));
    child.once('close', (code) => resolve(code ?? LINE_LOST));
  });
}
