/** `npm run stress`: would the floor hold? docs/stress.md says how to read what it prints. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { openProgress } from './progress.ts';
import { parseOptions, USAGE, UsageError } from './options.ts';
import { reportText } from './report.ts';
import { stress } from './stress.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_INTERRUPTED = 130;
const SAME_KEY_MS = 1000;

const say = (line: string): void => console.log(line);
const interruption = new AbortController();
let interruptedAt = 0;
const interrupt = (): void => {
  if (interruption.signal.aborted) {
    // npm passes on the signal that the terminal has already given to everybody.
    if (performance.now() - interruptedAt < SAME_KEY_MS) return;
    console.error('\nLeaving at once. What is left: npm run stress:cleanup');
    process.exit(EXIT_INTERRUPTED);
  }
  console.error('\nBreaking off and cleaning up. Once more leaves at once.');
  interruptedAt = performance.now();
  interruption.abort();
};
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

/** Better found out before the run than after it. @throws UsageError */
function claimFile(path: string): void {
  try {
    appendFileSync(path, '');
  } catch (error) {
    throw new UsageError(`--json ${path} cannot be written: ${String(error)}`);
  }
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) say(USAGE);
  else {
    if (options.json !== undefined) claimFile(options.json);
    const report = await stress(options, {
      environment: process.env,
      signal: interruption.signal,
      say,
      progress: openProgress(),
    });
    say(reportText(report));
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
      say(`Written to ${options.json}.`);
    }
    process.exitCode = report.verdict.grade === 'FAIL' ? EXIT_FAILED : 0;
  }
} catch (error) {
  if (interruption.signal.aborted) process.exitCode = EXIT_INTERRUPTED;
  else {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}
