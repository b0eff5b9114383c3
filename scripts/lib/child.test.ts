import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './child.mjs';
import { root } from './project.mjs';

const node = process.execPath;

describe('run', () => {
  it('collects the output and the exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const { code, output } = await run(node, ['-e', script]);
    expect(code).toBe(3);
    expect(output).toContain('out');
    expect(output).toContain('err');
  });

  it('answers 127 for a program that is not there', async () => {
    expect((await run('no-such-program', [])).code).toBe(127);
  });

  it('takes its whole family along when a signal ends the script', async () => {
    const child = join(root, 'scripts/lib/child.mjs');
    // The child is a shell whose own child would sleep on, holding the other end of stderr.
    const script = `import { run } from ${JSON.stringify(child)};
      await run('sh', ['-c', 'sleep 300 & echo ready >&2; wait'], { show: true });`;
    const parent = spawn(node, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await once(parent.stderr, 'data');
    const everyoneGone = once(parent.stderr.resume(), 'end');
    parent.kill('SIGTERM');
    const [code] = (await once(parent, 'exit')) as [number];
    expect(code).toBe(143);
    await everyoneGone;
  });
});
