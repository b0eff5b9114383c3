/** How every script ends: quietly when it worked, with one plain sentence and exit 1 when not. */

/** Something the person at the terminal can mend. */
export class ScriptError extends Error {}

export async function runScript(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
