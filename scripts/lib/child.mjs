/**
 * Child processes that never outlive the script. Each child leads a process group of its own, so
 * one signal reaches npm, node-gyp, make and the compiler alike.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.mjs';

const KILL_AFTER_MS = 3000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let endedBy;

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function onSignal(signal) {
  endedBy ??= signal;
  if (running.size === 0) process.exit(128 + constants.signals[signal]);
  stopAll();
}

/** Ends every running child: asks first, insists after three seconds. */
export function stopAll() {
  for (const child of running) {
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS).unref();
  }
}

/** Before the child is there: a signal that came first would end this process alone. */
function expectChild() {
  if (running.size > 0) return;
  for (const signal of SIGNALS) process.off(signal, onSignal).on(signal, onSignal);
}

function ended(child) {
  running.delete(child);
  if (running.size > 0) return;
  for (const signal of SIGNALS) process.off(signal, onSignal);
  if (endedBy) process.exit(128 + constants.signals[endedBy]);
}

/**
 * Runs a program to its end. A signal to this process ends the child first, then this process.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` passes its output through;
 *   otherwise the output is collected
 * @returns {Promise<{ code: number, output: string }>} code 127 when it could not be started
 */
export function run(command, args, { env = process.env, show = false } = {}) {
  return new Promise((resolve) => {
    expectChild();
    const child = spawn(command, args, {
      cwd: root,
      env,
      detached: true,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => {
      ended(child);
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code, signal) => {
      ended(child);
      resolve({ code: code ?? 128 + constants.signals[signal], output });
    });
    if (child.pid !== undefined) running.add(child);
  });
}
