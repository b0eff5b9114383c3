/** How every script ends: quietly when it worked, with one plain sentence and exit 1, or 2, when not. */

import { AppError } from '#server/app-error.ts';
import { systemClock } from '#server/system-clock.ts';

/** The same once more would come to the same: a person is needed, or another day. */
export const EXIT_NOT_AGAIN = 2;

/** Something the person at the terminal can mend. */
export class ScriptError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.detail;
  return error instanceof Error ? error.message : String(error);
}

/** `body` is handed the clock, UTC ms: a script is a `main` of its own. */
export async function runScript(
  body: (clock: () => number) => Promise<void> | void,
): Promise<void> {
  // As in the server: what it makes beside the database is for this user alone.
  process.umask(0o077);
  try {
    await body(systemClock);
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = error instanceof ScriptError ? error.exitCode : 1;
  }
}
