/** What `npm run stress` was asked for. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `npm run stress -- [flags]

  --users N         people at the same time, 1 to 2000 (20)
  --iterations N    task cycles of each, 1 to 1000 (2)
  --burst           no pauses: the ceiling; busy answers are normal, hard failures never
  --local           its own server on a temporary database (the default)
  --target URL      a running server instead; the admin who makes the people and orders comes
                    from STRESS_ADMIN_USERNAME and STRESS_ADMIN_PASSWORD
  --i-mean HOST     with --target: yes, this host (and port, as in the address), although people
                    work on it
  --no-seed         with --target: use what an earlier run with --no-cleanup left
  --no-cleanup      with --target: leave people and orders for the next run
  --json FILE       write the result as data, too
  --help            this text

npm run stress:cleanup [-- --target URL] removes what an interrupted run left.`;

/** Something the person at the terminal can mend: said in a sentence, exit 2. */
export class UsageError extends Error {}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^[0-9]+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be from ${least} to ${most}`);

/** Only the origin counts: what stands behind it is the API's. */
export const targetUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\//.test(text) && URL.canParse(text),
    'must be like http://host:8080',
  )
  .transform((text) => new URL(text).origin);

const Flags = z.object({
  users: wholeNumber(1, 2000).default(20),
  iterations: wholeNumber(1, 1000).default(2),
  burst: z.boolean().default(false),
  local: z.boolean().default(false),
  target: targetUrl.optional(),
  'i-mean': z.string().optional(),
  'no-seed': z.boolean().default(false),
  'no-cleanup': z.boolean().default(false),
  json: z.string().optional(),
  help: z.boolean().default(false),
});

export interface Options {
  users: number;
  iterations: number;
  burst: boolean;
  /** Origin of a running server; undefined for a server of its own. */
  target: string | undefined;
  /** The host that is meant although it is a production one. */
  iMean: string | undefined;
  seed: boolean;
  cleanup: boolean;
  json: string | undefined;
  help: boolean;
}

/** @throws UsageError for an unknown flag, a wrong value, or flags that contradict each other. */
export function parseOptions(args: readonly string[]): Options {
  const flags = Flags.safeParse(read(args));
  if (!flags.success) {
    const [issue] = flags.error.issues;
    throw new UsageError(`--${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { data } = flags;
  if (data.local && data.target !== undefined) {
    throw new UsageError('--local and --target exclude each other.');
  }
  const onlyWithTarget = (['i-mean', 'no-seed', 'no-cleanup'] as const).find((name) => data[name]);
  if (onlyWithTarget && data.target === undefined) {
    throw new UsageError(
      `--${onlyWithTarget} needs --target: the local server and its database are gone afterwards.`,
    );
  }
  return {
    users: data.users,
    iterations: data.iterations,
    burst: data.burst,
    target: data.target,
    iMean: data['i-mean'],
    seed: !data['no-seed'],
    cleanup: !data['no-cleanup'],
    json: data.json,
    help: data.help,
  };
}

function read(args: readonly string[]): object {
  try {
    return parseArgs({
      args: [...args],
      options: {
        users: { type: 'string' },
        iterations: { type: 'string' },
        burst: { type: 'boolean' },
        local: { type: 'boolean' },
        target: { type: 'string' },
        'i-mean': { type: 'string' },
        'no-seed': { type: 'boolean' },
        'no-cleanup': { type: 'boolean' },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
