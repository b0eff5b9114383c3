/** What the figures were measured on, and who runs where: the server on two cores, load elsewhere. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

export interface Machine {
  cores: number;
  model: string;
  node: string;
  /** Whether server and load have cores of their own. */
  isPinned: boolean;
  /** What starts Node on the server's cores. */
  serverLauncher: readonly string[];
  /** What starts Node on the load's cores. */
  loadLauncher: readonly string[];
}

const SERVER_CORES = 2;

export function machine(): Machine {
  const cores = availableParallelism();
  const hasTaskset = spawnSync('taskset', ['--version']).status === 0;
  const isPinned = hasTaskset && cores >= 2 * SERVER_CORES;
  const on = (first: number, last: number) => ['taskset', '-c', `${first}-${last}`];
  return {
    cores,
    model: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.version,
    isPinned,
    serverLauncher: isPinned ? on(0, SERVER_CORES - 1) : [],
    loadLauncher: isPinned ? on(SERVER_CORES, cores - 1) : [],
  };
}

export function describeMachine({ cores, model, node, isPinned }: Machine): string {
  const where = isPinned
    ? `server on ${SERVER_CORES} of them, load on the others`
    : 'server and load share them, so every figure is lower than on a machine of four';
  return `${cores} cores (${model}), ${where}; Node ${node}`;
}
