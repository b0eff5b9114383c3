/** The configuration is a value: read once, checked once, printed without secrets. */
import { dirname, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isTimeZone } from '#schema/rules/time-zone.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing else reads the environment. */
export function readEnv(): Environment {
  return process.env;
}

const flag = z.enum(['0', '1']).transform((value) => value === '1');

const Variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_PATH: z.string().min(1).default('./data/timeontasks.db'),
  SECRETS_DIR: z.string().min(1).optional(),
  REPORTS_DIR: z.string().min(1).optional(),
  REFERENCE_INBOX: z.string().min(1).optional(),
  REFERENCE_DIR: z.string().min(1).optional(),
  FORCE_REFRESH: flag.default(false),
  REFERENCE_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 05:30')
    .default('05:30'),
  NOTIFY_URL: z.url({ protocol: /^https?$/ }).optional(),
  WEB_ROOT: z.string().min(1).default('./dist/web'),
  CONSOLE_HOST: z.string().min(1).optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  ENVIRONMENT_LABEL: z.string().trim().max(24).optional(),
  PLANT_TIME_ZONE: z.string().refine(isTimeZone, 'is no IANA time zone').default('UTC'),
  DEMO: flag.default(false),
  DEVICE_ENROLMENT: z.enum(['required', 'optional']).optional(),
  WRITE_BATCH_MAX: z.coerce.number().int().min(1).max(10_000).default(256),
  WRITE_DEADLINE_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUSTED_PROXIES: z.string().default(''),
});

export interface Config {
  port: number;
  host: string;
  databasePath: string;
  secretsDir: string;
  /** Where the weekly summaries are written. */
  reportsDir: string;
  /** Where the ERP drops its folders of tables; null where it drops none. */
  referenceInbox: string | null;
  /** The canonical folder of its tables, and their mapping. */
  referenceDir: string;
  /** When the server refreshes by itself, HH:MM by the plant's clock. */
  referenceAt: string;
  /** Where failures are told: a secret, for whoever knows it may write there. */
  notifyUrl: string | null;
  /** Refresh on a weekend, too. */
  forceRefresh: boolean;
  webRoot: string;
  consoleHost: string | null;
  isProduction: boolean;
  /** The ribbon on every page; null where none is wanted. */
  environmentLabel: string | null;
  /** A word for the environment that can stand in a cookie's name. */
  environmentSlug: string;
  plantTimeZone: string;
  demo: boolean;
  enrolmentRequired: boolean;
  writeBatchMax: number;
  writeDeadlineMs: number;
  logLevel: z.infer<typeof Variables>['LOG_LEVEL'];
  trustedProxies: readonly string[];
}

const slugOf = (label: string): string =>
  label.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'unnamed';

/** @throws Error naming every variable that is wrong, and why. */
export function toConfig(environment: Environment): Config {
  // A variable that is set to nothing counts as not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not usable. ${wrong.join('; ')}`);
  }
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  if (isProduction && env.DEMO) {
    throw new Error('DEMO=1 is refused when NODE_ENV=production: a demo shop is no real shop.');
  }
  const databasePath = resolve(env.DATABASE_PATH);
  return {
    port: env.PORT,
    host: env.HOST,
    databasePath,
    secretsDir: resolve(env.SECRETS_DIR ?? `${dirname(databasePath)}/secrets`),
    reportsDir: resolve(env.REPORTS_DIR ?? `${dirname(databasePath)}/reports`),
    referenceInbox: env.REFERENCE_INBOX === undefined ? null : resolve(env.REFERENCE_INBOX),
    referenceDir: resolve(env.REFERENCE_DIR ?? `${dirname(databasePath)}/pm_database`),
    referenceAt: env.REFERENCE_AT,
    notifyUrl: env.NOTIFY_URL ?? null,
    forceRefresh: env.FORCE_REFRESH,
    webRoot: resolve(env.WEB_ROOT),
    consoleHost: env.CONSOLE_HOST ?? null,
    isProduction,
    environmentLabel: env.ENVIRONMENT_LABEL ?? null,
    environmentSlug: slugOf(env.ENVIRONMENT_LABEL ?? (isProduction ? 'production' : 'development')),
    plantTimeZone: env.PLANT_TIME_ZONE,
    demo: env.DEMO,
    enrolmentRequired:
      (env.DEVICE_ENROLMENT ?? (isProduction ? 'required' : 'optional')) === 'required',
    writeBatchMax: env.WRITE_BATCH_MAX,
    writeDeadlineMs: env.WRITE_DEADLINE_MS,
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUSTED_PROXIES.split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  };
}

/** Equal hashes mean equal settings; where this machine keeps its files does not count. */
export function configHash(config: Config): string {
  const {
    databasePath: _db,
    secretsDir: _secrets,
    reportsDir: _reports,
    referenceInbox: _inbox,
    referenceDir: _reference,
    forceRefresh: _force,
    notifyUrl: _notify,
    webRoot: _web,
    port: _port,
    ...rest
  } = config;
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16);
}
