/** Where the project lies, and how the scripts talk. Node built-ins only: nothing is installed yet. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A failure that is explained to the person in front of the screen, without a stack trace. */
export class Stop extends Error {
  /**
   * @param {string} what what happened
   * @param {string} [advice] what to do about it
   */
  constructor(what, advice) {
    super(advice ? `${what}\n${advice}` : what);
    this.name = 'Stop';
  }
}

/** @param {string} text one line for the person who started the script */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {number} startedMs a reading of `performance.now()` */
export function secondsSince(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}

/**
 * Runs a script's main function; a failure ends the process with exit code 1 and an explanation.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const text = error instanceof Stop ? error.message : String(error?.stack ?? error);
    process.stderr.write(`\n${text}\n`);
    process.exit(1);
  }
}
