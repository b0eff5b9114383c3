/** Commands on another machine, over ssh. Nobody is asked for anything: keys or nothing. */
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  /**
   * What it prints.
   * @param isStoppable false for what must be known to have been done, or not
   * @throws RemoteError unless it ends with 0
   */
  async read(command: string, isStoppable = true): Promise<string> {
    const child = this.pipe(command, isStoppable ? this.ending : {});
    child.stdin.end();
    const [output, error, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      ended(child),
    ]);
    if (code === 0) return output;
    throw new RemoteError(`${this.target.SSH_HOST}: ${error.trim() || `exit ${code}`}`);
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
    throw new RemoteError(`${path} was not sent: ${error.trim() || failure || `exit ${code}`}`);
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

/** 255, as ssh says it, where there is no ssh or it was stopped. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(255));
    child.once('close', (code) => resolve(code ?? 255));
  });
}
