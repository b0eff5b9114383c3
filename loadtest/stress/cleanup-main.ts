import { cleanUpAfterStress } from './cleanup.ts';
import { UsageError } from './options.ts';

try {
  for (const line of await cleanUpAfterStress(process.argv.slice(2))) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
